import type { PeopleView, RowKey } from "../rules";
import { PAGE_SIZE, viewHref } from "../rules";

/** Where the arrows lead: the neighbouring pages, if there are any. */
export function neighbours(
  path: string,
  { filter, columns, cursor, from }: PeopleView,
  { rows, more }: { rows: readonly RowKey[]; more: boolean },
): { previous: string | undefined; next: string | undefined } {
  const [first, last] = [rows[0], rows.at(-1)];
  const hasNext = cursor?.back ? true : more;
  const hasPrevious = cursor !== undefined && (cursor.back ? more : true);
  const back = from - PAGE_SIZE;
  const previous =
    back > 1 && first
      ? viewHref(path, filter, { columns, before: first, from: back })
      : viewHref(path, filter, { columns });
  return {
    previous: hasPrevious ? previous : undefined,
    next:
      hasNext && last
        ? viewHref(path, filter, { columns, after: last, from: from + rows.length })
        : undefined,
  };
}

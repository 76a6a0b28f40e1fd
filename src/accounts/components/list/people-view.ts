import { visibleText } from "../../input";
import type { PeopleCursor } from "../../list-people";
import type { PeopleFilter, PeopleState } from "../../queries";

/** The states as the address names them, in the order of a person's life. */
export const STATES = {
  created: "CREATED",
  invited: "INVITED",
  expired: "EXPIRED",
  active: "ACTIVE",
  suspended: "SUSPENDED",
  closed: "CLOSED",
} as const satisfies Record<string, PeopleState>;

export const PAGE_SIZE = 50;

/** Beyond it the list says "about". */
export const COUNTED = 100_000;

/** One view of the People list, as its address says it. */
export type PeopleView = {
  filter: PeopleFilter;
  cursor: PeopleCursor | undefined;
  /** Number of the page's first row. */
  from: number;
};

export type Query = Record<string, string | string[] | undefined>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const listOf = (value: string | string[] | undefined): string[] =>
  [value ?? []].flat().flatMap((part) => part.split(","));

const oneOf = (value: string | string[] | undefined): string => [value ?? ""].flat()[0] ?? "";

const isStateName = (name: string): name is keyof typeof STATES => Object.hasOwn(STATES, name);

/** Name key and id in one word of the address; what does not have its form is no position. */
const writeCursor = ({ nameKey, id }: { nameKey: string; id: string }): string =>
  `${id}.${encodeURIComponent(nameKey)}`;

function readCursor(text: string): { nameKey: string; id: string } | undefined {
  const [id = "", name] = [text.slice(0, 36), text.slice(37)];
  if (!UUID.test(id) || text[36] !== "." || name === undefined) return undefined;
  try {
    return { id, nameKey: visibleText(decodeURIComponent(name)) };
  } catch {
    return undefined;
  }
}

/** Reads any address; what it does not understand it leaves out. */
export function readView(query: Query): PeopleView {
  const kind = oneOf(query.kind).toUpperCase();
  const after = readCursor(oneOf(query.after));
  const before = readCursor(oneOf(query.before));
  const from = Number(oneOf(query.from));
  const cursor = after ?? (before && { ...before, back: true });
  return {
    filter: {
      q: visibleText(oneOf(query.q)).trim().slice(0, 200),
      states: listOf(query.status).flatMap((name) => (isStateName(name) ? [STATES[name]] : [])),
      kind: kind === "USER" || kind === "CONTACT" ? kind : undefined,
      asked: oneOf(query.asked) !== "",
      failed: oneOf(query.failed) !== "",
    },
    cursor,
    from: cursor && Number.isSafeInteger(from) && from > 1 ? from : 1,
  };
}

export const isFiltered = ({ q, states, kind, asked, failed }: PeopleFilter): boolean =>
  Boolean(q || states?.length || kind || asked || failed);

/** The filters as fields of the address. */
export function fieldsOf({ q, states = [], kind, asked, failed }: PeopleFilter) {
  const names = Object.keys(STATES).filter(
    (name) => isStateName(name) && states.includes(STATES[name]),
  );
  return {
    ...(q && { q }),
    ...(names.length > 0 && { status: names.join(",") }),
    ...(kind && { kind: kind.toLowerCase() }),
    ...(asked && { asked: "1" }),
    ...(failed && { failed: "1" }),
  };
}

/** The address of a view; a page of its own is named by the row before or after it. */
export function viewHref(
  path: string,
  filter: PeopleFilter,
  page?: { after?: RowKey; before?: RowKey; from: number },
): string {
  const query = new URLSearchParams(fieldsOf(filter));
  if (page?.after) query.set("after", writeCursor(page.after));
  if (page?.before) query.set("before", writeCursor(page.before));
  if (page) query.set("from", String(page.from));
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

type RowKey = { nameKey: string; id: string };

/** Where the arrows lead: the neighbouring pages, if there are any. */
export function neighbours(
  path: string,
  { filter, cursor, from }: PeopleView,
  { rows, more }: { rows: readonly RowKey[]; more: boolean },
): { previous: string | undefined; next: string | undefined } {
  const [first, last] = [rows[0], rows.at(-1)];
  const hasNext = cursor?.back ? true : more;
  const hasPrevious = cursor !== undefined && (cursor.back ? more : true);
  const back = from - PAGE_SIZE;
  const previous =
    back > 1 && first
      ? viewHref(path, filter, { before: first, from: back })
      : viewHref(path, filter);
  return {
    previous: hasPrevious ? previous : undefined,
    next:
      hasNext && last
        ? viewHref(path, filter, { after: last, from: from + rows.length })
        : undefined,
  };
}

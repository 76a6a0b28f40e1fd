import { z } from "zod";
import { visibleText } from "@/accounts/input";
import type { ImportState } from "@/imports/rules";
import type { ImportCursor, ImportFilter } from "@/runs/queries";

/** States as a person looks for them. */
export const STATE_GROUPS = {
  open: ["READ", "PLANNED", "AWAITING", "PAUSED"],
  running: ["UPLOADING", "READING", "PLANNING", "APPLYING"],
  applied: ["APPLIED"],
  over: ["FAILED", "DISCARDED"],
} as const satisfies Record<string, readonly ImportState[]>;
export type StateGroup = keyof typeof STATE_GROUPS;

const first = z.preprocess((value) => [value].flat()[0], z.string());

const place = first.transform((text, context): ImportCursor => {
  const [at = "", id] = text.split("_");
  const read = z.object({ at: z.iso.datetime(), id: z.uuid() }).safeParse({ at, id });
  if (read.success) return { at: new Date(read.data.at), id: read.data.id };
  context.addIssue({ code: "custom", message: "wrong" });
  return z.NEVER;
});

const query = z.object({
  q: first
    .transform((text) => visibleText(text).trim().slice(0, 200))
    .catch("")
    .default(""),
  state: first
    .pipe(z.enum(["open", "running", "applied", "over"]))
    .optional()
    .catch(undefined),
  after: place.optional().catch(undefined),
  before: place.optional().catch(undefined),
  row: first.pipe(z.coerce.number<string>().int().min(1).max(1_000_000)).catch(1).default(1),
});
export type ListQuery = { q: string; state: StateGroup | undefined; from: number } & {
  cursor: ImportCursor | undefined;
};

/** What the address asks for; what it cannot mean is left out. */
export function readListQuery(given: Record<string, unknown>): ListQuery {
  const { q, state, after, before, row } = query.parse(given);
  const cursor = before ? { ...before, back: true } : after;
  return { q, state, cursor, from: cursor ? row : 1 };
}

export const filterOf = ({ q, state }: Pick<ListQuery, "q" | "state">): ImportFilter => ({
  q,
  states: state ? STATE_GROUPS[state] : [],
});

const writePlace = ({ createdAt, id }: { createdAt: Date; id: string }): string =>
  `${createdAt.toISOString()}_${id}`;

type Line = { createdAt: Date; id: string };

/** Where the arrows lead. */
export function listNeighbours(
  path: string,
  { q, state, cursor, from }: ListQuery,
  { rows, more }: { rows: readonly Line[]; more: boolean },
  size: number,
) {
  const [top, last] = [rows[0], rows.at(-1)];
  const href = (extra: Record<string, string>) =>
    `${path}?${new URLSearchParams({ ...(q ? { q } : {}), ...(state ? { state } : {}), ...extra })}`;
  const hasNext = cursor?.back ? true : more;
  const hasPrevious = cursor !== undefined && (cursor.back ? more : true);
  const back = from - size;
  const previous =
    back > 1 && top ? href({ before: writePlace(top), row: String(back) }) : href({});
  return {
    previousHref: hasPrevious ? previous : undefined,
    nextHref:
      hasNext && last
        ? href({ after: writePlace(last), row: String(from + rows.length) })
        : undefined,
  };
}

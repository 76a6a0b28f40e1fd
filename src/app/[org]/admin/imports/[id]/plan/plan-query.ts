import { z } from "zod";
import { visibleText } from "@/accounts/input";
import { groupKey } from "@/corrections/input";
import type { RowCursor, RowFilter } from "@/plans/queries";
import type { PlanCounts, Verdict } from "@/plans/rules";
import { VERDICTS } from "@/plans/rules";

const first = z.preprocess((value) => [value].flat()[0], z.string());
const line = first.pipe(z.coerce.number<string>().int().min(0).max(2_000_000));

const query = z.object({
  tab: first
    .pipe(z.enum([...VERDICTS, "REFUSED"]))
    .optional()
    .catch(undefined),
  group: first.pipe(groupKey).optional().catch(undefined),
  q: first
    .transform((text) => visibleText(text).trim().slice(0, 200))
    .catch("")
    .default(""),
  after: line.optional().catch(undefined),
  before: line.optional().catch(undefined),
  row: first.pipe(z.coerce.number<string>().int().min(1).max(1_000_000)).catch(1).default(1),
});

/** Rows of one verdict, or those that applying refused. */
export type Tab = Verdict | "REFUSED";

export type PlanQuery = {
  tab: Tab | undefined;
  group: string | undefined;
  q: string;
  cursor: RowCursor | undefined;
  from: number;
};

/** What needs a person first, then what is written, then the rest. */
const FIRST: readonly Verdict[] = ["ERROR", "CONFLICT", ...VERDICTS];

/** Which rows the address asks for; without a tab those that need a person first. */
export function readPlanQuery(given: Record<string, unknown>, { verdicts }: PlanCounts): PlanQuery {
  const { tab, group, q, after, before, row } = query.parse(given);
  const cursor =
    before !== undefined
      ? { line: before, back: true }
      : after !== undefined
        ? { line: after }
        : undefined;
  const own = tab ?? FIRST.find((verdict) => (verdicts[verdict] ?? 0) > 0);
  return { tab: own, group, q, cursor, from: cursor ? row : 1 };
}

export function rowFilterOf({ tab, group, q }: PlanQuery): RowFilter {
  if (group !== undefined) return { group, q };
  return tab === "REFUSED" ? { isRefused: true, q } : { verdicts: tab ? [tab] : [], q };
}

/** The address of other rows of the same plan. */
export function planHref(path: string, view: Partial<PlanQuery>, extra = {}): string {
  const { tab, group, q } = view;
  const fields = { ...(tab && { tab }), ...(group && { group }), ...(q && { q }), ...extra };
  const search = new URLSearchParams(fields);
  return search.size > 0 ? `${path}?${search}` : path;
}

/** Where the arrows lead. */
export function planNeighbours(
  path: string,
  view: PlanQuery,
  { rows, more }: { rows: readonly { line: number }[]; more: boolean },
  size: number,
) {
  const { cursor, from } = view;
  const [top, last] = [rows[0], rows.at(-1)];
  const hasNext = cursor?.back ? true : more;
  const hasPrevious = cursor !== undefined && (cursor.back ? more : true);
  const back = from - size;
  const before =
    back > 1 && top
      ? { before: String(top.line), row: String(back) }
      : ({} as Record<string, string>);
  const after = last && { after: String(last.line), row: String(from + rows.length) };
  return {
    previousHref: hasPrevious ? planHref(path, view, before) : undefined,
    nextHref: hasNext && after ? planHref(path, view, after) : undefined,
  };
}

import { z } from "zod";
import { allOf } from "@/addressees/rules";
import { readView } from "@/people/input";
import type { PeopleCursor, Query, RowKey } from "@/people/rules";
import { PAGE_SIZE, viewHref } from "@/people/rules";
import type { RehearsedFilter } from "@/rehearsals/list-rehearsed";
import type { Rehearsal } from "@/rehearsals/queries";
import { HINDRANCES, READINESS } from "@/rehearsals/rules";

const first = z.preprocess((value) => [value].flat()[0], z.string());
const own = z.object({
  ready: first.pipe(z.enum(READINESS)).optional().catch(undefined),
  domain: first.pipe(z.string().max(255)).optional().catch(undefined),
});

export type RehearsalView = {
  filter: RehearsedFilter;
  cursor: PeopleCursor | undefined;
  /** Number of the page's first row. */
  from: number;
};

/** What the address asks for; what it cannot mean is left out. */
export function readRehearsalView(given: Query): RehearsalView {
  const { filter, cursor, from } = readView(given);
  const { q, language, team } = filter;
  const { ready: readiness, domain } = own.parse(given);
  return { filter: { q, language, team, readiness, domain }, cursor, from };
}

type Place = Parameters<typeof viewHref>[2];

/** The address of a view of the rehearsal. */
export function rehearsalHref(
  path: string,
  { readiness, domain, ...people }: RehearsedFilter,
  place?: Place,
): string {
  const href = viewHref(path, people, place);
  const more = new URLSearchParams({
    ...(readiness && { ready: readiness }),
    ...(domain && { domain }),
  }).toString();
  if (!more) return href;
  return `${href}${href.includes("?") ? "&" : "?"}${more}`;
}

/** Where the arrows lead, of a page of `rows`. */
export function rehearsalNeighbours(
  path: string,
  { filter, cursor, from }: RehearsalView,
  rows: readonly RowKey[],
  more: boolean,
) {
  const [top, last] = [rows[0], rows.at(-1)];
  const back = from - PAGE_SIZE;
  const hasPrevious = cursor !== undefined && (cursor.back ? more : true);
  const hasNext = cursor?.back ? true : more;
  const before = back > 1 && top ? { before: top, from: back } : undefined;
  return {
    previousHref: hasPrevious ? rehearsalHref(path, filter, before) : undefined,
    nextHref:
      hasNext && last
        ? rehearsalHref(path, filter, { after: last, from: from + rows.length })
        : undefined,
  };
}

/** The tabs with their numbers; those of nobody are left out. */
export function tabsOf(rehearsal: Rehearsal, { readiness }: RehearsedFilter) {
  const { total, channels, instead, hindered, domains } = rehearsal;
  const doubted = domains.reduce((sum, { count }) => sum + count, 0);
  const { "text-country": abroad = 0, "text-stopped": stopped = 0, undeliverable = 0 } = instead;
  const coded = abroad + stopped + undeliverable;
  const counts = [
    { key: "all", count: total },
    { key: "ready", count: allOf(channels) - doubted - coded },
    { key: "doubtful", count: doubted },
    { key: "instead", count: coded },
    ...HINDRANCES.map((key) => ({ key, count: hindered[key] ?? 0 })),
  ] as const;
  return counts
    .map((tab) => ({ ...tab, isCurrent: tab.key === (readiness ?? "all") }))
    .filter(({ key, count, isCurrent }) => key === "all" || count > 0 || isCurrent);
}

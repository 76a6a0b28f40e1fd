import { visibleText } from "@/accounts/input";
import type { TeamCursor, TeamRow } from "../queries";

export const TEAMS_A_PAGE = 50;

export type TeamsQuery = Record<string, string | string[] | undefined>;

/** One view of the list of teams, as its address says it. */
export type TeamsView = {
  q: string;
  cursor: TeamCursor | undefined;
  /** Number of the page's first row. */
  from: number;
};

const firstOf = (value: string | string[] | undefined): string =>
  visibleText([value ?? ""].flat()[0] ?? "").slice(0, 500);

/** Reads any address. */
export function readTeamsView(query: TeamsQuery): TeamsView {
  const [after, before] = [firstOf(query.after), firstOf(query.before)];
  const cursor = after ? { nameKey: after } : before ? { nameKey: before, back: true } : undefined;
  const from = Number(firstOf(query.from));
  return {
    q: firstOf(query.q).trim().slice(0, 200),
    cursor,
    from: cursor && Number.isSafeInteger(from) && from > 1 ? from : 1,
  };
}

function href(path: string, fields: Record<string, string>): string {
  const query = new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== ""));
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** Where the arrows lead: the neighbouring pages, if there are any. */
export function teamNeighbours(
  path: string,
  { q, cursor, from }: TeamsView,
  { rows, more }: { rows: readonly Pick<TeamRow, "nameKey">[]; more: boolean },
): { previous: string | undefined; next: string | undefined } {
  const [first, last] = [rows[0], rows.at(-1)];
  const hasNext = cursor?.back ? true : more;
  const hasPrevious = cursor !== undefined && (cursor.back ? more : true);
  const back = from - TEAMS_A_PAGE;
  const previous =
    back > 1 && first
      ? href(path, { q, before: first.nameKey, from: String(back) })
      : href(path, { q });
  const next = last && href(path, { q, after: last.nameKey, from: String(from + rows.length) });
  return { previous: hasPrevious ? previous : undefined, next: hasNext ? next : undefined };
}

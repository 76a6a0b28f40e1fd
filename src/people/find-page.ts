import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, join, sql } from "@/lib/sql";
import { isMatching, onward, pageOf, peopleConditions } from "./queries";
import type { PeopleCursor, PeopleFilter } from "./rules";
import type { Named, PeopleConditions, Way } from "./scattered";

/** Where a name stands in a search: it begins with all that was typed, with one of the words, or with neither. */
type Rank = 0 | 1 | 2;
const RANKS: readonly Rank[] = [0, 1, 2];

/** A page of a search: from where, and how many are wanted. */
type Asked = { words: readonly string[]; cursor: PeopleCursor | undefined; most: number };

/** So many are tried for each that is wanted; then whoever has the words is looked up. */
const TRIED_FOR_ONE = 60;

/** Words that tell where a name stands; more of them only narrow. */
const TELLING = 5;

/** Behind every name that begins with what stands before it. */
const END = "\u{10ffff}";

/** Texts as the database orders them: by their bytes. */
const compare = (one: string, two: string): number =>
  Buffer.compare(Buffer.from(one), Buffer.from(two));

const begins = (name: string, start: string): boolean =>
  compare(name, start) >= 0 && compare(name, start + END) < 0;

function rankOf(words: readonly string[], name: string): Rank {
  if (begins(name, words.join(" "))) return 0;
  return words.slice(0, TELLING).some((word) => begins(name, word)) ? 1 : 2;
}

function rankSql(words: readonly string[]): Sql {
  const begins = (start: string) => sql`(a.name_key >= ${start} AND a.name_key < ${start + END})`;
  const any = words.slice(0, TELLING).map(begins);
  return sql`CASE WHEN ${begins(words.join(" "))} THEN 0 WHEN ${join(any, " OR ")} THEN 1 ELSE 2 END`;
}

/** Where the names of a rank stand: stretches of the list between the beginnings and ends of what was typed. */
function stretches(words: readonly string[], rank: Rank, name: Sql): Sql[] {
  const starts = [...words.slice(0, TELLING), words.join(" ")];
  const bounds = [...new Set(["", ...starts, ...starts.map((start) => start + END)])].sort(compare);
  return bounds.flatMap((from, at) => {
    if (rankOf(words, from) !== rank) return [];
    const to = bounds[at + 1];
    return [
      to === undefined ? sql`${name} >= ${from}` : sql`${name} >= ${from} AND ${name} < ${to}`,
    ];
  });
}

type Met = { id: string; isEnd: boolean };

/** The people of one rank whom a walk of bounded length meets in order; undefined where it ended before it met enough. */
async function walk(
  tx: OrgTx,
  each: readonly Way[],
  { test }: Named,
  { words, cursor, most, rank, isBack }: Asked & { rank: Rank; isBack: boolean },
): Promise<string[] | undefined> {
  const length = TRIED_FOR_ONE * most;
  const by = isBack ? sql`DESC` : empty;
  const walks = each.flatMap((way) => {
    const [{ along, tries, name, id }, from] = [way, onward(way, cursor)];
    return stretches(words, rank, name).map(
      (stretch) => sql`
        (SELECT a.id, a.name_key, a.place = ${length} AS "isEnd" FROM (
          SELECT a.*, row_number() OVER (ORDER BY a.name_key ${by}, a.id ${by}) AS place FROM (
            SELECT a.* ${along} AND ${stretch} AND ${from} ORDER BY ${name} ${by}, ${id} ${by} LIMIT ${length}) a) a
         WHERE CASE WHEN ${join([test, ...tries], " AND ")} THEN true ELSE a.place = ${length} END
         ORDER BY a.name_key ${by}, a.id ${by} LIMIT ${most})`,
    );
  });
  if (walks.length === 0) return [];
  const rows = await tx.db.$queryRaw<Met[]>(sql`
    SELECT id, "isEnd" FROM (${join(walks, " UNION ALL ")}) met ORDER BY name_key ${by}, id ${by} LIMIT ${most}`);
  return rows.some(({ isEnd }) => isEnd) ? undefined : rows.map(({ id }) => id);
}

/** The same page from everybody who has the words. */
async function lookUp(
  tx: OrgTx,
  { each }: PeopleConditions,
  { source, test }: Named,
  { words, cursor, most }: Asked,
): Promise<string[]> {
  const rank = rankSql(words);
  const [by, than] = cursor?.back ? [sql`DESC`, sql`<`] : [empty, sql`>`];
  const from = cursor
    ? sql`AND (${rank}, a.name_key, a.id) ${than} (${rankOf(words, cursor.nameKey)}, ${cursor.nameKey}, ${cursor.id}::uuid)`
    : empty;
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT a.id FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (ARRAY(${source})) AND ${test} AND ${isMatching(each)} ${from}
    ORDER BY ${rank} ${by}, a.name_key ${by}, a.id ${by} LIMIT ${most}`);
  return rows.map(({ id }) => id);
}

/** Most names that are looked for begin with what was typed, or have company: a short walk finds a page of either. */
async function search(
  tx: OrgTx,
  found: PeopleConditions,
  named: Named,
  asked: Asked,
): Promise<string[]> {
  const { words, cursor, most } = asked;
  const isBack = cursor?.back === true;
  const first = cursor ? rankOf(words, cursor.nameKey) : 0;
  const ranks = isBack ? RANKS.toReversed() : RANKS;
  const ids: string[] = [];
  for (const rank of ranks.slice(ranks.indexOf(first))) {
    const at = { words, most: most - ids.length, cursor: rank === first ? cursor : undefined };
    const met = await walk(tx, found.each, named, { ...at, rank, isBack });
    if (!met) return lookUp(tx, found, named, asked);
    ids.push(...met);
    if (ids.length >= most) break;
  }
  return ids;
}

/**
 * The ids of a page of people, and the order in which it stands: by name; of a search first those whose name begins
 * with what was typed, then those whose name begins with one of its words. A cursor says by its name among whom it stands.
 */
export async function findPage(
  tx: OrgTx,
  filter: PeopleFilter,
  cursor: PeopleCursor | undefined,
  most: number,
): Promise<{ page: Sql; order: Sql }> {
  const found = await peopleConditions(tx, filter, "apart");
  const { each, named } = found;
  if (!named) return { page: pageOf(each, cursor, most), order: sql`a.name_key, a.id` };
  const { words } = named;
  const ids = await search(tx, found, named, { words, cursor, most });
  return {
    page: sql`SELECT unnest(${ids}::uuid[]) AS id`,
    order: sql`${rankSql(words)}, a.name_key, a.id`,
  };
}

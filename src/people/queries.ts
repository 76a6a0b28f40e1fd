import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, join, sql } from "@/lib/sql";
import type { Matching, PeopleFilter, PeopleState, Scattered } from "./rules";
import { COUNTED, NARROW, TRIED } from "./rules";
import { scattered } from "./scattered";

/** Whether a source holds few enough to look each of them up. */
async function isNarrow(tx: OrgTx, source: Sql, few = NARROW): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM (SELECT 1 FROM (${source}) found LIMIT ${few + 1}) counted`);
  return (rows[0]?.n ?? 0) <= few;
}

/** Conditions on the account's own columns: each has an index in the order of the list. */
function ownConditions(filter: PeopleFilter): Sql[] {
  const { kind, language, owner, source } = filter;
  const parts: Sql[] = [];
  if (kind) parts.push(sql`a.kind = ${kind}`);
  if (language)
    parts.push(language === "NONE" ? sql`a.language IS NULL` : sql`a.language = ${language}`);
  if (owner) parts.push(sql`a.owner_id = ${owner}::uuid`);
  if (source) parts.push(sql`a.source = ${source}`);
  if (filter.undeliverable) parts.push(sql`a.undeliverable_at IS NOT NULL`);
  if (filter.asked) parts.push(sql`a.asked_at IS NOT NULL`);
  if (filter.lacks)
    parts.push(filter.lacks === "EMAIL" ? sql`a.email IS NULL` : sql`a.phone IS NULL`);
  return parts;
}

const oneOf = (source: Sql): Sql => sql`a.id = ANY (ARRAY(SELECT found.id FROM (${source}) found))`;

/** Within a CASE the planner knows nothing of how many pass: it believes in half, and walks until it has met a page of them. */
const tried = (test: Sql): Sql => sql`CASE WHEN ${test} THEN true END`;

/** A few invitations that live among many expired ones, or the other way round, are looked up too. */
async function stateCondition(tx: OrgTx, state: PeopleState): Promise<Sql> {
  if (state !== "INVITED" && state !== "EXPIRED") return sql`a.status = ${state}`;
  const invited = (until: Sql) => sql`SELECT t.id FROM app.accounts t
    WHERE t.org_id = ${tx.org}::uuid AND t.status = 'INVITED' AND t.claimable_until ${until}`;
  const [over, alive] = [sql`<= ${tx.now}`, sql`> ${tx.now}`];
  const [source, test] =
    state === "EXPIRED"
      ? [invited(over), sql`a.claimable_until ${over}`]
      : [
          sql`${invited(sql`IS NULL`)} UNION ALL ${invited(alive)}`,
          sql`(a.claimable_until IS NULL OR a.claimable_until ${alive})`,
        ];
  const all = sql`a.status = 'INVITED' AND ${test}`;
  return (await isNarrow(tx, source)) ? sql`${oneOf(source)} AND ${all}` : all;
}

export type PeopleConditions = {
  /** One way for each state and wait: together they are all who match, and nobody is in two. */
  each: Matching<Sql>[];
  /** Where people are tried one by one along the names: everybody who may match. */
  candidates: Sql | undefined;
};

const NOBODY: PeopleConditions = { each: [{ holds: sql`false` }], candidates: undefined };

const holding = (tx: OrgTx, parts: Sql[]): Sql =>
  join([sql`a.org_id = ${tx.org}::uuid`, ...parts], " AND ");

/** What lies scattered and is little is looked up, what is much is met along the names. */
async function placed(tx: OrgTx, { source, own, test, few }: Scattered<Sql>) {
  const isFew = await isNarrow(tx, source, few);
  return {
    isFew,
    parts: [...(own ? [own] : []), ...(isFew ? [oneOf(source), test] : [tried(test)])],
  };
}

/** The states of people whose invitation waits for something. */
const INVITED: readonly PeopleState[] = ["INVITED", "EXPIRED"];

/** One state, or any, of people whose invitation waits for these. */
async function waysTo(tx: OrgTx, ways: Scattered<Sql>[], parts: Sql[]): Promise<PeopleConditions> {
  const found = ways.map(async (way) => {
    const { isFew, parts: own } = await placed(tx, way);
    const holds = holding(tx, [...parts, ...own]);
    // who is few is found faster where they are to be found only by something else as well
    const isMet = !isFew || parts.length === 0;
    const met = way.met && isMet ? join([way.met, ...parts], " AND ") : undefined;
    return { holds, met, isTried: !isFew && (!met || parts.length > 0) };
  });
  const each = await Promise.all(found);
  const sources = join(
    ways.map(({ source }) => source),
    " UNION ALL ",
  );
  return { each, candidates: each.some(({ isTried }) => isTried) ? sources : undefined };
}

/** The conditions of the people that match. */
export async function peopleConditions(tx: OrgTx, filter: PeopleFilter): Promise<PeopleConditions> {
  const parts = ownConditions(filter);
  let candidates: Sql | undefined;
  const { all: scatteredIn, ways } = await scattered(tx, filter);
  for (const one of scatteredIn) {
    const { isFew, parts: own } = await placed(tx, one);
    parts.push(...own);
    if (!isFew) candidates ??= one.source;
  }
  const asked = [...new Set(filter.states)].filter(
    (state) => ways.length === 0 || INVITED.includes(state),
  );
  if (filter.states?.length && asked.length === 0) return NOBODY;
  const states: Sql[][] = filter.states?.length ? [] : [parts];
  for (const state of asked) states.push([await stateCondition(tx, state), ...parts]);
  if (ways.length === 0)
    return { each: states.map((all) => ({ holds: holding(tx, all) })), candidates };
  const found: PeopleConditions[] = [];
  for (const all of states) found.push(await waysTo(tx, ways, all));
  return {
    each: found.flatMap(({ each }) => each),
    candidates: candidates ?? found.find((one) => one.candidates)?.candidates,
  };
}

/** Whoever matches, by id. */
export const matchingIds = (each: readonly Matching<Sql>[], most?: number): Sql => {
  const limit = most === undefined ? empty : sql`LIMIT ${most}`;
  const ids = each.map(({ holds, met }) =>
    met
      ? sql`(SELECT w.account_id AS id ${met} ${limit})`
      : sql`(SELECT a.id FROM app.accounts a WHERE ${holds} ${limit})`,
  );
  return join(ids, " UNION ALL ");
};

/** Whether an account `a` matches. */
export const isMatching = (each: readonly Matching<Sql>[]): Sql =>
  sql`((${join(
    each.map(({ holds }) => holds),
    ") OR (",
  )}))`;

async function countTo(tx: OrgTx, each: Matching<Sql>[], most: number): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: bigint }[]>(sql`
    SELECT count(*) AS n FROM (${matchingIds(each, most + 1)}) counted`);
  return Math.min(Number(rows[0]?.n ?? 0), most + 1);
}

/** How many match, counted to `most` and no further: beyond it the list says "about". */
export async function countPeople(
  tx: OrgTx,
  filter: PeopleFilter,
  most = COUNTED,
): Promise<number> {
  return countTo(tx, (await peopleConditions(tx, filter)).each, most);
}

/** The same for a page that waits. Of people who would be tried one by one only the first are, and `isMore` says so. */
export async function estimatePeople(
  tx: OrgTx,
  filter: PeopleFilter,
): Promise<{ count: number; isMore: boolean }> {
  const { each, candidates } = await peopleConditions(tx, filter);
  if (!candidates) {
    const found = await countTo(tx, each, COUNTED);
    return { count: Math.min(found, COUNTED), isMore: found > COUNTED };
  }
  const rows = await tx.db.$queryRaw<{ candidates: number; n: number }[]>(sql`
    WITH candidates AS MATERIALIZED (SELECT found.id FROM (${candidates}) found LIMIT ${TRIED + 1})
    SELECT (SELECT count(*)::int FROM candidates) AS candidates, count(*)::int AS n FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (ARRAY(SELECT id FROM candidates)) AND ${isMatching(each)}`);
  const [found] = rows;
  return { count: Math.min(found?.n ?? 0, TRIED), isMore: (found?.candidates ?? 0) > TRIED };
}

import { NAMELESS } from "@/accounts/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, join, sql } from "@/lib/sql";
import { HAS_UNSENT } from "@/reach/queries";
import type { Matching, PeopleCursor, PeopleFilter, PeopleState } from "./rules";
import { COUNTED, NARROW } from "./rules";
import type { PeopleConditions, Scattered, Way } from "./scattered";
import { scattered } from "./scattered";

/** Whether a source holds few enough to look each of them up. */
async function isNarrow(tx: OrgTx, source: Sql, few = NARROW): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM (SELECT 1 FROM (${source}) found LIMIT ${few + 1}) counted`);
  return (rows[0]?.n ?? 0) <= few;
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
      ? [invited(over), sql`a.claimable_until ${over} AND NOT ${HAS_UNSENT}`]
      : [
          sql`${invited(sql`IS NULL`)} UNION ALL ${invited(alive)} UNION ALL SELECT u.account_id FROM app.messages u WHERE u.org_id = ${tx.org}::uuid AND u.wait = 'QUEUED'`,
          sql`(a.claimable_until IS NULL OR a.claimable_until ${alive} OR ${HAS_UNSENT})`,
        ];
  const all = sql`a.status = 'INVITED' AND ${test}`;
  return (await isNarrow(tx, source)) ? sql`${oneOf(source)} AND ${all}` : all;
}

/** What an index finds, and what is tried one by one. */
type Parts = { parts: readonly Sql[]; tries: readonly Sql[] };

/** Nobody who was erased is in a team or has an application. */
const EVERYBODY = sql`true`;

const both = (parts: readonly Sql[]): Sql => join([...parts], " AND ");

/** A way along the accounts, which ends before those who were erased: a skeleton is nobody. */
function wayOf({ org }: OrgTx, { parts, tries }: Parts): Way {
  const [own, end] = [[sql`a.org_id = ${org}::uuid`, ...parts], sql`a.name_key < ${NAMELESS}`];
  const where = (all: readonly Sql[]) => sql`FROM app.accounts a WHERE ${both(all)}`;
  const [from, along] = [where([...own, ...tries]), where(own)];
  const holds = both([...own, end, ...tries]);
  return { holds, from, along, end, tries, name: sql`a.name_key`, id: sql`a.id` };
}

/** What lies scattered and is little is looked up, what is much is met along the names. */
async function placed(tx: OrgTx, { source, own, test, few }: Scattered) {
  const isFew = await isNarrow(tx, source, few);
  const parts = [...(own ? [own] : []), ...(isFew ? [oneOf(source), test] : [])];
  return { isFew, parts, tries: isFew ? [] : [tried(test)] };
}

/** The states of people whose invitation waits for something. */
const INVITED: readonly PeopleState[] = ["INVITED", "EXPIRED"];

/** One state, or any, of people whose invitation waits for these. */
async function waysTo(tx: OrgTx, ways: Scattered[], { parts, tries }: Parts) {
  const isAlone = parts.length + tries.length === 0;
  const found = ways.map(async ({ met, ...way }) => {
    const { isFew, ...own } = await placed(tx, way);
    const all = { parts: [...parts, ...own.parts], tries: [...tries, ...own.tries] };
    const along = wayOf(tx, all);
    // who is few is found faster where they are to be found only by something else as well
    if (!met || (isFew && !isAlone)) return { ...along, isTried: !isFew };
    const from = both([met.from, ...parts, ...tries]);
    return {
      ...along,
      ...{ name: met.name, id: sql`w.account_id`, from, end: EVERYBODY },
      along: both([met.from, ...parts]),
      tries,
      isTried: !isFew && !isAlone,
    };
  });
  const each = await Promise.all(found);
  const all = ways.map(({ source }) => source);
  const sources = join(all, " UNION ALL ");
  return { each, candidates: each.some(({ isTried }) => isTried) ? sources : undefined };
}

/** What an index finds of all these, and by what they are tried. */
async function partsOf(tx: OrgTx, own: readonly Sql[], all: readonly Scattered[]) {
  const [parts, tries]: [Sql[], Sql[]] = [[...own], []];
  let candidates: Sql | undefined;
  for (const one of all) {
    const { isFew, ...found } = await placed(tx, one);
    parts.push(...found.parts);
    tries.push(...found.tries);
    if (!isFew) candidates ??= one.source;
  }
  return { parts, tries, candidates };
}

type Asked = Awaited<ReturnType<typeof scattered>>;

/** Where one thing that lies scattered is all that is asked for, its own rows are walked. */
function alone(tx: OrgTx, { own, all, ways, named }: Asked, states: number): Way | undefined {
  const [only, ...others] = all;
  const isAlone = own.length + others.length + ways.length + states === 0 && !named;
  if (!isAlone || !only?.met) return undefined;
  const { from, name } = only.met;
  const { holds } = wayOf(tx, { parts: [only.test], tries: [] });
  return { holds, from, along: from, end: EVERYBODY, tries: [], name, id: sql`w.account_id` };
}

/** One for each state that is asked for; where a wait is, for those in whom somebody waits. */
async function byState(tx: OrgTx, states: PeopleFilter["states"], isWait: boolean, rest: Parts) {
  if (!states?.length) return [rest];
  const some = [...new Set(states)].filter((state) => !isWait || INVITED.includes(state));
  const each = some.map(async (state) => ({
    ...rest,
    parts: [await stateCondition(tx, state), ...rest.parts],
  }));
  return some.length > 0 ? Promise.all(each) : [{ ...rest, parts: [sql`false`] }];
}

/** The conditions of the people that match; the words that are looked for among the others, or `apart` from them. */
export async function peopleConditions(
  tx: OrgTx,
  filter: PeopleFilter,
  apart: "apart" | "among" = "among",
): Promise<PeopleConditions> {
  const asked = await scattered(tx, filter);
  const { own, all, ways, named } = asked;
  const walked = alone(tx, asked, filter.states?.length ?? 0);
  if (walked) return { each: [walked], candidates: undefined, named };
  const words = named && apart === "among" ? [named] : [];
  const { candidates, ...rest } = await partsOf(tx, own, [...words, ...all]);
  const states = await byState(tx, filter.states, ways.length > 0, rest);
  if (ways.length === 0) return { each: states.map((way) => wayOf(tx, way)), candidates, named };
  const found = [];
  for (const way of states) found.push(await waysTo(tx, ways, way));
  const first = found.find((one) => one.candidates)?.candidates;
  return { each: found.flatMap(({ each }) => each), candidates: candidates ?? first, named };
}

/** Whoever matches, by id. */
export const matchingIds = (each: readonly Matching<Sql>[], most?: number): Sql => {
  const limit = most === undefined ? empty : sql`LIMIT ${most}`;
  return join(
    each.map(({ from, end, id }) => sql`(SELECT ${id} AS id ${from} AND ${end} ${limit})`),
    " UNION ALL ",
  );
};

/** The part of a way from a cursor on. Going back the cursor is its only end: of two PostgreSQL may begin at the farther. */
export function onward({ name, id, end }: Omit<Matching<Sql>, "from">, cursor?: PeopleCursor): Sql {
  if (!cursor || (cursor.back && cursor.nameKey.startsWith(NAMELESS))) return end;
  const place = sql`(${cursor.nameKey}, ${cursor.id}::uuid)`;
  return cursor.back
    ? sql`(${name}, ${id}) < ${place}`
    : sql`(${name}, ${id}) > ${place} AND ${end}`;
}

/** Each way walks its own index in the order of the list; several are merged. */
export function pageOf(
  each: readonly Matching<Sql>[],
  cursor: PeopleCursor | undefined,
  most: number,
): Sql {
  const order = cursor?.back ? sql`ORDER BY name_key DESC, id DESC` : sql`ORDER BY name_key, id`;
  const ways = each.map((way) => {
    const on = sql`${way.from} AND ${onward(way, cursor)}`;
    return sql`(SELECT ${way.id} AS id, ${way.name} AS name_key ${on} ${order} LIMIT ${most})`;
  });
  return sql`SELECT id, name_key FROM (${join(ways, " UNION ALL ")}) merged ${order} LIMIT ${most}`;
}

/** Whether an account `a` matches. */
export function isMatching(each: readonly Matching<Sql>[]): Sql {
  const ways = each.map(({ holds }) => holds);
  return sql`((${join(ways, ") OR (")}))`;
}

/** How many these are, to one more than `most`. */
export async function countTo(tx: OrgTx, each: Matching<Sql>[], most: number): Promise<number> {
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

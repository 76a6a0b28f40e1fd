import { emailKey, plainText } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { join, sql } from "@/lib/sql";
import type { PeopleFilter, PeopleState, Scattered } from "./rules";
import { COUNTED, NARROW, TRIED } from "./rules";
import { waiting } from "./waiting";

/** How many a source holds, counted to one more than `most`. */
async function sizeOf(tx: OrgTx, source: Sql, most: number): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM (SELECT 1 FROM (${source}) found LIMIT ${most + 1}) counted`);
  return rows[0]?.n ?? 0;
}

/** Whether a source holds few enough to look each of them up. */
const isNarrow = async (tx: OrgTx, source: Sql): Promise<boolean> =>
  (await sizeOf(tx, source, NARROW)) <= NARROW;

/** The newest sending of an invitation could not be delivered, whatever its person did since. */
const failed = (tx: OrgTx): Scattered<Sql> => ({
  source: sql`SELECT m.account_id AS id FROM app.messages m WHERE m.org_id = ${tx.org}::uuid
    AND m.state IN ('FAILED', 'BOUNCED', 'COMPLAINED') AND m.account_id IS NOT NULL`,
  own: sql`a.status = 'INVITED'`,
  test: sql`(SELECT true FROM app.messages m
    JOIN app.sends s ON s.org_id = m.org_id AND s.id = m.send_id
    JOIN app.invitations i ON i.org_id = s.org_id AND i.id = s.invitation_id AND i.last_seq = s.seq
    WHERE m.org_id = ${tx.org}::uuid AND m.account_id = a.id AND m.state IN ('FAILED', 'BOUNCED', 'COMPLAINED') LIMIT 1)`,
});

// As a value, not as a condition to join by: joined, the planner would walk whole tables to meet the few.
const inTeam = (tx: OrgTx, id: string): Scattered<Sql> => ({
  source: sql`SELECT m.account_id AS id FROM app.team_members m WHERE m.org_id = ${tx.org}::uuid AND m.team_id = ${id}::uuid`,
  test: sql`(SELECT true FROM app.team_members m
    WHERE m.org_id = ${tx.org}::uuid AND m.team_id = ${id}::uuid AND m.account_id = a.id)`,
});

const granted = (tx: OrgTx, id: string): Scattered<Sql> => ({
  source: sql`SELECT g.account_id AS id FROM app.application_grants g WHERE g.org_id = ${tx.org}::uuid AND g.application_id = ${id}::uuid`,
  test: sql`(SELECT true FROM app.application_grants g
    WHERE g.org_id = ${tx.org}::uuid AND g.application_id = ${id}::uuid AND g.account_id = a.id)`,
});

/** A word of one or two letters must begin a word: the function's own rule, for those who are met along the names. */
const pattern = (word: string): string =>
  `%${word.length < 3 ? " " : ""}${word.replace(/[\\%_]/g, "\\$&")}%`;

const named = (needle: string): Scattered<Sql> => ({
  source: sql`SELECT app.search_accounts(${needle}) AS id`,
  test: join(
    needle.split(" ").map((word) => sql`a.search_text LIKE ${pattern(word)}`),
    " AND ",
  ),
});

/** Who has exactly this address or login. The trigrams of a whole address are in everybody's, so that an index of them is slow. */
const keyed = (tx: OrgTx, key: string): Scattered<Sql> => {
  const by = (column: Sql) =>
    sql`SELECT t.id FROM app.accounts t WHERE t.org_id = ${tx.org}::uuid AND t.${column} = ${key}`;
  const [email, login] = [sql`email_key`, sql`login_key`];
  return {
    source: sql`${by(email)} UNION ALL ${by(login)}`,
    test: sql`(a.${email} = ${key} OR a.${login} = ${key})`,
  };
};

/** A whole address finds whose it is; what is nobody's is looked for as words. */
async function searched(tx: OrgTx, q: string): Promise<Scattered<Sql>[]> {
  const needle = plainText(q);
  if (!needle) return [];
  const whole = q.includes("@") ? keyed(tx, emailKey(q.trim())) : undefined;
  return [whole && (await sizeOf(tx, whole.source, 1)) > 0 ? whole : named(needle)];
}

async function scatteredOf(tx: OrgTx, filter: PeopleFilter): Promise<Scattered<Sql>[]> {
  return [
    ...(await searched(tx, filter.q ?? "")),
    ...(filter.team ? [inTeam(tx, filter.team)] : []),
    ...(filter.application ? [granted(tx, filter.application)] : []),
    ...(filter.waits?.length ? [waiting(tx, filter.waits)] : []),
    ...(filter.failed ? [failed(tx)] : []),
  ];
}

/** Conditions on the account's own columns: each has an index in the order of the list. */
function ownConditions(tx: OrgTx, filter: PeopleFilter): Sql[] {
  const { kind, language, owner, source } = filter;
  const parts = [sql`a.org_id = ${tx.org}::uuid`];
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
  /** One WHERE for each state: together they are all who match, and nobody is in two. */
  each: Sql[];
  /** Where people are tried one by one along the names: everybody who may match. */
  candidates: Sql | undefined;
};

/** The conditions of the people that match. What lies scattered and is little is looked up, what is much is met along the names. */
export async function peopleConditions(tx: OrgTx, filter: PeopleFilter): Promise<PeopleConditions> {
  const parts = ownConditions(tx, filter);
  let candidates: Sql | undefined;
  for (const { source, own, test } of await scatteredOf(tx, filter)) {
    if (own) parts.push(own);
    const isFew = await isNarrow(tx, source);
    if (isFew) parts.push(oneOf(source), test);
    else parts.push(tried(test));
    if (!isFew) candidates ??= source;
  }
  const each = filter.states?.length ? [] : [parts];
  for (const state of new Set(filter.states))
    each.push([await stateCondition(tx, state), ...parts]);
  return { each: each.map((all) => join(all, " AND ")), candidates };
}

async function countTo(tx: OrgTx, each: Sql[], most: number): Promise<number> {
  const matching = each.map(
    (where) => sql`(SELECT 1 FROM app.accounts a WHERE ${where} LIMIT ${most + 1})`,
  );
  const rows = await tx.db.$queryRaw<{ n: bigint }[]>(sql`
    SELECT count(*) AS n FROM (${join(matching, " UNION ALL ")}) counted`);
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
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (ARRAY(SELECT id FROM candidates)) AND ((${join(each, ") OR (")}))`);
  const [found] = rows;
  return { count: Math.min(found?.n ?? 0, TRIED), isMore: (found?.candidates ?? 0) > TRIED };
}

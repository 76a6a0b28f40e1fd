import { e164, emailKey, plainText } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { join, sql } from "@/lib/sql";
import { readOwnOrganization } from "@/orgs/queries";
import type { Matching, PeopleFilter, Wait } from "./rules";
import { NARROW, TRIED } from "./rules";

/** Rows `w` in the order of the list, each of one account `a`. */
export type Met = { from: Sql; name: Sql };

/**
 * People who lie scattered: where their ids are found, what their own row says, how one is tried, where they are met by name
 * without others, and up to how many are looked up, where that is not NARROW.
 */
export type Scattered = {
  source: Sql;
  own?: Sql;
  test: Sql;
  met?: Met;
  few?: number;
};
/** Whose texts hold all of these words. */
export type Named = Scattered & { words: readonly string[] };

/** A way as it is walked: along which rows of `a` in the order of the list, and by what each of them is tried. */
export type Way = Matching<Sql> & { along: Sql; tries: readonly Sql[] };

export type PeopleConditions = {
  /** One way for each state and wait: together they are all who match, and nobody is in two. */
  each: Way[];
  /** Where people are tried one by one along the names: everybody who may match. */
  candidates: Sql | undefined;
  /** The words that must be in a text of theirs as well, where they were asked for apart. */
  named?: Named | undefined;
};

/** The newest sending of an invitation could not be delivered, whatever its person did since. */
const failed = (tx: OrgTx): Scattered => ({
  source: sql`SELECT m.account_id AS id FROM app.messages m WHERE m.org_id = ${tx.org}::uuid
    AND m.state IN ('FAILED', 'BOUNCED', 'COMPLAINED') AND m.account_id IS NOT NULL`,
  own: sql`a.status = 'INVITED'`,
  test: sql`(SELECT true FROM app.messages m
    JOIN app.sends s ON s.org_id = m.org_id AND s.id = m.send_id JOIN app.invitations i ON i.org_id = s.org_id AND i.id = s.invitation_id AND i.last_seq = s.seq
    WHERE m.org_id = ${tx.org}::uuid AND m.account_id = a.id AND m.state IN ('FAILED', 'BOUNCED', 'COMPLAINED') LIMIT 1)`,
});

/** Whom rows of their own name: those of a team, or who has an application. */
function held(tx: OrgTx, table: Sql, which: Sql): Scattered {
  const own = sql`w.org_id = ${tx.org}::uuid AND ${which}`;
  const rows = sql`FROM ${table} w WHERE ${own}`;
  const met = sql`FROM ${table} w LEFT JOIN app.accounts a ON a.org_id = w.org_id AND a.id = w.account_id WHERE ${own}`;
  return {
    met: { from: met, name: sql`w.name_key` },
    source: sql`SELECT w.account_id AS id ${rows}`,
    // As a value, not as a condition to join by: joined, the planner would walk whole tables to meet the few.
    test: sql`(SELECT true ${rows} AND w.account_id = a.id)`,
  };
}
const inTeam = (tx: OrgTx, id: string): Scattered =>
  held(tx, sql`app.team_members`, sql`w.team_id = ${id}::uuid`);
const granted = (tx: OrgTx, id: string): Scattered =>
  held(tx, sql`app.application_grants`, sql`w.application_id = ${id}::uuid`);

/** A word of one or two letters must begin a word: the function's own rule, for those who are met along the names. */
const pattern = (word: string): string =>
  `%${word.length < 3 ? " " : ""}${word.replace(/[\\%_]/g, "\\$&")}%`;

const named = (needle: string): Named => ({
  // a name stands where its letter does: walking along the names comes to it late
  few: TRIED,
  words: needle.split(" "),
  source: sql`SELECT app.search_accounts(${needle}) AS id`,
  test: join(
    needle.split(" ").map((word) => sql`a.search_text LIKE ${pattern(word)}`),
    " AND ",
  ),
});

/** Who has exactly this in one of these columns. The trigrams of a whole address are in everybody's, so that an index of them is slow. */
const keyed = ({ org }: OrgTx, key: string, ...columns: Sql[]): Scattered => {
  const is = columns.map((column) => sql`a.${column} = ${key}`);
  const found = is.map(
    (one) => sql`SELECT a.id FROM app.accounts a WHERE a.org_id = ${org}::uuid AND ${one}`,
  );
  return { source: join(found, " UNION ALL "), test: sql`(${join(is, " OR ")})` };
};

/** A number, in part or whole, between whose digits anything may stand. */
const NUMBER = /^\+?\d[\d\s()./-]{5,}$/;

const bare = (number: string): string => number.replaceAll(/[^+\d]/g, "");

/** Where a whole address stands, or a whole number as it is dialled in the organisation's country. */
async function wholeOf(tx: OrgTx, typed: string): Promise<Scattered | undefined> {
  if (typed.includes("@")) return keyed(tx, emailKey(typed), sql`email_key`, sql`login_key`);
  if (!NUMBER.test(typed)) return undefined;
  const number = e164(typed, (await readOwnOrganization(tx)).country);
  return number ? keyed(tx, number, sql`phone_key`) : undefined;
}

/** A whole address or number finds whose it is; what is nobody's is looked for as words. */
async function searched(tx: OrgTx, q: string): Promise<{ whole?: Scattered; named?: Named }> {
  const needle = plainText(q);
  if (!needle) return {};
  const typed = q.trim();
  const whole = await wholeOf(tx, typed);
  const found = whole && (await tx.db.$queryRaw<object[]>(sql`${whole.source} LIMIT 1`));
  if (whole && found?.length) return { whole };
  return { named: named(typed.startsWith("+") && NUMBER.test(typed) ? bare(typed) : needle) };
}

/** The message of an invitation says what it waits for, and under which name its person is listed. */
function carried(tx: OrgTx, wait: Wait): Scattered {
  const waits = sql`w.org_id = ${tx.org}::uuid AND w.wait = ${wait}`;
  return {
    source: sql`SELECT w.account_id AS id FROM app.messages w WHERE ${waits}`,
    own: sql`a.status = 'INVITED'`,
    test: sql`(SELECT true FROM app.messages w WHERE ${waits} AND w.waiting_name = a.name_key AND w.account_id = a.id LIMIT 1)`,
    met: {
      from: sql`FROM app.messages w LEFT JOIN app.accounts a ON a.org_id = w.org_id AND a.id = w.account_id WHERE ${waits}`,
      name: sql`w.waiting_name`,
    },
  };
}

/** Written out: each has an index of its own. */
const [LINK, JOIN, CODE] = [sql`'LINK'`, sql`'JOIN'`, sql`'CODE'`];

/** Who was given a link or a code last, or came by the open link, and how far they came with it. */
const handed = (tx: OrgTx, channel: Sql, step: Wait): Scattered => ({
  source: sql`SELECT i.account_id AS id FROM app.invitations i WHERE i.org_id = ${tx.org}::uuid AND i.channel = ${channel}`,
  own: sql`a.status = 'INVITED' AND a.declined_at IS NULL AND a.claimable_until IS NOT NULL`,
  test: sql`
    (SELECT CASE WHEN i.channel <> ${channel} THEN NULL WHEN s.locked_at IS NOT NULL THEN 'CODE_LOCKED'
        WHEN s.started_at IS NOT NULL THEN 'STARTED' WHEN s.opened_at IS NOT NULL OR i.channel = 'JOIN' THEN 'OPENED'
        WHEN i.channel = 'CODE' THEN 'CODE_ISSUED' ELSE 'LINK_COPIED' END
      FROM app.sends s JOIN app.invitations i ON i.org_id = s.org_id AND i.id = s.invitation_id
      WHERE s.org_id = ${tx.org}::uuid AND s.account_id = a.id AND s.purpose = 'INVITATION' ORDER BY s.created_at DESC LIMIT 1) = ${step}`,
});

const saidNo = ({ org }: OrgTx): Scattered => ({
  ...{ few: TRIED, test: sql`a.declined_at IS NOT NULL` },
  source: sql`SELECT t.id FROM app.accounts t WHERE t.org_id = ${org}::uuid AND t.declined_at IS NOT NULL`,
});

/** Nothing out to them counts any more. */
const unsent = (tx: OrgTx): Scattered => ({
  source: sql`SELECT t.id FROM app.accounts t WHERE t.org_id = ${tx.org}::uuid AND t.status = 'INVITED' AND t.claimable_until IS NULL`,
  own: sql`a.status = 'INVITED' AND a.declined_at IS NULL`,
  test: sql`a.claimable_until IS NULL`,
});

/** Where people are found whose invitation waits for this; nobody is in two of these. Who declined waits for nothing else. */
function waiting(tx: OrgTx, wait: Wait): Scattered[] {
  if (wait === "LINK_COPIED") return [handed(tx, LINK, wait)];
  if (wait === "CODE_ISSUED" || wait === "CODE_LOCKED") return [handed(tx, CODE, wait)];
  if (wait === "DECLINED") return [{ ...saidNo(tx), few: NARROW, own: sql`a.status = 'INVITED'` }];
  if (wait === "NEVER_SENT") return [carried(tx, wait), unsent(tx)];
  const isBegun = wait === "OPENED" || wait === "STARTED";
  if (!isBegun) return [carried(tx, wait)];
  return [carried(tx, wait), ...[LINK, JOIN, CODE].map((channel) => handed(tx, channel, wait))];
}

/** Conditions on the account's own columns. Who asked for what, as the Desk says it; a landline is no mobile. */
function ownConditions(filter: PeopleFilter): Sql[] {
  const { kind, language, owner, source, lacks } = filter;
  const conditions: [unknown, Sql][] = [
    [kind, sql`a.kind = ${kind}`],
    [language, language === "NONE" ? sql`a.language IS NULL` : sql`a.language = ${language}`],
    [owner, sql`a.owner_id = ${owner}::uuid`],
    [source, sql`a.source = ${source}`],
    [filter.undeliverable, sql`a.undeliverable_at IS NOT NULL`],
    [filter.asked, sql`a.asked_at IS NOT NULL AND a.status IN ('CREATED', 'INVITED')`],
    [filter.askedPassword, sql`a.asked_at IS NOT NULL AND a.status = 'ACTIVE' AND a.email IS NULL`],
    [filter.left, sql`a.id = ANY (${filter.among ?? []}::uuid[])`],
    [lacks, lacks === "EMAIL" ? sql`a.email IS NULL` : sql`coalesce(a.mobile_country, '') = ''`],
  ];
  return conditions.flatMap(([isNarrowed, test]) => (isNarrowed ? [test] : []));
}

/**
 * What a filter says of an account's own row, and what lies scattered over the list: all of `all` and `named` must hold, and
 * one of `ways` where there are any.
 */
export async function scattered(
  tx: OrgTx,
  filter: PeopleFilter,
): Promise<{ own: Sql[]; all: Scattered[]; ways: Scattered[]; named: Named | undefined }> {
  const { whole, named } = await searched(tx, filter.q ?? "");
  const all = [
    ...(whole ? [whole] : []),
    ...(filter.team ? [inTeam(tx, filter.team)] : []),
    ...(filter.application ? [granted(tx, filter.application)] : []),
    ...(filter.failed ? [failed(tx)] : []),
    ...(filter.saidNo ? [saidNo(tx)] : []),
  ];
  const ways = [...new Set(filter.waits)].flatMap((wait) => waiting(tx, wait));
  return { own: ownConditions(filter), all, ways, named };
}

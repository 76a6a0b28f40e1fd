import type { Named } from "@/accounts/input";
import type { Channel } from "@/addressees/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, join, sql } from "@/lib/sql";
import { isMatching, peopleConditions } from "@/people/queries";
import type { RecipientState } from "./rules";
import { RECIPIENT_STATES } from "./rules";

export type { RecipientState } from "./rules";

const UNTOLD = sql`m.outcome IS NULL`;
/** Members without a letter, along their index. */
const MEMBERS: Partial<Record<RecipientState, Sql>> = {
  ...{ OPEN: UNTOLD, UNFIT: UNTOLD },
  CODED: sql`m.outcome IS NOT NULL AND m.outcome <> 'done' AND m.outcome = 'coded'`,
  REFUSED: sql`m.outcome IS NOT NULL AND m.outcome <> 'done' AND m.outcome <> 'coded'`,
};

/** Letters `m` of a state, along their index. */
const isIn = (state: RecipientState): Sql => {
  if (state === "LATE") return sql`m.state = 'SENT' AND m.reason = 'delayed'`;
  return state === "SENT"
    ? sql`m.state = 'SENT' AND m.reason IS DISTINCT FROM 'delayed'`
    : sql`m.state = ${state}`;
};

export type RecipientFilter = {
  /** None: all of them. */
  state?: RecipientState | readonly RecipientState[] | undefined;
  /** By name, address or another key. */
  q?: string | undefined;
};
/** Beside whom a page begins: a person, and where among the states they stood. */
export type RecipientCursor = { id: string; state: RecipientState; back?: boolean };

export type Recipient = Named & {
  id: string;
  /** Nothing is left to call them by. */
  isErased: boolean;
  /** Where the letter went; of others their address or number, if they have one. */
  address: string | null;
  /** By which way; none for those left out. */
  channel: Channel | null;
  state: RecipientState;
  /** A code of ours, and the server's own words. */
  reason: string | null;
  answer: string | null;
  /** Since when the letter is in this state, and when it is tried again. */
  at: Date | null;
  nextAttemptAt: Date | null;
  openedAt: Date | null;
  startedAt: Date | null;
  claimedAt: Date | null;
};

type Paging = { cursor?: RecipientCursor | undefined; most?: number } & Partial<
  Pick<Beside, "counts" | "rest">
>;

type Campaign = { id: string; selectionId: string };
/** Which accounts `a` would be written to were it their turn now; where nothing is said all whose turn did not come. */
type Foreseen = { isFit: Sql };
type Beside = {
  where: Sql;
  cursor: RecipientCursor | undefined;
  most: number;
  /** How many are in each state, as far as it is known. */
  counts: Partial<Record<RecipientState, number>>;
  rest: Foreseen | undefined;
};

/** Of those whose turn did not come, who would be written to and who would not. */
const isDue = (state: RecipientState, rest: Foreseen | undefined): Sql => {
  if (state === "OPEN") return rest ? sql`AND ${rest.isFit}` : empty;
  if (state === "UNFIT") return rest ? sql`AND ${rest.isFit} IS NOT TRUE` : sql`AND false`;
  return empty;
};

/** Where who has no letter is to be written to: by text who wants it so, or has nothing else; a code goes nowhere. */
const TOLD_AT = sql`CASE WHEN m.outcome = 'coded' THEN a.email WHEN a.invite_by = 'SMS' THEN coalesce(a.phone, a.email) ELSE coalesce(a.email, a.phone) END`;

/** More than these are found along the names, by looking for each one's letter; fewer are sorted. Statistics of a campaign that has just begun would not tell. */
const MANY = 2_000;

/** The first of one state by name. */
function firstOf(tx: OrgTx, campaign: Campaign, state: RecipientState, beside: Beside): Sql {
  const { where, cursor, most, counts, rest } = beside;
  const members = MEMBERS[state];
  const those = members
    ? sql`SELECT m.account_id, NULL::uuid AS id, m.outcome FROM app.selection_members m
        WHERE m.org_id = ${tx.org}::uuid AND m.selection_id = ${campaign.selectionId}::uuid AND ${members}`
    : sql`SELECT m.account_id, m.id, NULL AS outcome FROM app.messages m
        WHERE m.org_id = ${tx.org}::uuid AND m.campaign_id = ${campaign.id}::uuid AND ${isIn(state)}`;
  const from =
    (counts[state] ?? 0) > MANY
      ? sql`app.accounts a CROSS JOIN LATERAL (${those} AND m.account_id = a.id OFFSET 0) m`
      : sql`(${those} OFFSET 0) m JOIN app.accounts a ON a.id = m.account_id`;
  const than = cursor?.back ? sql`<` : sql`>`;
  const beyond = sql`AND (a.name_key, a.id) ${than} ((SELECT c.name_key FROM app.accounts c
    WHERE c.org_id = ${tx.org}::uuid AND c.id = ${cursor?.id}::uuid), ${cursor?.id}::uuid)`;
  const way = cursor?.back ? sql`DESC` : sql`ASC`;
  return sql`(SELECT m.*, a.name_key, ${RECIPIENT_STATES.indexOf(state)}::int AS rank FROM ${from}
    WHERE a.org_id = ${tx.org}::uuid ${cursor?.state === state ? beyond : empty} ${where} ${isDue(state, rest)}
    ORDER BY a.name_key ${way}, a.id ${way} LIMIT ${most})`;
}

/** The states that a page may hold: from where it begins on, or up to there. */
function statesOf({ state, q }: RecipientFilter, { cursor, counts, most }: Beside) {
  const wanted: readonly RecipientState[] = state ? [state].flat() : RECIPIENT_STATES;
  const rank = (one: RecipientState) => RECIPIENT_STATES.indexOf(one);
  const before = RECIPIENT_STATES.slice(0, rank("UNFIT"));
  const ahead = before.reduce((sum, one) => sum + (counts[one] ?? 0), 0);
  // to find who would be left out each whose turn has not come is asked: not where others fill the page
  if (!cursor && !q && !state && ahead > most) return before;
  if (!cursor) return wanted;
  return wanted.filter((one) =>
    cursor.back ? rank(one) <= rank(cursor.state) : rank(one) >= rank(cursor.state),
  );
}

async function found(tx: OrgTx, q: string | undefined): Promise<Sql> {
  if (!q) return empty;
  const { each } = await peopleConditions(tx, { q });
  return sql`AND ${isMatching(each)}`;
}

/** A page of a campaign's people, who needs a hand first and then by name, with what became of each; one more than `most` where there are more. */
export async function listRecipients(
  tx: OrgTx,
  campaign: Campaign,
  filter: RecipientFilter,
  { cursor, counts = {}, most = 50, rest }: Paging = {},
): Promise<Recipient[]> {
  const beside = { where: await found(tx, filter.q), cursor, most: most + 1, counts, rest };
  const states = statesOf(filter, beside);
  if (states.length === 0) return [];
  const each = states.map((one) => firstOf(tx, campaign, one, beside));
  const way = cursor?.back ? sql`DESC` : sql`ASC`;
  const order = sql`ORDER BY m.rank ${way}, m.name_key ${way}, m.account_id ${way}`;
  const rows = await tx.db.$queryRaw<Recipient[]>(sql`
    WITH page AS MATERIALIZED (
      SELECT * FROM (${join(each, " UNION ALL ")}) m ${order} LIMIT ${beside.most})
    SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login, a.external_id AS "externalId", a.phone,
      a.erased_at IS NOT NULL AS "isErased", coalesce(l.to_address, ${TOLD_AT}) AS address, CASE WHEN m.outcome = 'coded' THEN 'CODE' ELSE l.channel END AS channel,
      CASE WHEN l.state = 'SENT' AND l.reason = 'delayed' THEN 'LATE' WHEN m.outcome = 'coded' THEN 'CODED'
        ELSE coalesce(l.state, CASE m.rank WHEN ${RECIPIENT_STATES.indexOf("OPEN")}::int THEN 'OPEN' WHEN ${RECIPIENT_STATES.indexOf("UNFIT")}::int THEN 'UNFIT' ELSE 'REFUSED' END) END AS state,
      coalesce(nullif(m.outcome, 'coded'), l.reason) AS reason, l.answer, l.state_at AS at,
      CASE WHEN l.state = 'DELAYED' AND l.next_attempt_at < 'infinity' THEN l.next_attempt_at END AS "nextAttemptAt",
      s.opened_at AS "openedAt", s.started_at AS "startedAt", 
      CASE WHEN m.outcome = 'coded' THEN a.claimed_at ELSE s.consumed_at END AS "claimedAt"
    FROM page m JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = m.account_id
    LEFT JOIN app.messages l ON l.org_id = ${tx.org}::uuid AND l.id = m.id
    LEFT JOIN app.sends s ON s.org_id = ${tx.org}::uuid AND s.id = l.send_id
    ${order}`);
  return cursor?.back ? rows.reverse() : rows;
}

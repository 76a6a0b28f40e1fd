import type { Named } from "@/accounts/input";
import type { Channel } from "@/addressees/rules";
import type { LetterState } from "@/campaigns/queries";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, join, sql } from "@/lib/sql";
import { MESSAGE_STATES } from "@/messages/rules";
import { isMatching, peopleConditions } from "@/people/queries";

/** CODED: invited with an access code, which somebody hands over. REFUSED: left out, nothing was written to them. */
export type RecipientState = LetterState | "CODED" | "REFUSED";
const ALL: readonly RecipientState[] = [...MESSAGE_STATES, "LATE", "CODED", "REFUSED"];

/** Members without a letter, along their index. */
const MEMBERS: Partial<Record<RecipientState, Sql>> = {
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
export type RecipientCursor = { id: string; back?: boolean };

export type Recipient = Named & {
  id: string;
  /** Where the letter went; of those left out their address, if they have one. */
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

type Campaign = { id: string; selectionId: string };
type Beside = { join: Sql; where: Sql; order: Sql; most: number };

/** The first of one state, along the index of the campaign's letters or of those left out. */
function firstOf(tx: OrgTx, campaign: Campaign, state: RecipientState, beside: Beside): Sql {
  const members = MEMBERS[state];
  const from = members
    ? sql`SELECT m.account_id, NULL::uuid AS id, m.outcome FROM app.selection_members m ${beside.join}
          WHERE m.org_id = ${tx.org}::uuid AND m.selection_id = ${campaign.selectionId}::uuid AND ${members}`
    : sql`SELECT m.account_id, m.id, NULL AS outcome FROM app.messages m ${beside.join}
          WHERE m.org_id = ${tx.org}::uuid AND m.campaign_id = ${campaign.id}::uuid AND ${isIn(state)}`;
  return sql`(${from} ${beside.where} ${beside.order} LIMIT ${beside.most})`;
}

async function besideOf(
  tx: OrgTx,
  q: string | undefined,
  cursor: RecipientCursor | undefined,
  most: number,
): Promise<Beside> {
  const than = cursor?.back ? sql`<` : sql`>`;
  const from = cursor ? sql`AND m.account_id ${than} ${cursor.id}::uuid` : empty;
  const order = sql`ORDER BY m.account_id ${cursor?.back ? sql`DESC` : sql`ASC`}`;
  if (!q) return { join: empty, where: from, order, most };
  const { each } = await peopleConditions(tx, { q });
  return {
    join: sql`JOIN app.accounts a ON a.org_id = m.org_id AND a.id = m.account_id`,
    where: sql`${from} AND ${isMatching(each)}`,
    order,
    most,
  };
}

/** A page of a campaign's people in the order of their ids, with what became of each; one more than `most` where there are more. */
export async function listRecipients(
  tx: OrgTx,
  campaign: Campaign,
  { state, q }: RecipientFilter,
  cursor?: RecipientCursor,
  most = 50,
): Promise<Recipient[]> {
  const beside = await besideOf(tx, q, cursor, most + 1);
  const states = state ? [state].flat() : ALL;
  const each = states.map((one) => firstOf(tx, campaign, one, beside));
  const rows = await tx.db.$queryRaw<Recipient[]>(sql`
    WITH page AS MATERIALIZED (
      SELECT * FROM (${join(each, " UNION ALL ")}) m ${beside.order} LIMIT ${beside.most})
    SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login, a.external_id AS "externalId", a.phone,
      coalesce(l.to_address, a.email) AS address, CASE WHEN m.outcome = 'coded' THEN 'CODE' ELSE l.channel END AS channel,
      CASE WHEN l.state = 'SENT' AND l.reason = 'delayed' THEN 'LATE' WHEN m.outcome = 'coded' THEN 'CODED'
        ELSE coalesce(l.state, 'REFUSED') END AS state,
      coalesce(nullif(m.outcome, 'coded'), l.reason) AS reason, l.answer, l.state_at AS at,
      CASE WHEN l.state = 'DELAYED' AND l.next_attempt_at < 'infinity' THEN l.next_attempt_at END AS "nextAttemptAt",
      s.opened_at AS "openedAt", s.started_at AS "startedAt", 
      CASE WHEN m.outcome = 'coded' THEN a.claimed_at ELSE s.consumed_at END AS "claimedAt"
    FROM page m JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = m.account_id
    LEFT JOIN app.messages l ON l.org_id = ${tx.org}::uuid AND l.id = m.id
    LEFT JOIN app.sends s ON s.org_id = ${tx.org}::uuid AND s.id = l.send_id
    ${beside.order}`);
  return cursor?.back ? rows.reverse() : rows;
}

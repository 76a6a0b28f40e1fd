import type { Named } from "@/accounts/input";
import type { AccountStatus } from "@/accounts/rules";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { TimeCursor } from "@/views/rules";
import { pageOf, putAsideBy, UNDELIVERED } from "./queries";
import type { DeskFilter, Reason } from "./rules";
import { PAGE_SIZE } from "./rules";

export type DeskRow = Required<Named> & {
  id: string;
  reason: Reason;
  at: Date;
  status: AccountStatus;
  claimableUntil: Date | null;
  claimedAt: Date | null;
  erasedAt: Date | null;
  declineReason: string | null;
  undeliverableReason: string | null;
  /** Of the newest message that did not arrive. */
  failure: string | null;
  answer: string | null;
  /** The newest that was sent went to an address that is theirs no more. */
  isElsewhere: boolean;
  /** That message was a text; of who was sent none, whether only a mobile is known of them. */
  isTexted: boolean;
  /** Of who was put aside: who did it, and whether by giving a code instead. */
  asideBy: string | null;
  isCoded: boolean;
};

/** A page of people who need a hand, what happened last first, and whether there are others. */
export async function listDesk(
  tx: OrgTx,
  filter: DeskFilter,
  cursor?: TimeCursor,
  most = PAGE_SIZE,
): Promise<{ rows: DeskRow[]; more: boolean }> {
  const rows = await tx.db.$queryRaw<DeskRow[]>(sql`
    WITH page AS MATERIALIZED (${await pageOf(tx, filter, cursor, most + 1)})
    SELECT page.id, page.reason, page.at, a.status, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login,
      a.external_id AS "externalId", a.phone, a.claimable_until AS "claimableUntil", a.claimed_at AS "claimedAt",
      a.erased_at AS "erasedAt", a.decline_reason AS "declineReason", a.undeliverable_reason AS "undeliverableReason",
      last.reason AS failure, last.answer, coalesce(old.elsewhere, false) AS "isElsewhere", coalesce(last.channel = 'SMS', a.email IS NULL AND a.phone IS NOT NULL) AS "isTexted",
      put.name AS "asideBy", coalesce(put.coded, false) AS "isCoded"
    FROM page JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = page.id
    LEFT JOIN LATERAL (
      SELECT m.reason, m.answer, m.channel FROM app.messages m
      WHERE m.org_id = ${tx.org}::uuid AND m.account_id = a.id AND ${UNDELIVERED} AND page.reason IN ('undeliverable', 'failed')
      ORDER BY m.queued_at DESC LIMIT 1) last ON true
    LEFT JOIN LATERAL (
      SELECT coalesce(s.address_key NOT IN (coalesce(a.email_key, ''), coalesce(a.phone_key, '')), false) AS elsewhere
      FROM app.sends s WHERE s.org_id = ${tx.org}::uuid AND s.account_id = a.id AND s.purpose = 'INVITATION' AND page.reason = 'unsent'
      ORDER BY s.created_at DESC LIMIT 1) old ON true
    LEFT JOIN LATERAL (${putAsideBy(tx, sql`page.id`)}) put ON ${filter.isAside ?? false}
    ORDER BY page.at DESC, page.id DESC`);
  const more = rows.length > most;
  if (more) cursor?.back ? rows.shift() : rows.pop();
  return { rows, more };
}

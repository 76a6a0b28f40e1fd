import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";

export type Unreached = { accountId: string; addressKey: string; reason: string };
type Marked = {
  id: string;
  reason: string;
  /** Their number, where it has no digest yet. */
  phoneKey: string | null;
  mobileCountry: string | null;
};

/** Only the address or number that an account has now: what failed at an earlier one says nothing of it. Whoever is marked stays so, unless an admin put it aside: then this is news. */
export const setUndeliverable = (tx: OrgTx, rows: readonly Unreached[]): Promise<Marked[]> =>
  tx.db.$queryRaw<Marked[]>(sql`
    UPDATE app.accounts a SET undeliverable_at = ${tx.now}, undeliverable_reason = r.reason,
      undeliverable_by = CASE WHEN a.phone_key = r."addressKey" THEN 'SMS' END, updated_at = ${tx.now}
    FROM jsonb_to_recordset(${rowset(rows)}) AS r ("accountId" uuid, "addressKey" text, reason text)
    WHERE a.org_id = ${tx.org}::uuid AND a.id = r."accountId" AND r."addressKey" IN (a.email_key, a.phone_key) AND a.status <> 'CLOSED'
      AND (a.undeliverable_at IS NULL OR a.undeliverable_at <= a.desk_dismissed_at)
    RETURNING a.id, r.reason, CASE WHEN a.mobile_digest IS NULL THEN a.phone_key END AS "phoneKey", a.mobile_country AS "mobileCountry"`);

/** What STOPs are compared with, of numbers that are still the same. */
export const setDigests = (
  tx: OrgTx,
  rows: readonly { id: string; phoneKey: string; digest: string }[],
): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.accounts a SET mobile_digest = r.digest FROM jsonb_to_recordset(${rowset(rows)}) AS r (id uuid, "phoneKey" text, digest text)
    WHERE a.org_id = ${tx.org}::uuid AND a.id = r.id AND a.phone_key = r."phoneKey"`);

/** Their addresses are good until something comes back again. */
export const clearUndeliverable = (tx: OrgTx, ids: readonly string[]): Promise<{ id: string }[]> =>
  tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE app.accounts a SET undeliverable_at = NULL, undeliverable_reason = NULL, undeliverable_by = NULL, updated_at = ${tx.now}
    FROM jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS r (id uuid)
    WHERE a.org_id = ${tx.org}::uuid AND a.id = r.id AND a.undeliverable_at IS NOT NULL
    RETURNING a.id`);

/** Whose sending this is, and wants no reminders from now on; nobody where that is so already. */
export const setRemindersOff = (tx: OrgTx, sendId: string): Promise<{ id: string }[]> =>
  tx.db.$queryRaw<{ id: string }[]>(sql`
    UPDATE app.accounts a SET reminders_off_at = ${tx.now}, updated_at = ${tx.now}
    WHERE a.org_id = ${tx.org}::uuid AND a.reminders_off_at IS NULL AND a.status IN ('CREATED', 'INVITED')
      AND a.id = (SELECT s.account_id FROM app.sends s WHERE s.org_id = ${tx.org}::uuid AND s.id = ${sendId}::uuid AND s.purpose = 'INVITATION')
    RETURNING a.id`);

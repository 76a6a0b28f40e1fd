import { holdPeople } from "@/accounts/queries";
import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";
import type { Lapse } from "./queries";

/** Remembers who is told which day, for the first time or again. */
export const setWarned = (
  tx: OrgTx,
  rows: readonly { id: string; on: Date; isAgain: boolean }[],
): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.accounts a SET lapses_on = r."on", warned_at = CASE WHEN r."isAgain" THEN a.warned_at ELSE ${tx.now} END,
      warned_again_at = CASE WHEN r."isAgain" THEN ${tx.now}::timestamptz END
    FROM jsonb_to_recordset(${rowset(rows)}) AS r (id uuid, "on" timestamptz, "isAgain" boolean)
    WHERE a.org_id = ${tx.org}::uuid AND a.id = r.id AND a.status = 'ACTIVE'`);

/** Who was here without signing in: their days begin anew. */
export const setSeen = (tx: OrgTx, rows: readonly { id: string; at: Date }[]): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.accounts a SET active_at = r.at, lapses_on = NULL, warned_at = NULL, warned_again_at = NULL
    FROM jsonb_to_recordset(${rowset(rows)}) AS r (id uuid, at timestamptz)
    WHERE a.org_id = ${tx.org}::uuid AND a.id = r.id AND a.status = 'ACTIVE'`);

/** What was told under another rule does not count; what an admin put off stays while there is a rule. */
export async function forgetWarnings(tx: OrgTx, status: string, isOff: boolean): Promise<number> {
  const whose = sql`org_id = ${tx.org}::uuid AND lapses_on IS NOT NULL AND status = ${status} AND (${isOff} OR warned_at IS NOT NULL)`;
  await holdPeople(tx, sql`SELECT id FROM app.accounts WHERE ${whose}`);
  return tx.db.$executeRaw(sql`
    UPDATE app.accounts SET lapses_on = NULL, warned_at = NULL, warned_again_at = NULL WHERE ${whose}`);
}

/** Puts off what a rule would do: whoever was told is told again, of the new day. */
export const setLapses = (tx: OrgTx, rows: readonly { id: string; on: Date }[]): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.accounts a SET lapses_on = r."on", warned_at = NULL, warned_again_at = NULL, updated_at = ${tx.now}
    FROM jsonb_to_recordset(${rowset(rows)}) AS r (id uuid, "on" timestamptz)
    WHERE a.org_id = ${tx.org}::uuid AND a.id = r.id AND a.status IN ('INVITED', 'ACTIVE')`);

/** What a rule would do to somebody, as it was before. */
export const setLapse = (tx: OrgTx, id: string, lapse: Lapse) =>
  tx.db.account.updateMany({
    where: { orgId: tx.org, id, status: { in: ["INVITED", "ACTIVE"] } },
    data: { ...lapse, updatedAt: tx.now },
  });

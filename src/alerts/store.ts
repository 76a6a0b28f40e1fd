import type { OrgTx } from "@/lib/org";
import { newId } from "@/lib/secrets";
import { rowset, sql } from "@/lib/sql";
import type { News } from "./find-news";
import type { AlertKind } from "./rules";

/** Writes it down, unless somebody else did: then there is nothing to tell any more. */
export async function insertAlert(tx: OrgTx, piece: News): Promise<string | undefined> {
  const { kind, key, campaignId, importId, details } = piece;
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO app.alerts (org_id, id, kind, key, campaign_id, import_id, details, at)
    VALUES (${tx.org}::uuid, ${newId()}::uuid, ${kind}, ${key}, ${campaignId}::uuid, ${importId}::uuid,
      ${JSON.stringify(details)}::jsonb, ${tx.now})
    ON CONFLICT (org_id, kind, key) DO NOTHING RETURNING id`);
  return rows[0]?.id;
}

/** Of a campaign that moved on meanwhile it is news again, when it comes to an end or stands still. */
export async function setTold(tx: OrgTx, { kind, campaignId, importId }: News): Promise<void> {
  const toldAt = tx.now;
  const state = kind === "CAMPAIGN_DONE" ? "SENDING" : { in: ["PAUSED", "STOPPING", "STOPPED"] };
  if (campaignId)
    await tx.db.campaign.updateMany({
      where: { orgId: tx.org, id: campaignId, state },
      data: { toldAt },
    });
  if (importId)
    await tx.db.import.updateMany({ where: { orgId: tx.org, id: importId }, data: { toldAt } });
}

export const insertReaders = (
  tx: OrgTx,
  { alertId, kind }: { alertId: string; kind: AlertKind },
  ids: readonly string[],
): Promise<number> =>
  tx.db.$executeRaw(sql`
    INSERT INTO app.alert_readers (org_id, account_id, alert_id, kind, at)
    SELECT ${tx.org}::uuid, r.id, ${alertId}::uuid, ${kind}, ${tx.now}
    FROM jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS r (id uuid)`);

/** Only what is the reader's own. */
export const setRead = (
  tx: OrgTx,
  accountId: string,
  ids: readonly string[] | null,
): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.alert_readers SET read_at = ${tx.now}
    WHERE org_id = ${tx.org}::uuid AND account_id = ${accountId}::uuid AND read_at IS NULL
      AND (${ids === null} OR alert_id = ANY (${ids ?? []}::uuid[]))`);

/** Notices of before that moment, up to so many, with who was told. */
export async function deleteOldAlerts(tx: OrgTx, before: Date, most: number): Promise<number> {
  const old = await tx.db.alert.findMany({
    where: { orgId: tx.org, at: { lt: before } },
    select: { id: true },
    orderBy: { at: "asc" },
    take: most,
  });
  const alertId = { in: old.map(({ id }) => id) };
  if (old.length === 0) return 0;
  await tx.db.alertReader.deleteMany({ where: { orgId: tx.org, alertId } });
  await tx.db.alert.deleteMany({ where: { orgId: tx.org, id: alertId } });
  return old.length;
}

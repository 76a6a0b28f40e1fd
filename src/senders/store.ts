import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { FoundRecords, Judged, Standing } from "./rules";

export type ServerRow = {
  host: string;
  port: number;
  security: string;
  username: string | null;
  /** Undefined keeps what is stored. */
  secret: { sealed: Uint8Array<ArrayBuffer>; keyVersion: number } | null | undefined;
};

/** Another server starts without a history. False where somebody else saved after `seen`, null being none yet. */
export async function writeServer(
  tx: OrgTx,
  { secret, ...server }: ServerRow,
  seen: Date | null,
): Promise<boolean> {
  const data = {
    ...server,
    ...(secret === undefined
      ? {}
      : { sealed: secret?.sealed ?? null, keyVersion: secret?.keyVersion ?? null }),
    ...{ verifiedAt: null, failedAt: null, fault: null, answer: null },
    updatedAt: new Date(Math.max(tx.now.getTime(), (seen?.getTime() ?? 0) + 1)),
  };
  if (seen === null) {
    const made = await tx.db.sender.createMany({
      data: { orgId: tx.org, ...data },
      skipDuplicates: true,
    });
    return made.count > 0;
  }
  const where = { orgId: tx.org, updatedAt: seen };
  return (await tx.db.sender.updateMany({ where, data })).count > 0;
}

export const deleteServer = async (tx: OrgTx, seen: Date): Promise<boolean> =>
  (await tx.db.sender.deleteMany({ where: { orgId: tx.org, updatedAt: seen } })).count > 0;

/** It took a letter: whatever was wrong is over. */
export const markWorking = (tx: OrgTx): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.senders SET verified_at = ${tx.now}, failed_at = NULL, fault = NULL, answer = NULL WHERE org_id = ${tx.org}::uuid`);

/** It took none: since when, and what it said last. */
export const markFailing = (tx: OrgTx, fault: string, answer: string): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.senders SET failed_at = coalesce(failed_at, ${tx.now}), fault = ${fault}, answer = ${answer} WHERE org_id = ${tx.org}::uuid`);

export async function writeDomainCheck(
  tx: OrgTx,
  domain: string,
  selector: string | null,
  found: Record<keyof FoundRecords, Judged>,
  standing: Standing,
): Promise<void> {
  const { spf, dkim, dmarc } = found;
  const data = {
    selector,
    ...{ spf: spf.state, dkim: dkim.state, dmarc: dmarc.state },
    details: { spf: spf.record, dkim: dkim.record, dmarc: dmarc.record },
    checkedAt: tx.now,
    ...standing,
  };
  await tx.db.domainCheck.upsert({
    where: { orgId_domain: { orgId: tx.org, domain } },
    create: { orgId: tx.org, domain, ...data },
    update: data,
  });
}

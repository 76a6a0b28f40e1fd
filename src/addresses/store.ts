import type { OrgTx } from "@/lib/org";
import { newId } from "@/lib/secrets";
import { sql } from "@/lib/sql";
import { bareMailbox } from "./rules";

export type Readdressed = {
  id: string;
  status: string;
  epoch: number;
  email: string | null;
  emailKey: string | null;
  language: string | null;
  modificationPrevention: boolean;
};

/** Locks the account whose address is to change: changes go one after the other. */
export async function lockReaddressed(tx: OrgTx, id: string): Promise<Readdressed | undefined> {
  const rows = await tx.db.$queryRaw<Readdressed[]>(sql`
    SELECT id, status, epoch, email, email_key AS "emailKey", language, modification_prevention AS "modificationPrevention"
    FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`);
  return rows[0];
}

/** Two accounts may name one mailbox at a time: askings of it go one after the other. Taken behind the account's lock. */
export async function lockMailbox(tx: OrgTx, key: string): Promise<void> {
  await tx.db.$executeRaw(
    sql`SELECT pg_advisory_xact_lock(hashtextextended('mailbox ' || ${tx.org}::text || ${bareMailbox(key)}, 0))`,
  );
}

export const insertChange = (
  tx: OrgTx,
  change: { accountId: string; sendId: string; email: string; emailKey: string },
) =>
  tx.db.addressChange.create({
    data: {
      ...change,
      orgId: tx.org,
      id: newId(),
      askedBy: tx.actor.kind === "account" ? tx.actor.id : null,
      createdAt: tx.now,
    },
  });

/** The links of earlier changes end, and with them the mails that have not left. */
export const endOpenSends = (tx: OrgTx, accountId: string): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.sends SET expires_at = ${tx.now}
    WHERE org_id = ${tx.org}::uuid AND account_id = ${accountId}::uuid AND purpose = 'ADDRESS' AND expires_at > ${tx.now}`);

export async function deleteOpenChanges(tx: OrgTx, accountId: string): Promise<number> {
  const { count } = await tx.db.addressChange.deleteMany({
    where: { orgId: tx.org, accountId, consumedAt: null },
  });
  return count;
}

export async function markProven(tx: OrgTx, changeId: string, sendId: string): Promise<void> {
  await tx.db.addressChange.update({
    where: { orgId_id: { orgId: tx.org, id: changeId } },
    data: { consumedAt: tx.now },
  });
  await tx.db.send.updateMany({
    where: { orgId: tx.org, id: sendId },
    data: { consumedAt: tx.now },
  });
}

import type { OrgTx } from "@/lib/org";
import { newId } from "@/lib/secrets";
import { mobileDigests, shortDigest } from "@/lib/secrets/short";
import { sql } from "@/lib/sql";
import type { ProvenBy } from "./rules";
import { bareMailbox } from "./rules";

export type Readdressed = {
  id: string;
  status: string;
  epoch: number;
  email: string | null;
  emailKey: string | null;
  phone: string | null;
  /** A text to it was answered by whoever holds it. */
  isPhoneProven: boolean;
  /** They are known by something else than their mobile. */
  isKeyed: boolean;
  tfa: string;
  language: string | null;
  modificationPrevention: boolean;
};

/** Locks the account whose address is to change: changes go one after the other. */
export async function lockReaddressed(tx: OrgTx, id: string): Promise<Readdressed | undefined> {
  const rows = await tx.db.$queryRaw<Readdressed[]>(sql`
    SELECT id, status, epoch, email, email_key AS "emailKey", phone, phone_verified_at IS NOT NULL AS "isPhoneProven", coalesce(email, login, external_id) IS NOT NULL AS "isKeyed", tfa, language,
      modification_prevention AS "modificationPrevention"
    FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`);
  return rows[0];
}

/** Two accounts may name one mailbox or number at a time: askings of it go one after the other. Taken behind the account's lock. */
export async function lockMailbox(tx: OrgTx, key: string): Promise<void> {
  await tx.db.$executeRaw(
    sql`SELECT pg_advisory_xact_lock(hashtextextended('mailbox ' || ${tx.org}::text || ${bareMailbox(key)}, 0))`,
  );
}

export const insertChange = (
  tx: OrgTx,
  change: {
    accountId: string;
    sendId: string;
    channel: ProvenBy;
    address: string;
    addressKey: string;
  },
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

/** What a text's short link and the answer to it are found by. */
export const listNumber = (
  tx: OrgTx,
  text: { sendId: string; keyVersion: number; accountId: string; phone: string },
): Promise<number> =>
  tx.db.$executeRaw(sql`
    INSERT INTO app.directory (kind, digest, org_id, id)
    VALUES ('short', ${shortDigest(tx.org, text.sendId, text.keyVersion, "address")}, ${tx.org}::uuid, ${text.sendId}::uuid),
      ('mobile', ${mobileDigests(text.phone)[0] ?? ""}, ${tx.org}::uuid, ${text.accountId}::uuid)
    ON CONFLICT DO NOTHING`);

/** The links of earlier changes of the kind end, and with them the messages that have not left. */
export const endOpenSends = (tx: OrgTx, accountId: string, channel: ProvenBy): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.sends s SET expires_at = ${tx.now} FROM app.address_changes c
    WHERE c.org_id = ${tx.org}::uuid AND c.account_id = ${accountId}::uuid AND c.channel = ${channel} AND c.consumed_at IS NULL
      AND s.org_id = ${tx.org}::uuid AND s.id = c.send_id AND s.expires_at > ${tx.now}`);

/**
 * What waits of the other kind goes on once one of this kind counts: the epoch was raised to end sessions, and says nothing
 * against the other wish of the same people. Returns how many.
 */
export const carryOpenSends = (
  tx: OrgTx,
  accountId: string,
  { beside, epoch }: { beside: ProvenBy; epoch: number },
): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.sends s SET epoch = ${epoch + 1} FROM app.address_changes c
    WHERE c.org_id = ${tx.org}::uuid AND c.account_id = ${accountId}::uuid AND c.channel <> ${beside} AND c.consumed_at IS NULL
      AND s.org_id = ${tx.org}::uuid AND s.id = c.send_id AND s.epoch = ${epoch} AND s.expires_at > ${tx.now}`);

export async function deleteOpenChanges(
  tx: OrgTx,
  accountId: string,
  channel: ProvenBy,
): Promise<number> {
  const { count } = await tx.db.addressChange.deleteMany({
    where: { orgId: tx.org, accountId, channel, consumedAt: null },
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

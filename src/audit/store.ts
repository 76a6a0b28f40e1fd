import type { OrgTx } from "@/lib/org";
import { newAccountKey, openAccountKey, seal } from "@/lib/secrets";
import { join, KEPT, rowset, sql } from "@/lib/sql";

export type EntryRow = {
  act: string;
  account_id: string | null;
  details: unknown;
};

const actorId = (tx: OrgTx): string | null => (tx.actor.kind === "account" ? tx.actor.id : null);

/** Appends an entry for each account to which the same was done. */
export async function insertAlike(
  tx: OrgTx,
  rows: { act: string; account_ids: readonly string[]; details: unknown }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.db.$executeRaw(sql`
    ${KEPT} INSERT INTO app.audit_entries (org_id, act_id, at, act, actor_kind, actor_id, account_id, ip, details)
    SELECT ${tx.org}::uuid, ${tx.actId}::uuid, ${tx.now}, r.act, ${tx.actor.kind}, ${actorId(tx)}::uuid, one.id,
           ${tx.origin.ip ?? null}, r.details
    FROM jsonb_to_recordset(${rowset(rows)}) AS r (act text, account_ids uuid[], details jsonb)
    CROSS JOIN LATERAL unnest(r.account_ids) WITH ORDINALITY AS one (id, place)
    ORDER BY one.place`);
}

/** Appends entries in order; returns their ids in the same order. */
export async function insertEntries(tx: OrgTx, rows: EntryRow[]): Promise<bigint[]> {
  if (rows.length === 0) return [];
  const numbered = rows.map((row, ordinal) => ({ ...row, ordinal }));
  const ids = await tx.db.$queryRaw<{ id: bigint }[]>(sql`
    ${KEPT} INSERT INTO app.audit_entries (org_id, act_id, at, act, actor_kind, actor_id, account_id, ip, details)
    SELECT ${tx.org}::uuid, ${tx.actId}::uuid, ${tx.now}, r.act, ${tx.actor.kind}, ${actorId(tx)}::uuid, r.account_id,
           ${tx.origin.ip ?? null}, r.details
    FROM jsonb_to_recordset(${rowset(numbered)}) AS r (act text, account_id uuid, details jsonb, ordinal int)
    ORDER BY r.ordinal
    RETURNING id`);
  return ids.map((row) => row.id).sort((a, b) => (a < b ? -1 : 1));
}

/** The keys of these accounts' audit values, made where there is none yet. */
async function accountKeys(tx: OrgTx, accountIds: string[]): Promise<Map<string, Buffer>> {
  const keys = new Map<string, Buffer>();
  const rows = await tx.db.$queryRaw<
    { account_id: string; sealed: Uint8Array; key_version: number }[]
  >(sql`
    SELECT account_id, sealed, key_version FROM app.account_keys
    WHERE org_id = ${tx.org}::uuid AND account_id IN (${join(accountIds.map((id) => sql`${id}::uuid`))})`);
  for (const row of rows)
    keys.set(row.account_id, openAccountKey(tx.org, row.sealed, row.key_version));
  const missing = accountIds.filter((id) => !keys.has(id));
  if (missing.length === 0) return keys;
  const made = missing.map((accountId) => ({ accountId, ...newAccountKey(tx.org) }));
  await tx.db.accountKey.createMany({
    data: made.map(({ accountId, sealed, keyVersion }) => ({
      orgId: tx.org,
      accountId,
      sealed,
      keyVersion,
    })),
    skipDuplicates: true,
  });
  // Another transaction may have made one first: what is stored decides.
  return accountKeysStored(tx, keys, missing);
}

async function accountKeysStored(
  tx: OrgTx,
  keys: Map<string, Buffer>,
  ids: string[],
): Promise<Map<string, Buffer>> {
  const stored = await tx.db.accountKey.findMany({
    where: { orgId: tx.org, accountId: { in: ids } },
  });
  for (const row of stored)
    keys.set(row.accountId, openAccountKey(tx.org, row.sealed, row.keyVersion));
  return keys;
}

/** Quotas are bigint, which JSON does not know: they are kept as digits. */
const asJson = (values: unknown): string =>
  JSON.stringify(values, (_, value) => (typeof value === "bigint" ? value.toString() : value));

export type SealedRow = { entryId: bigint; accountId: string; values: unknown };

/** Lays personal values beside their entries, each sealed with its account's key. */
export async function insertValues(tx: OrgTx, rows: SealedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const keys = await accountKeys(tx, [...new Set(rows.map((row) => row.accountId))]);
  await tx.db.auditValue.createMany({
    data: rows.map(({ entryId, accountId, values }) => {
      const key = keys.get(accountId);
      if (!key) throw new Error("an account's audit key vanished within its transaction");
      return {
        orgId: tx.org,
        entryId,
        accountId,
        sealed: seal(key, tx.org, Buffer.from(asJson(values))),
      };
    }),
  });
}

import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { currentKeyVersion, reseal } from "@/lib/secrets";
import { readOldKeys, readOldSender, updateKeys, updateSender } from "./store";

/** How many are sealed anew in one transaction. */
const PIECE = 1_000;

/**
 * Seals a piece of the stored secrets under the newest version of the master key, those behind `after` in the order of
 * their accounts. `last` is where the next piece begins; without one nothing is left.
 */
export async function resealSecrets(
  tx: OrgTx,
  { after }: { after?: string | undefined } = {},
): Promise<{ done: number; last: string | undefined }> {
  if (tx.actor.kind !== "system") throw new Refusal("not-allowed");
  const version = currentKeyVersion();
  const keys = await readOldKeys(tx, version, after, PIECE);
  await updateKeys(
    tx,
    keys.map((row) => ({ accountId: row.accountId, ...reseal("account-key", tx.org, row) })),
  );
  const sender = await readOldSender(tx, version);
  if (sender) await updateSender(tx, reseal("sender", tx.org, sender));
  const done = keys.length + (sender ? 1 : 0);
  if (done > 0)
    await writeAudit(tx, [{ act: "organization.secrets-resealed", details: { done, version } }]);
  return { done, last: keys.length === PIECE ? keys.at(-1)?.accountId : undefined };
}

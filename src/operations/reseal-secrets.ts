import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { currentKeyVersion, reseal } from "@/lib/secrets";
import {
  readOldKeys,
  readOldRuns,
  readOldSender,
  updateKeys,
  updateRun,
  updateSender,
} from "./store";

/** How many are sealed anew in one transaction. */
const PIECE = 1_000;

/** Keys of printed letters, to the last: there are few. */
async function resealRuns(tx: OrgTx, version: number): Promise<number> {
  let total = 0;
  for (;;) {
    const runs = await readOldRuns(tx, version, PIECE);
    for (const run of runs) await updateRun(tx, { id: run.id, ...reseal("letters", tx.org, run) });
    total += runs.length;
    if (runs.length < PIECE) return total;
  }
}

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
  const runs = await resealRuns(tx, version);
  const done = keys.length + (sender ? 1 : 0) + runs;
  if (done > 0)
    await writeAudit(tx, [{ act: "organization.secrets-resealed", details: { done, version } }]);
  return { done, last: keys.length === PIECE ? keys.at(-1)?.accountId : undefined };
}

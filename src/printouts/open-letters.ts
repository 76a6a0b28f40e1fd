import { permissionsOfAccounts } from "@/admins/queries";
import { demand, mayYieldSecret } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { Refusal } from "@/lib/refusal";
import { openSecret, unseal } from "@/lib/secrets";
import { isKept } from "@/lib/secrets/kept";
import { readPart, readRun } from "./queries";
import { renewPart } from "./store";

/**
 * One file of letters, opened for who asked for it and still may see codes. Where somebody in it may do more than the reader by
 * now, nothing is opened: the file is made again without them.
 */
export async function openLetters(
  tx: OrgTx,
  { id, number }: { id: string; number: number },
): Promise<Buffer | undefined> {
  demand(tx, "codes.see");
  const run = await readRun(tx, id);
  const part = run && (await readPart(tx, id, number));
  if (!run || !part?.sealed || !isKept(run.keyVersion)) throw new Refusal("not-found");
  const held = await permissionsOfAccounts(tx, part.accountIds);
  const fit = part.accountIds.filter((one) => mayYieldSecret(tx.actor, held.get(one) ?? []));
  if (fit.length === 0) throw new Refusal("holds-more");
  if (fit.length < part.accountIds.length) {
    await renewPart(tx, { runId: id, number }, fit);
    await enqueue(tx, "letters", { org: tx.org, id });
    return undefined;
  }
  const key = openSecret("letters", tx.org, {
    sealed: run.keySealed,
    keyVersion: run.keyVersion,
  });
  await writeAudit(tx, [{ act: "codes.letters-downloaded", details: { runId: id, number } }]);
  return unseal(key, tx.org, part.sealed);
}

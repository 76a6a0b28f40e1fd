import { permissionsOfAccounts } from "@/admins/queries";
import { demand, mayYieldSecret } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { openSecret, unseal } from "@/lib/secrets";
import { readPart, readRun } from "./queries";

/** One file of letters, opened for who asked for it and still may see codes: its own and everybody's in it. */
export async function openLetters(
  tx: OrgTx,
  { id, number }: { id: string; number: number },
): Promise<Buffer> {
  demand(tx, "codes.see");
  const run = await readRun(tx, id);
  const part = run && (await readPart(tx, id, number));
  if (!run || !part?.sealed) throw new Refusal("not-found");
  const held = await permissionsOfAccounts(tx, part.accountIds);
  const isAbove = [...held.values()].some((may) => !mayYieldSecret(tx.actor, may));
  if (isAbove) throw new Refusal("holds-more");
  const key = openSecret("letters", tx.org, {
    sealed: run.keySealed,
    keyVersion: run.keyVersion,
  });
  await writeAudit(tx, [{ act: "codes.letters-downloaded", details: { runId: id, number } }]);
  return unseal(key, tx.org, part.sealed);
}

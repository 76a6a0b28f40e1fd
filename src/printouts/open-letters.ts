import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { openSecret, unseal } from "@/lib/secrets";
import { readPart, readRun } from "./queries";

/** One file of letters, opened for who asked for it and still may see codes. */
export async function openLetters(
  tx: OrgTx,
  { id, number }: { id: string; number: number },
): Promise<Buffer> {
  demand(tx, "codes.see");
  const run = await readRun(tx, id);
  const part = run && (await readPart(tx, id, number));
  if (!run || !part?.sealed) throw new Refusal("not-found");
  const key = openSecret("letters", tx.org, {
    sealed: run.keySealed,
    keyVersion: run.keyVersion,
  });
  await writeAudit(tx, [{ act: "codes.letters-downloaded", details: { runId: id, number } }]);
  return unseal(key, tx.org, part.sealed);
}

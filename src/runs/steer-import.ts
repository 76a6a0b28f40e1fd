import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import { dropFiles } from "@/files/drop-files";
import type { ImportState, ImportStep } from "@/imports/rules";
import { isOver, rightsToApply, stepFrom } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import type { RefusalCode } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import type { LockedImport, Notes } from "./store";
import { lockImport, setBegun, setNotes, setState } from "./store";

/** What an admin decides about an import; beginning it is begin-apply's, finishing the worker's. */
export type Steer = Exclude<ImportStep, "begin" | "ask" | "finish">;

const TOLD = {
  approve: { act: "import.approved" },
  decline: { act: "import.declined" },
  pause: { act: "import.paused" },
  resume: { act: "import.resumed" },
  stop: { act: "import.stopped" },
  discard: { act: "import.discarded" },
} as const satisfies Record<Steer, { act: string }>;

const notesOf: Partial<Record<Steer, (why: RefusalCode | undefined) => Notes>> = {
  pause: (why) => ({ why: why ?? null }),
  resume: () => ({ why: null }),
  stop: () => ({ stopped: true }),
};

/** Nobody approves what they asked for themselves; the database refuses it too. */
function approverOf(tx: OrgTx, { madeBy }: LockedImport): string {
  if (tx.actor.kind !== "account" || tx.actor.id === madeBy) throw new Refusal("import-own");
  return tx.actor.id;
}

/** What a step leaves besides the state. */
async function settle(tx: OrgTx, found: LockedImport, state: ImportState): Promise<void> {
  if (isOver(state) && found.fileId) await dropFiles(tx, { ids: [found.fileId] });
  if (state === "APPLYING") await enqueue(tx, "imports", { org: tx.org, id: found.id });
}

/**
 * Approves, sends back, pauses, resumes, ends or discards an import. Rows that are written stay written; what waits is not
 * written any more. `why` is a refusal that made the worker stand still.
 */
export async function steerImport(
  tx: OrgTx,
  { id, step, why }: { id: string; step: Steer; why?: RefusalCode },
): Promise<{ state: ImportState }> {
  const found = await lockImport(tx, id);
  for (const right of rightsToApply(found?.purpose ?? "ROSTER", null)) demand(tx, right);
  if (!found) throw new Refusal("import-not-found");
  const state = stepFrom(found.state, step);
  if (!state) throw new Refusal("import-moved-on");
  const approvedBy = step === "approve" ? approverOf(tx, found) : undefined;
  if (state === "APPLYING") await setBegun(tx, id);
  await setState(tx, id, state, approvedBy ? { approvedBy } : {});
  const notes = notesOf[step]?.(why);
  if (notes) await setNotes(tx, id, notes);
  const details = { importId: id, purpose: found.purpose, ...(why ? { why } : {}) };
  await writeAudit(tx, [{ ...TOLD[step], details }]);
  await settle(tx, found, state);
  return { state };
}

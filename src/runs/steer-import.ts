import { demand, holdsAll } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import { dropFiles } from "@/files/drop-files";
import type { ImportState, ImportStep } from "@/imports/rules";
import { isOver, rightsToApply, stepFrom } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import type { RefusalCode } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import type { Seen } from "./check-approval";
import { checkApproval } from "./check-approval";
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

type Steering =
  | ({ id: string; step: "approve" } & Seen)
  | { id: string; step: Exclude<Steer, "approve">; why?: RefusalCode };

/** Who decides about what somebody asked for: another one. Of an approval the database refuses the asker too. */
function deciderOf(tx: OrgTx, { madeBy }: LockedImport): string {
  if (tx.actor.kind !== "account" || tx.actor.id === madeBy) throw new Refusal("import-own");
  return tx.actor.id;
}

/** Whoever manages people may end any import; everything else needs what the import does. */
function demandRights(tx: OrgTx, found: LockedImport | undefined, step: Steer): void {
  if (step === "stop" && holdsAll(tx.actor, ["accounts.manage"])) return;
  for (const right of rightsToApply(found?.purpose ?? "ROSTER", null)) demand(tx, right);
}

/** What a step leaves besides the state. */
async function settle(tx: OrgTx, found: LockedImport, state: ImportState): Promise<void> {
  if (isOver(state) && found.fileId) await dropFiles(tx, { ids: [found.fileId] });
  if (state === "APPLYING") await enqueue(tx, "imports", { org: tx.org, id: found.id });
}

/**
 * Approves, sends back, pauses, resumes, ends or discards an import. Rows that are written stay written; what waits is not
 * written any more. Who asked for approval may only discard what they asked for. `why` is a refusal that made the worker stand still.
 */
export async function steerImport(tx: OrgTx, steering: Steering): Promise<{ state: ImportState }> {
  const { id, step } = steering;
  const why = "why" in steering ? steering.why : undefined;
  const found = await lockImport(tx, id);
  demandRights(tx, found, step);
  if (!found) throw new Refusal("import-not-found");
  const state = stepFrom(found.state, step);
  if (!state) throw new Refusal("import-moved-on");
  const decider = step === "approve" || step === "decline" ? deciderOf(tx, found) : undefined;
  if (steering.step === "approve") await checkApproval(tx, found, steering);
  if (state === "APPLYING") await setBegun(tx, id);
  await setState(tx, id, state, step === "approve" && decider ? { approvedBy: decider } : {});
  const notes = notesOf[step]?.(why);
  if (notes) await setNotes(tx, id, notes);
  const details = { importId: id, purpose: found.purpose, ...(why ? { why } : {}) };
  await writeAudit(tx, [{ ...TOLD[step], details }]);
  await settle(tx, found, state);
  return { state };
}

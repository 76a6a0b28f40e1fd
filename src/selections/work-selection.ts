import { readRightsNow } from "@/admins/queries";
import type { OrgTx } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import { actOnAccounts } from "./act-on-accounts";
import type { ActInput } from "./input";
import { actInput } from "./input";
import type { SelectionState } from "./rules";
import { CHUNK } from "./rules";
import type { LockedSelection } from "./store";
import { lockSelection, nextMembers, setOutcomes, setProgress, setStoppedWhy } from "./store";

/** Whoever began it acts, with the rights they hold at this moment; all that it does is one act of the audit log. */
async function asBeginner(tx: OrgTx, { id, madeBy }: LockedSelection): Promise<OrgTx> {
  if (tx.actor.kind === "account") return { ...tx, actId: id };
  const permissions = await readRightsNow(tx, madeBy);
  return { ...tx, actId: id, actor: { kind: "account", id: madeBy, permissions } };
}

/** The act on the next people, each with what became of them. */
async function workChunk(tx: OrgTx, id: string, input: ActInput) {
  // licences may not reach: whom they reach was said before by name
  const ids = await nextMembers(tx, id, { most: CHUNK, byName: input.act === "grant" });
  if (ids.length === 0) return { done: 0, refused: 0, isLast: true };
  const result = await actOnAccounts(tx, { ...input, ids });
  const codes = new Map(result.refused.map(({ id: one, code }) => [one, code]));
  const done = new Set(result.done.map(({ id: one }) => one));
  const outcomes = ids.map((one) => ({
    id: one,
    outcome: codes.get(one) ?? (done.has(one) ? ("done" as const) : ("unchanged" as const)),
  }));
  await setOutcomes(tx, id, outcomes);
  return { done: ids.length - codes.size, refused: codes.size, isLast: ids.length < CHUNK };
}

/** What refuses all of it (a right that is gone, a team that is gone) stops the work where it is. */
async function stop(tx: OrgTx, selection: LockedSelection, why: RefusalCode) {
  await setStoppedWhy(tx, selection.id, { ...selection.input, stopped: why });
  await setProgress(tx, selection.id, { done: 0, refused: 0, state: "STOPPED" });
}

/**
 * Does the next piece of a begun selection in one transaction: outcomes and progress are written with the act itself, so
 * that a worker killed anywhere leaves whole pieces, and the same piece done twice finds nobody waiting.
 */
export async function workSelection(
  tx: OrgTx,
  { id }: { id: string },
): Promise<{ state: SelectionState }> {
  const selection = await lockSelection(tx, id);
  if (!selection || (selection.state !== "QUEUED" && selection.state !== "RUNNING"))
    return { state: selection?.state ?? "STOPPED" };
  const input = actInput.parse({ ...selection.input, act: selection.act });
  try {
    const actor = await asBeginner(tx, selection);
    const { done, refused, isLast } = await workChunk(actor, id, input);
    const state = isLast ? "DONE" : "RUNNING";
    await setProgress(tx, id, { done, refused, state });
    return { state };
  } catch (fault) {
    if (tx.actor.kind === "account" || !(fault instanceof Refusal)) throw fault;
    await stop(tx, selection, fault.code);
    return { state: "STOPPED" };
  }
}

import { readOwners } from "@/accounts/queries";
import { resolveFilter } from "@/addressees/resolve-filter";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import { instantOf } from "@/calendar/instant-of";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { Refusal } from "@/lib/refusal";
import { parseQuery, readFilter } from "@/people/input";
import { peopleConditions } from "@/people/queries";
import type { ActInput } from "./input";
import { countWaiting } from "./queries";
import { ASKS, AT_ONCE, isComposed, NEEDED } from "./rules";
import { holdsMember, leaveOut, lockSelection, setBegun } from "./store";
import { workSelection } from "./work-selection";

function demandChoices(input: ActInput): void {
  const asked = ASKS[input.act];
  const choice = {
    team: input.teamId,
    application: input.applicationId,
    language: input.language,
    until: input.until,
  };
  if (input.act === "export" || isComposed(input.act)) throw new Refusal("not-applicable");
  if (asked && choice[asked] === undefined) throw new Refusal("choice-missing");
}

/** Whoever takes contacts over must be chosen, and stay. */
async function demandHeir(tx: OrgTx, id: string, { contacts, newOwnerId }: ActInput) {
  if (contacts !== "give") return;
  if (!newOwnerId) throw new Refusal("owner-missing");
  if (await holdsMember(tx, id, newOwnerId)) throw new Refusal("owner-leaves");
  const kind = (await readOwners(tx, [newOwnerId])).get(newOwnerId);
  if (kind !== "USER") throw new Refusal(kind ? "owner-is-contact" : "owner-not-found");
}

/**
 * Confirms an act on a frozen selection. It is counted again: who matches no longer is left out, and where the number is
 * not the one that was confirmed nothing happens. A small set is done at once, a large one by the worker.
 */
export async function beginSelection(
  tx: OrgTx,
  { id, expected, ...input }: ActInput & { id: string; expected: number },
): Promise<{ count: number; isQueued: boolean }> {
  demand(tx, NEEDED[input.act]);
  demandChoices(input);
  // a date that is wrong is told now, not by a worker later
  if (ASKS[input.act] === "until") await instantOf(tx, input);
  const selection = await lockSelection(tx, id);
  const own = tx.actor.kind === "account" ? tx.actor.id : undefined;
  if (!selection || selection.madeBy !== own || selection.state !== "FROZEN")
    throw new Refusal("selection-not-found");
  if (selection.input.byHand !== true) {
    const { each } = await peopleConditions(
      tx,
      await resolveFilter(tx, readFilter(parseQuery(selection.query))),
    );
    await leaveOut(tx, id, each);
  }
  const count = await countWaiting(tx, id);
  if (count !== expected) throw new Refusal("selection-recounted");
  await demandHeir(tx, id, input);
  await setBegun(tx, id, input);
  const details = { selectionId: id, act: input.act, count };
  await writeAudit({ ...tx, actId: id }, [{ act: "selection.begun", details }]);
  const isQueued = count > AT_ONCE;
  if (isQueued) await enqueue(tx, "selections", { org: tx.org, id });
  else await workSelection(tx, { id });
  return { count, isQueued };
}

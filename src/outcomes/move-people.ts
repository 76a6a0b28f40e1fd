import type { MoveResult } from "@/accounts/move-accounts";
import type { SuspensionSource } from "@/accounts/rules";
import { eraseAccounts } from "@/erasures/erase-accounts";
import type { OrgTx } from "@/lib/org";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { reactivateAccounts } from "@/lifecycle/reactivate-accounts";
import { reopenAccounts } from "@/lifecycle/reopen-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import type { RowChange } from "@/plans/rules";
import type { Draft, Found } from "./rules";
import { goesOn, note } from "./rules";

type Move = Exclude<NonNullable<RowChange["move"]>, "invite">;
type Act = (tx: OrgTx, ids: string[], source: SuspensionSource) => Promise<MoveResult>;

/** An admin's roster acts by that admin's hand. */
const ACTS: Record<Move, Act> = {
  reopen: (tx, ids) => reopenAccounts(tx, { ids }),
  reactivate: (tx, ids) => reactivateAccounts(tx, { ids }),
  suspend: (tx, ids, source) => suspendAccounts(tx, { ids, source }),
  close: (tx, ids) => closeAccounts(tx, { ids }),
  erase: (tx, ids) => eraseAccounts(tx, { ids }),
};

/** Moves the people whose rows ask for one of these, unless they moved since the plan. */
export async function movePeople(
  tx: OrgTx,
  {
    drafts,
    found,
    moves,
  }: { drafts: readonly Draft[]; found: ReadonlyMap<string, Found>; moves: readonly Move[] },
): Promise<void> {
  for (const move of moves) {
    const asked = drafts.filter(goesOn).filter(({ change }) => change.move === move);
    for (const draft of asked) {
      const { was } = draft.change;
      if (was && found.get(draft.id)?.status !== was) draft.code = "changed-meanwhile";
    }
    const left = asked.filter(goesOn);
    for (const [source, group] of Map.groupBy(left, ({ change }) => change.source ?? "HAND"))
      await moveGroup(group, (ids) => ACTS[move](tx, ids, source), found);
  }
}

async function moveGroup(
  group: (Draft & { id: string })[],
  act: (ids: string[]) => Promise<MoveResult>,
  found: ReadonlyMap<string, Found>,
): Promise<void> {
  const { done, refused } = await act(group.map(({ id }) => id));
  const moved = new Set(done.map(({ id }) => id));
  const codes = new Map(refused.map(({ id, code }) => [id, code]));
  for (const draft of group) {
    const code = codes.get(draft.id);
    if (code) draft.code = code;
    const was = found.get(draft.id);
    if (!moved.has(draft.id)) continue;
    note(draft, was ? { status: was.status, source: was.suspensionSource } : {});
  }
}

import { assertAdminRemains } from "@/admins/assert-admin-remains";
import type { OrgTx } from "@/lib/org";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { listUnclaimed, lockUnclaimed, readLapseRules } from "./queries";
import type { Piece, Place } from "./rules";
import { PIECE } from "./rules";

/** Closes the next people who were invited so long ago and never claimed; a claim that comes first wins. */
export async function closeUnclaimed(
  tx: OrgTx,
  { about, place }: { about: "told" | "untold"; place: Place | undefined },
): Promise<Piece> {
  const rules = await readLapseRules(tx);
  if (rules.neverClaimedDays === null) return { done: 0, next: undefined };
  const due = await listUnclaimed(tx, rules, about, place);
  const ids = due.map(({ id }) => id);
  await assertAdminRemains(tx, ids);
  const still = await lockUnclaimed(tx, ids, rules);
  const { done } = await closeAccounts(tx, { ids: still, why: "never-claimed" });
  return { done: done.length, next: due.length < PIECE ? undefined : due.at(-1) };
}

import { assertAdminRemains } from "@/admins/assert-admin-remains";
import type { OrgTx } from "@/lib/org";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { listDated, lockDated } from "./queries";
import type { Piece, Place } from "./rules";
import { PIECE } from "./rules";

/**
 * Suspends the next people whose date has come, however long ago. Whoever put a date off before this looks keeps their
 * account; the last who can manage admins keeps theirs as well.
 */
export async function suspendDated(
  tx: OrgTx,
  { place }: { place: Place | undefined },
): Promise<Piece> {
  const due = await listDated(tx, place);
  const ids = due.map(({ id }) => id);
  // before any account is locked: locks are always taken in one order
  await assertAdminRemains(tx, ids);
  const still = await lockDated(tx, ids);
  const { done } = await suspendAccounts(tx, { ids: still, source: "DATE" });
  return { done: done.length, next: due.length < PIECE ? undefined : due.at(-1) };
}

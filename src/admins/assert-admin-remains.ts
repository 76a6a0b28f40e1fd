import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { couldManage, findManagers, hasOtherManager, lockAdmins } from "./store";

/**
 * Call it before a set of accounts is suspended or closed. Returns the ids that must stay as they are, because without
 * them nobody ACTIVE would manage admins: all managers of the set then, or none. Two admins who remove each other wait
 * for one another here. Take it before any account is locked, so that locks are always taken in one order.
 */
export async function assertAdminRemains(tx: OrgTx, without: readonly string[]): Promise<string[]> {
  if (without.length === 0) return [];
  // whatever their status: who claims between two calls would have the second ask for more than the first
  const some = await couldManage(tx, without);
  await lockAdmins(tx, some ? "alone" : "shared");
  const managers = await findManagers(tx, without);
  if (managers.length === 0) return [];
  // One of them was made a manager between the look and the lock; a shared lock cannot be strengthened safely.
  if (!some) throw new Refusal("changed-meanwhile");
  return (await hasOtherManager(tx, without)) ? [] : managers;
}

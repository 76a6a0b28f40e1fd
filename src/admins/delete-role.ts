import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { findRole, listHolders, permissionsOfAccounts } from "./queries";
import { demand, holdsAll, isRole, permissionsOf } from "./rules";
import { deleteOwnRole, deleteRoles, hasOtherManager, lockAdmins, lockSubjects } from "./store";

/** Deletes an own role; whoever held it loses it. Somebody who manages admins must remain. Returns how many lost it. */
export async function deleteRole(tx: OrgTx, { id }: { id: string }): Promise<{ holders: number }> {
  demand(tx, "admins.manage");
  await lockAdmins(tx, "alone");
  const role = isRole(id) ? undefined : await findRole(tx, id);
  if (!role) throw new Refusal("role-unknown");
  const permissions = permissionsOf([role]);
  if (!holdsAll(tx.actor, permissions)) throw new Refusal("grants-more");
  const holders = await listHolders(tx, id);
  await lockSubjects(tx, holders);
  const held = await permissionsOfAccounts(tx, holders);
  if (holders.some((holder) => !holdsAll(tx.actor, held.get(holder) ?? [])))
    throw new Refusal("holder-holds-more");
  await deleteRoles(tx, holders, id);
  await deleteOwnRole(tx, id);
  if (permissions.includes("admins.manage") && !(await hasOtherManager(tx, [])))
    throw new Refusal("last-admin");
  const { name } = role;
  const details = { roleId: id, name, permissions, holders: holders.length };
  await writeAudit(tx, [
    { act: "role.deleted", details },
    ...holders.map((accountId) => ({
      act: "role.taken",
      accountId,
      details: { role: id, roleName: name },
    })),
  ]);
  await recordEvents(
    tx,
    holders.map((accountId) => ({
      accountId,
      event: "role-taken",
      details: { role: id, roleName: name },
    })),
  );
  return { holders: holders.length };
}

import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import { findRole, permissionsOfAccounts, rolesOfAccounts } from "./queries";
import { demand, holdsAll, permissionsOf } from "./rules";
import { deleteRoles, findManagers, hasOtherManager, lockAdmins, lockSubjects } from "./store";

/** Those of these accounts that manage admins now and would not without the role, if nobody else would be left. */
async function lastManagers(tx: OrgTx, ids: readonly string[], role: string): Promise<string[]> {
  const managers = await findManagers(tx, ids);
  const roles = await rolesOfAccounts(tx, managers);
  const losing = managers.filter(
    (id) =>
      !permissionsOf((roles.get(id) ?? []).filter((held) => held.role !== role)).includes(
        "admins.manage",
      ),
  );
  return losing.length > 0 && !(await hasOtherManager(tx, losing)) ? losing : [];
}

/** Takes a role away, built-in or own, never from one who holds more than the actor, and never from the last who manages admins. */
export async function takeRole(
  tx: OrgTx,
  { ids, role }: { ids: readonly string[]; role: string },
): Promise<{ done: { id: string }[]; refused: RowRefusal[] }> {
  demand(tx, "admins.manage");
  await lockAdmins(tx, "alone");
  const found = await findRole(tx, role);
  if (!found) throw new Refusal("role-unknown");
  const known = new Set((await lockSubjects(tx, ids)).map(({ id }) => id));
  const held = await permissionsOfAccounts(tx, ids);
  const refused: RowRefusal[] = [];
  for (const id of new Set(ids)) {
    if (!known.has(id)) refused.push({ id, code: "not-found" });
    else if (!holdsAll(tx.actor, held.get(id) ?? [])) refused.push({ id, code: "holds-more" });
  }
  const open = ids.filter((id) => !refused.some((row) => row.id === id));
  const last = await lastManagers(tx, open, role);
  refused.push(...last.map((id): RowRefusal => ({ id, code: "last-admin" })));
  const taken = await deleteRoles(
    tx,
    open.filter((id) => !last.includes(id)),
    role,
  );
  const details = { role, ...(found.name === null ? {} : { roleName: found.name }) };
  await writeAudit(
    tx,
    taken.map((accountId) => ({ act: "role.taken", accountId, details })),
  );
  await recordEvents(
    tx,
    taken.map((accountId) => ({ accountId, event: "role-taken", details })),
  );
  return { done: taken.map((id) => ({ id })), refused };
}

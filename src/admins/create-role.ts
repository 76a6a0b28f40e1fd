import { writeAudit } from "@/audit/write-audit";
import type { OrgTx, Permission } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { violated } from "@/lib/sql";
import { roleKey } from "./input";
import { listOwnRoles } from "./queries";
import { completed, demand, holdsAll, MOST_OWN_ROLES } from "./rules";
import { insertOwnRole, lockAdmins } from "./store";

/** Makes a role of the organisation's own. Nobody makes one that allows what they lack. */
export async function createRole(
  tx: OrgTx,
  { name, permissions: wanted }: { name: string; permissions: readonly Permission[] },
): Promise<{ id: string }> {
  demand(tx, "admins.manage");
  const permissions = completed(wanted);
  if (permissions.length === 0) throw new Refusal("role-empty");
  if (!holdsAll(tx.actor, permissions)) throw new Refusal("grants-more");
  await lockAdmins(tx, "alone");
  if ((await listOwnRoles(tx)).length >= MOST_OWN_ROLES) throw new Refusal("roles-full");
  const row = { name, nameKey: roleKey(name), permissions };
  const id = await insertOwnRole(tx, row).catch((fault) => {
    throw violated(fault) === "roles_org_id_name_key_key" ? new Refusal("role-taken") : fault;
  });
  await writeAudit(tx, [{ act: "role.created", details: { roleId: id, name, permissions } }]);
  return { id };
}

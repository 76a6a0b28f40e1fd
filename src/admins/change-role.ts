import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx, Permission } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { violated } from "@/lib/sql";
import { roleKey } from "./input";
import { findRole, listHolders, permissionsOfAccounts } from "./queries";
import type { HeldRole } from "./rules";
import { completed, demand, difference, holdsAll, isRole, permissionsOf } from "./rules";
import { hasOtherManager, lockAdmins, lockSubjects, updateOwnRole } from "./store";

type Change = {
  id: string;
  name?: string;
  /** What it is to allow, and what it allowed when that was chosen. */
  permissions?: readonly Permission[];
  seen?: readonly Permission[];
};
type Changed = { changed: boolean; holders: number };

async function findOwn(tx: OrgTx, id: string): Promise<HeldRole & { name: string }> {
  const role = isRole(id) ? undefined : await findRole(tx, id);
  if (!role || role.name === null) throw new Refusal("role-unknown");
  return { ...role, name: role.name };
}

/** Somebody else changed it since it was looked at. */
function isStale(before: readonly Permission[], seen: readonly Permission[] | undefined): boolean {
  const { added, removed } = difference(before, seen ?? before);
  return added.length + removed.length > 0;
}

/** What it is changed to: never to nothing, never from or to what the actor lacks. */
function judge(tx: OrgTx, before: Permission[], { permissions, seen }: Change): Permission[] {
  const after = permissions ? completed(permissions) : before;
  if (isStale(before, seen)) throw new Refusal("changed-meanwhile");
  if (after.length === 0) throw new Refusal("role-empty");
  if (!holdsAll(tx.actor, [...before, ...after])) throw new Refusal("grants-more");
  return after;
}

/** Nobody takes a permission from a person who may do more than they. */
async function refuseAbove(tx: OrgTx, holders: readonly string[]): Promise<void> {
  const held = await permissionsOfAccounts(tx, holders);
  const isAbove = (id: string) => !holdsAll(tx.actor, held.get(id) ?? []);
  if (holders.some(isAbove)) throw new Refusal("holder-holds-more");
}

async function tell(
  tx: OrgTx,
  was: HeldRole,
  { id, name }: { id: string; name: string },
  diff: ReturnType<typeof difference>,
  holders: string[],
): Promise<void> {
  const details = { roleId: id, name, ...(was.name === name ? {} : { from: was.name }), ...diff };
  await writeAudit(tx, [{ act: "role.changed", details: { ...details, holders: holders.length } }]);
  if (diff.added.length + diff.removed.length === 0) return;
  const event = { event: "role-changed", details: { role: id, roleName: name, ...diff } };
  await recordEvents(
    tx,
    holders.map((accountId) => ({ accountId, ...event })),
  );
}

/**
 * Changes the name of an own role, or what it allows: a grant or a withdrawal for all who hold it, from their next request on.
 * Somebody who manages admins must remain; what somebody holds beyond the actor is not touched.
 */
export async function changeRole(tx: OrgTx, change: Change): Promise<Changed> {
  demand(tx, "admins.manage");
  await lockAdmins(tx, "alone");
  const role = await findOwn(tx, change.id);
  const before = permissionsOf([role]);
  const after = judge(tx, before, change);
  const name = change.name ?? role.name;
  const diff = difference(before, after);
  if (diff.added.length + diff.removed.length === 0 && name === role.name)
    return { changed: false, holders: 0 };
  const holders = await listHolders(tx, change.id);
  await lockSubjects(tx, holders);
  if (diff.removed.length > 0) await refuseAbove(tx, holders);
  const raised = diff.added.length > 0;
  const row = { name, nameKey: roleKey(name), permissions: after, raised };
  await updateOwnRole(tx, change.id, row).catch((fault) => {
    throw violated(fault) === "roles_org_id_name_key_key" ? new Refusal("role-taken") : fault;
  });
  if (diff.removed.includes("admins.manage") && !(await hasOtherManager(tx, [])))
    throw new Refusal("last-admin");
  await tell(tx, role, { id: change.id, name }, diff, holders);
  return { changed: true, holders: holders.length };
}

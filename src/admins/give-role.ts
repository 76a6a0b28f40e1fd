import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import { findRole } from "./queries";
import { demand, holdsAll, permissionsOf } from "./rules";
import type { Subject } from "./store";
import { insertRoles, lockAdmins, lockSubjects } from "./store";

function refusalOf(id: string, subject: Subject | undefined): RowRefusal | undefined {
  if (!subject) return { id, code: "not-found" };
  if (subject.status === "CLOSED") return { id, code: "closed" };
  // A contact is a guest of one of the organisation's users, not one who runs it.
  return subject.kind === "CONTACT" ? { id, code: "not-applicable" } : undefined;
}

/** Gives a role, built-in or own. Nobody grants more than they hold. Who holds it already is left as it is. */
export async function giveRole(
  tx: OrgTx,
  { ids, role }: { ids: readonly string[]; role: string },
): Promise<{ done: { id: string }[]; refused: RowRefusal[] }> {
  demand(tx, "admins.manage");
  await lockAdmins(tx, "alone");
  const found = await findRole(tx, role);
  if (!found) throw new Refusal("role-unknown");
  if (!holdsAll(tx.actor, permissionsOf([found]))) throw new Refusal("grants-more");
  const subjects = new Map((await lockSubjects(tx, ids)).map((subject) => [subject.id, subject]));
  const refused = [...new Set(ids)].flatMap((id) => refusalOf(id, subjects.get(id)) ?? []);
  const barred = new Set(refused.map(({ id }) => id));
  const given = await insertRoles(
    tx,
    ids.filter((id) => !barred.has(id)),
    role,
  );
  const details = { role, ...(found.name === null ? {} : { roleName: found.name }) };
  await writeAudit(
    tx,
    given.map((accountId) => ({ act: "role.given", accountId, details })),
  );
  await recordEvents(
    tx,
    given.map((accountId) => ({ accountId, event: "role-given", details })),
  );
  return { done: given.map((id) => ({ id })), refused };
}

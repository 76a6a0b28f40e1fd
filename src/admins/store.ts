import type { OrgTx, Permission } from "@/lib/org";
import { newId } from "@/lib/secrets";
import type { Sql } from "@/lib/sql";
import { join, rowset, sql } from "@/lib/sql";
import { isRole, rolesWith } from "./rules";

const uuids = (ids: readonly string[]): Sql =>
  sql`(SELECT r.id FROM jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS r (id uuid))`;

/**
 * Holds the organisation's row until commit. Who changes the circle of admins takes it alone; who only moves people
 * shares it, so that no role is given meanwhile. Foreign keys to the row do not wait for either.
 */
export async function lockAdmins(tx: OrgTx, strength: "alone" | "shared"): Promise<void> {
  const lock = strength === "alone" ? sql`FOR NO KEY UPDATE` : sql`FOR SHARE`;
  await tx.db.$queryRaw(
    sql`SELECT 1 FROM app.organizations WHERE org_id = ${tx.org}::uuid ${lock}`,
  );
}

/** Whether a row `r` of account_roles allows managing admins: a built-in role by its name, an own one by what it says. */
export const MANAGES = sql`(r.role IN (${join(rolesWith("admins.manage"))})
  OR r.role_id IN (SELECT o.id FROM app.roles o WHERE o.org_id = r.org_id AND 'admins.manage' = ANY (o.permissions)))`;

/** Whether one of these accounts manages admins, or would once it is ACTIVE: under the lock of the circle that does not change. */
export async function couldManage(tx: OrgTx, ids: readonly string[]): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ could: boolean }[]>(sql`
    SELECT EXISTS (SELECT FROM app.account_roles r WHERE r.org_id = ${tx.org}::uuid AND r.account_id IN ${uuids(ids)} AND ${MANAGES}) AS could`);
  return rows[0]?.could ?? false;
}

/** Those of these accounts that are ACTIVE and manage admins. */
export async function findManagers(tx: OrgTx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT a.id FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.status = 'ACTIVE' AND a.id IN ${uuids(ids)}
      AND EXISTS (SELECT 1 FROM app.account_roles r WHERE r.org_id = a.org_id AND r.account_id = a.id AND ${MANAGES})
    ORDER BY a.id`);
  return rows.map((row) => row.id);
}

/** Whether an ACTIVE account besides these manages admins. */
export async function hasOtherManager(tx: OrgTx, without: readonly string[]): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ found: boolean }[]>(sql`
    SELECT EXISTS (SELECT 1 FROM app.account_roles r JOIN app.accounts a ON a.org_id = r.org_id AND a.id = r.account_id
      WHERE r.org_id = ${tx.org}::uuid AND ${MANAGES} AND a.status = 'ACTIVE' AND a.id NOT IN ${uuids(without)}) AS found`);
  return rows[0]?.found ?? false;
}

export type Subject = { id: string; status: string; kind: string };

/** Locks these accounts in the order of their ids. */
export const lockSubjects = (tx: OrgTx, ids: readonly string[]): Promise<Subject[]> =>
  tx.db.$queryRaw<Subject[]>(sql`
    SELECT id, status, kind FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id IN ${uuids(ids)} ORDER BY id FOR NO KEY UPDATE`);

const ownId = (role: string): string | null => (isRole(role) ? null : role);

/** Gives the role; who holds it already is left out. Returns who got it. */
export async function insertRoles(
  tx: OrgTx,
  ids: readonly string[],
  role: string,
): Promise<string[]> {
  const by = tx.actor.kind === "account" ? tx.actor.id : null;
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO app.account_roles (org_id, account_id, role, role_id, given_by, given_at)
    SELECT ${tx.org}::uuid, r.id, ${role}, ${ownId(role)}::uuid, ${by}::uuid, ${tx.now} FROM ${uuids(ids)} r
    ON CONFLICT DO NOTHING RETURNING account_id AS id`);
  return rows.map((row) => row.id);
}

/** Takes the role; returns who held it. */
export async function deleteRoles(
  tx: OrgTx,
  ids: readonly string[],
  role: string,
): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    DELETE FROM app.account_roles WHERE org_id = ${tx.org}::uuid AND role = ${role} AND account_id IN ${uuids(ids)}
    RETURNING account_id AS id`);
  return rows.map((row) => row.id);
}

export type OwnRole = { name: string; permissions: readonly Permission[] };

export async function insertOwnRole(
  tx: OrgTx,
  { name, nameKey, permissions }: OwnRole & { nameKey: string },
): Promise<string> {
  const id = newId();
  const data = { orgId: tx.org, id, name, nameKey, permissions: [...permissions] };
  await tx.db.role.create({ data: { ...data, createdAt: tx.now, updatedAt: tx.now } });
  return id;
}

/** Writes an own role. `raised`: it allows more than before, so that invitations sent before count no longer. */
export async function updateOwnRole(
  tx: OrgTx,
  id: string,
  { raised, permissions, ...names }: OwnRole & { nameKey: string; raised: boolean },
): Promise<void> {
  const data = { ...names, permissions: [...permissions], updatedAt: tx.now };
  await tx.db.role.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: raised ? { ...data, raisedAt: tx.now } : data,
  });
}

/** Deletes an own role that nobody holds any more. */
export const deleteOwnRole = (tx: OrgTx, id: string) =>
  tx.db.role.delete({ where: { orgId_id: { orgId: tx.org, id } } });

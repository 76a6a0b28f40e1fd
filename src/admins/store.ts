import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { join, rowset, sql } from "@/lib/sql";
import type { Role } from "./rules";
import { rolesWith } from "./rules";

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

const managing = (): Sql => sql`(${join(rolesWith("admins.manage"))})`;

/** Those of these accounts that are ACTIVE and manage admins. */
export async function findManagers(tx: OrgTx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT a.id FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.status = 'ACTIVE' AND a.id IN ${uuids(ids)}
      AND EXISTS (SELECT 1 FROM app.account_roles r WHERE r.org_id = a.org_id AND r.account_id = a.id AND r.role IN ${managing()})
    ORDER BY a.id`);
  return rows.map((row) => row.id);
}

/** Whether an ACTIVE account besides these manages admins. */
export async function hasOtherManager(tx: OrgTx, without: readonly string[]): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ found: boolean }[]>(sql`
    SELECT EXISTS (SELECT 1 FROM app.account_roles r JOIN app.accounts a ON a.org_id = r.org_id AND a.id = r.account_id
      WHERE r.org_id = ${tx.org}::uuid AND r.role IN ${managing()} AND a.status = 'ACTIVE' AND a.id NOT IN ${uuids(without)}) AS found`);
  return rows[0]?.found ?? false;
}

export type Subject = { id: string; status: string; kind: string };

/** Locks these accounts in the order of their ids. */
export const lockSubjects = (tx: OrgTx, ids: readonly string[]): Promise<Subject[]> =>
  tx.db.$queryRaw<Subject[]>(sql`
    SELECT id, status, kind FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id IN ${uuids(ids)} ORDER BY id FOR NO KEY UPDATE`);

/** Gives the role; who holds it already is left out. Returns who got it. */
export async function insertRoles(
  tx: OrgTx,
  ids: readonly string[],
  role: Role,
): Promise<string[]> {
  const by = tx.actor.kind === "account" ? tx.actor.id : null;
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO app.account_roles (org_id, account_id, role, given_by, given_at)
    SELECT ${tx.org}::uuid, r.id, ${role}, ${by}::uuid, ${tx.now} FROM ${uuids(ids)} r
    ON CONFLICT DO NOTHING RETURNING account_id AS id`);
  return rows.map((row) => row.id);
}

/** Takes the role; returns who held it. */
export async function deleteRoles(
  tx: OrgTx,
  ids: readonly string[],
  role: Role,
): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    DELETE FROM app.account_roles WHERE org_id = ${tx.org}::uuid AND role = ${role} AND account_id IN ${uuids(ids)}
    RETURNING account_id AS id`);
  return rows.map((row) => row.id);
}

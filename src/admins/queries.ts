import type { OrgTx, Permission } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";
import type { Role } from "./rules";
import { permissionsOf } from "./rules";

/** The built-in roles of each of these accounts; those without any are left out. */
export async function rolesOfAccounts(
  tx: OrgTx,
  ids: readonly string[],
): Promise<Map<string, Role[]>> {
  const roles = new Map<string, Role[]>();
  if (ids.length === 0) return roles;
  const rows = await tx.db.$queryRaw<{ id: string; role: Role }[]>(sql`
    SELECT r.account_id AS id, r.role
    FROM jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS wanted (id uuid)
    JOIN app.account_roles r ON r.org_id = ${tx.org}::uuid AND r.account_id = wanted.id
    ORDER BY r.account_id, r.given_at, r.role`);
  for (const { id, role } of rows) roles.set(id, [...(roles.get(id) ?? []), role]);
  return roles;
}

/** What each of these accounts may do; those that may nothing are left out. */
export async function permissionsOfAccounts(
  tx: OrgTx,
  ids: readonly string[],
): Promise<Map<string, Permission[]>> {
  const roles = await rolesOfAccounts(tx, ids);
  return new Map([...roles].map(([id, held]) => [id, permissionsOf(held)]));
}

export type AdminRow = {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  login: string | null;
  status: string;
  roles: Role[];
};

/** Everybody who holds a role, by name. */
export const listAdmins = (tx: OrgTx): Promise<AdminRow[]> =>
  tx.db.$queryRaw<AdminRow[]>(sql`
    SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login, a.status, held.roles
    FROM (SELECT account_id, array_agg(role ORDER BY given_at, role) AS roles FROM app.account_roles
          WHERE org_id = ${tx.org}::uuid GROUP BY account_id) held
    JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = held.account_id
    ORDER BY a.name_key, a.id`);

import { plainText } from "@/accounts/input";
import type { OrgTx, Permission } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";
import type { HeldRole } from "./rules";
import { isRole, permissionsOf } from "./rules";
import { MANAGES } from "./store";

/** The roles of an account `a`, oldest first, as part of a statement about it. */
export const HELD_ROLES = sql`coalesce((
  SELECT jsonb_agg(jsonb_build_object('role', r.role, 'name', o.name, 'permissions', o.permissions) ORDER BY r.given_at, r.role)
  FROM app.account_roles r LEFT JOIN app.roles o ON o.org_id = r.org_id AND o.id = r.role_id
  WHERE r.org_id = a.org_id AND r.account_id = a.id), '[]')`;

/** When an account `a` last came to be allowed more, as part of a statement about it. */
export const ROLE_GIVEN = sql`(SELECT max(greatest(r.given_at, o.raised_at)) FROM app.account_roles r
  LEFT JOIN app.roles o ON o.org_id = r.org_id AND o.id = r.role_id WHERE r.org_id = a.org_id AND r.account_id = a.id)`;

/** The roles of each of these accounts; those without any are left out. */
export async function rolesOfAccounts(
  tx: OrgTx,
  ids: readonly string[],
): Promise<Map<string, HeldRole[]>> {
  const roles = new Map<string, HeldRole[]>();
  if (ids.length === 0) return roles;
  const rows = await tx.db.$queryRaw<(HeldRole & { id: string })[]>(sql`
    SELECT r.account_id AS id, r.role, o.name, o.permissions
    FROM jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS wanted (id uuid)
    JOIN app.account_roles r ON r.org_id = ${tx.org}::uuid AND r.account_id = wanted.id
    LEFT JOIN app.roles o ON o.org_id = r.org_id AND o.id = r.role_id
    ORDER BY r.account_id, r.given_at, r.role`);
  for (const { id, ...role } of rows) roles.set(id, [...(roles.get(id) ?? []), role]);
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

/** What somebody may do at this very moment; nothing, once they are not ACTIVE or the organisation is disabled. */
export async function readStanding(tx: OrgTx, id: string): Promise<Permission[]> {
  const rows = await tx.db.$queryRaw<{ roles: HeldRole[] }[]>(sql`
    SELECT ${HELD_ROLES} AS roles FROM app.accounts a JOIN app.organizations g ON g.org_id = a.org_id
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ${id}::uuid AND a.status = 'ACTIVE' AND g.status = 'ACTIVE'`);
  return permissionsOf(rows[0]?.roles ?? []);
}

/** The only ACTIVE account that manages admins, if there is but one: it can be neither suspended nor closed. */
export async function findLastManager(tx: OrgTx): Promise<string | undefined> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT r.account_id AS id FROM app.account_roles r JOIN app.accounts a ON a.org_id = r.org_id AND a.id = r.account_id
    WHERE r.org_id = ${tx.org}::uuid AND ${MANAGES} AND a.status = 'ACTIVE' LIMIT 2`);
  return rows.length === 1 ? rows[0]?.id : undefined;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A role by its name or id as it stands; undefined for one that nobody made here. */
export async function findRole(tx: OrgTx, role: string): Promise<HeldRole | undefined> {
  if (isRole(role)) return { role, name: null, permissions: null };
  const own = UUID.test(role)
    ? await tx.db.role.findUnique({ where: { orgId_id: { orgId: tx.org, id: role } } })
    : null;
  return own ? { role: own.id, name: own.name, permissions: own.permissions } : undefined;
}

/** The organisation's own roles by name. */
export async function listOwnRoles(tx: OrgTx): Promise<HeldRole[]> {
  const rows = await tx.db.role.findMany({
    where: { orgId: tx.org },
    orderBy: [{ nameKey: "asc" }],
    select: { id: true, name: true, permissions: true },
  });
  return rows.map(({ id, ...role }) => ({ role: id, ...role }));
}

/** How many hold each role and are not closed. */
export async function countHolders(tx: OrgTx): Promise<Map<string, number>> {
  const rows = await tx.db.$queryRaw<{ role: string; n: number }[]>(sql`
    SELECT r.role, count(*)::int AS n FROM app.account_roles r
    JOIN app.accounts a ON a.org_id = r.org_id AND a.id = r.account_id AND a.status <> 'CLOSED'
    WHERE r.org_id = ${tx.org}::uuid GROUP BY r.role`);
  return new Map(rows.map(({ role, n }) => [role, n]));
}

/** Everybody who holds this role. */
export async function listHolders(tx: OrgTx, role: string): Promise<string[]> {
  const rows = await tx.db.accountRole.findMany({
    where: { orgId: tx.org, role },
    select: { accountId: true },
  });
  return rows.map(({ accountId }) => accountId);
}

export type AdminRow = {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  login: string | null;
  status: string;
  claimableUntil: Date | null;
  lastSignInAt: Date | null;
  roles: (HeldRole & { givenAt: string; givenBy: string | null })[];
};

const MOST_ADMINS = 5_000;

/** Everybody who holds a role, or this one, by name: since when, and who gave it; `q`: of whom words find by name or key. */
export const listAdmins = (tx: OrgTx, role: string | null = null, q = ""): Promise<AdminRow[]> =>
  tx.db.$queryRaw<AdminRow[]>(sql`
    SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login, a.status,
      a.claimable_until AS "claimableUntil", a.last_sign_in_at AS "lastSignInAt", held.roles
    FROM (SELECT r.account_id, jsonb_agg(jsonb_build_object('role', r.role, 'name', o.name, 'permissions', o.permissions,
            'givenAt', r.given_at, 'givenBy', nullif(btrim(concat_ws(' ', b.first_name, b.last_name)), ''))
            ORDER BY r.given_at, r.role) AS roles
          FROM app.account_roles r
          LEFT JOIN app.roles o ON o.org_id = r.org_id AND o.id = r.role_id
          LEFT JOIN app.accounts b ON b.org_id = r.org_id AND b.id = r.given_by
          WHERE r.org_id = ${tx.org}::uuid
          GROUP BY r.account_id HAVING ${role}::text IS NULL OR bool_or(r.role = ${role})) held
    JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = held.account_id
    WHERE ${q === ""} OR a.id IN (SELECT app.search_accounts(${plainText(q)}))
    ORDER BY a.name_key, a.id LIMIT ${MOST_ADMINS}`);

/** What an account may do at this moment, whatever it might when its work began; nothing unless it is ACTIVE. */
export async function readRightsNow(tx: OrgTx, accountId: string): Promise<Permission[]> {
  const account = await tx.db.account.findUnique({
    where: { orgId_id: { orgId: tx.org, id: accountId } },
    select: { status: true },
  });
  if (account?.status !== "ACTIVE") return [];
  return (await permissionsOfAccounts(tx, [accountId])).get(accountId) ?? [];
}

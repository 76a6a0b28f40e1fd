import type { Named } from "@/accounts/input";
import { plainText } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, join, rowset, sql } from "@/lib/sql";
import type { ApplicationRules } from "./input";
import { applicationRules } from "./input";
import { HOLDING } from "./rules";

export type Application = {
  id: string;
  name: string;
  /** null: as many as wanted. */
  licences: number | null;
  /** Accounts that hold a licence now. */
  used: number;
  rules: ApplicationRules;
};

type Stored = Omit<Application, "rules"> & { rules: unknown };

const read = <Row extends { rules: unknown }>(row: Row) => ({
  ...row,
  rules: applicationRules.parse(row.rules),
});

/** Walks the organisation's own applications along their index: it has them by the dozen. */
const matching = (q: string): Sql => {
  const needle = plainText(q);
  return needle ? sql`AND strpos(p.name_key, ${needle}) > 0` : empty;
};

const holding = sql`a.status IN (${join(HOLDING)})`;

const used = (tx: OrgTx): Sql => sql`(SELECT count(*)::int FROM app.application_grants g
  WHERE g.org_id = ${tx.org}::uuid AND g.application_id = p.id AND g.holds)`;

/** Applications by name with their licences, as many as a page shows. */
export async function listApplications(tx: OrgTx, q = "", most = 200): Promise<Application[]> {
  const rows = await tx.db.$queryRaw<Stored[]>(sql`
    SELECT p.id, p.name, p.licences, p.rules, ${used(tx)} AS used
    FROM app.applications p WHERE p.org_id = ${tx.org}::uuid ${matching(q)} ORDER BY p.name_key LIMIT ${most}`);
  return rows.map(read);
}

/** How many applications there are. */
export const countApplications = (tx: OrgTx): Promise<number> =>
  tx.db.application.count({ where: { orgId: tx.org } });

/** One application, and how many accounts have it whatever their state; null for an unknown id and a foreign one alike. */
export async function readApplication(
  tx: OrgTx,
  id: string,
): Promise<(Application & { holders: number }) | null> {
  const rows = await tx.db.$queryRaw<(Stored & { holders: number })[]>(sql`
    SELECT p.id, p.name, p.licences, p.rules, ${used(tx)} AS used,
      (SELECT count(*)::int FROM app.application_grants g WHERE g.org_id = ${tx.org}::uuid AND g.application_id = p.id) AS holders
    FROM app.applications p WHERE p.org_id = ${tx.org}::uuid AND p.id = ${id}::uuid`);
  return rows[0] ? read(rows[0]) : null;
}

/** The applications of a person with what each asks of them, by name. */
export async function applicationsOf(
  tx: OrgTx,
  accountId: string,
): Promise<Pick<Application, "id" | "name" | "rules">[]> {
  const rows = await tx.db.$queryRaw<Pick<Stored, "id" | "name" | "rules">[]>(sql`
    SELECT p.id, p.name, p.rules FROM app.application_grants g
    JOIN app.applications p ON p.org_id = g.org_id AND p.id = g.application_id
    WHERE g.org_id = ${tx.org}::uuid AND g.account_id = ${accountId}::uuid ORDER BY p.name_key`);
  return rows.map(read);
}

/** What the applications that each of these accounts holds ask of it, by name; those without any are left out. */
export async function rulesOfHeld(
  tx: OrgTx,
  accountIds: readonly string[],
): Promise<Map<string, Pick<Application, "name" | "rules">[]>> {
  const rows = await tx.db.$queryRaw<{ id: string; name: string; rules: unknown }[]>(sql`
    SELECT r.id, p.name, p.rules FROM jsonb_to_recordset(${rowset(accountIds.map((id) => ({ id })))}) AS r (id uuid)
    JOIN app.application_grants g ON g.org_id = ${tx.org}::uuid AND g.account_id = r.id
    JOIN app.applications p ON p.org_id = g.org_id AND p.id = g.application_id
    ORDER BY p.name_key`);
  const asked = new Map<string, unknown>();
  const parsed = rows.map(({ id, name, rules }) => {
    const key = JSON.stringify(rules);
    if (!asked.has(key)) asked.set(key, applicationRules.parse(rules));
    return { id, name, rules: asked.get(key) as ApplicationRules };
  });
  return Map.groupBy(parsed, ({ id }) => id);
}

/** Applications whose name matches, for a picker; those that a person has already are left out. */
export async function findApplications(
  tx: OrgTx,
  { q, without }: { q: string; without?: string | undefined },
  most = 8,
): Promise<Application[]> {
  const rows = await tx.db.$queryRaw<Stored[]>(sql`
    SELECT p.id, p.name, p.licences, p.rules, ${used(tx)} AS used
    FROM app.applications p WHERE p.org_id = ${tx.org}::uuid ${matching(q)}
      ${without ? sql`AND NOT EXISTS (SELECT 1 FROM app.application_grants h WHERE h.org_id = ${tx.org}::uuid AND h.application_id = p.id AND h.account_id = ${without}::uuid)` : empty}
    ORDER BY p.name_key LIMIT ${most}`);
  return rows.map(read);
}

/** People who match what was typed and would take a licence, by name, for a picker. */
export const findNewHolders = (
  tx: OrgTx,
  { applicationId, q }: { applicationId: string; q: string },
  most = 8,
): Promise<(Named & { id: string })[]> => {
  const needle = plainText(q);
  return tx.db.$queryRaw(sql`
    SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login, a.external_id AS "externalId", a.phone
    FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND ${holding}
      AND NOT EXISTS (SELECT 1 FROM app.application_grants g
        WHERE g.org_id = ${tx.org}::uuid AND g.application_id = ${applicationId}::uuid AND g.account_id = a.id)
      ${needle ? sql`AND a.id = ANY (ARRAY(SELECT app.search_accounts(${needle})))` : empty}
    ORDER BY a.name_key, a.id LIMIT ${most}`);
};

export type Forecast = {
  id: string;
  name: string;
  licences: number | null;
  used: number;
  /** Of the people asked about: who would take a licence and has none of these yet. */
  takers: number;
};

/** What giving each application to all members of a frozen selection that still match would make of its licences, by name. */
export async function forecastLicences(
  tx: OrgTx,
  { selectionId, matching: still }: { selectionId: string; matching: Sql },
): Promise<Forecast[]> {
  return tx.db.$queryRaw<Forecast[]>(sql`
    WITH chosen AS MATERIALIZED (
      SELECT a.id FROM app.selection_members m JOIN app.accounts a ON a.org_id = m.org_id AND a.id = m.account_id
      WHERE m.org_id = ${tx.org}::uuid AND m.selection_id = ${selectionId}::uuid AND m.outcome IS NULL
        AND ${holding} AND (${still}))
    SELECT p.id, p.name, p.licences, ${used(tx)} AS used, (SELECT count(*)::int FROM chosen)
      - (SELECT count(*)::int FROM app.application_grants g JOIN chosen c ON c.id = g.account_id
        WHERE g.org_id = ${tx.org}::uuid AND g.application_id = p.id) AS takers
    FROM app.applications p WHERE p.org_id = ${tx.org}::uuid ORDER BY p.name_key LIMIT 500`);
}

/** Holds applications until the transaction ends, before the people that they are given to, as whoever counts licences does. */
export const holdApplications = (tx: OrgTx, ids: readonly string[]): Promise<number> =>
  tx.db.$executeRaw(sql`
    SELECT FROM app.applications WHERE org_id = ${tx.org}::uuid AND id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`);

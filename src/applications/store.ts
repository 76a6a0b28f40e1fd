import type { OrgTx } from "@/lib/org";
import { newId } from "@/lib/secrets";
import { empty, rowset, sql } from "@/lib/sql";
import type { ApplicationInput, ApplicationRules } from "./input";
import { applicationKey, applicationRules } from "./input";
import type { Judged } from "./rules";

const setOf = (ids: readonly string[]) =>
  sql`jsonb_to_recordset(${rowset(ids.map((id) => ({ id })))}) AS r (id uuid)`;

/** Quotas are bigint, which JSON does not know: they are kept as digits. */
const asJson = (rules: ApplicationRules) =>
  JSON.parse(
    JSON.stringify(rules, (_, value) => (typeof value === "bigint" ? value.toString() : value)),
  );

const columnsOf = ({ name, licences, rules }: ApplicationInput) => ({
  name,
  nameKey: applicationKey(name),
  licences,
  rules: asJson(rules),
});

export async function insertApplication(tx: OrgTx, input: ApplicationInput): Promise<string> {
  const id = newId();
  const data = { orgId: tx.org, id, ...columnsOf(input), createdAt: tx.now };
  await tx.db.application.create({ data });
  return id;
}

export const updateApplication = (tx: OrgTx, id: string, input: ApplicationInput) =>
  tx.db.application.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: columnsOf(input),
  });

/**
 * Holds the application's row until commit: whoever gives licences counts them under it, one after the other. `alone`
 * keeps any grant from being written besides, for a deletion.
 */
export async function lockApplication(
  tx: OrgTx,
  id: string,
  strength: "alone" | "counting",
): Promise<({ id: string } & ApplicationInput) | undefined> {
  const lock = strength === "alone" ? sql`FOR UPDATE` : sql`FOR NO KEY UPDATE`;
  const rows = await tx.db.$queryRaw<
    { id: string; name: string; licences: number | null; rules: unknown }[]
  >(sql`
    SELECT id, name, licences, rules FROM app.applications WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid ${lock}`);
  const [row] = rows;
  return row && { ...row, rules: applicationRules.parse(row.rules) };
}

/** How many accounts hold a licence of it now. */
export const countUsed = (tx: OrgTx, applicationId: string): Promise<number> =>
  tx.db.applicationGrant.count({ where: { orgId: tx.org, applicationId, holds: true } });

export type Candidate = Judged & { id: string; status: string; holds: boolean };

/** Locks these accounts in the order of their ids, so that none is edited while it is judged. */
export const lockCandidates = (tx: OrgTx, applicationId: string, ids: readonly string[]) =>
  tx.db.$queryRaw<Candidate[]>(sql`
    SELECT a.id, a.status, a.kind, a.visibility, a.tfa, a.creation_notification AS "creationNotification",
      a.share_space_max AS "shareSpaceMax", a.save_space_max AS "saveSpaceMax", a.login,
      EXISTS (SELECT 1 FROM app.application_grants g WHERE g.org_id = ${tx.org}::uuid
        AND g.application_id = ${applicationId}::uuid AND g.account_id = a.id) AS holds
    FROM app.accounts a
    WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (ARRAY(SELECT r.id FROM ${setOf(ids)}))
    ORDER BY a.id FOR NO KEY UPDATE OF a`);

/**
 * Locks these accounts, or all that have the application, in the order of their ids: a suspension at the same moment holds
 * the account first and its grants after, so whoever takes grants does likewise. Returns which of them are here.
 */
export async function lockHolders(
  tx: OrgTx,
  applicationId: string,
  ids: readonly string[] | "all",
): Promise<string[]> {
  const which =
    ids === "all"
      ? sql`SELECT g.account_id FROM app.application_grants g WHERE g.org_id = ${tx.org}::uuid AND g.application_id = ${applicationId}::uuid`
      : sql`SELECT r.id FROM ${setOf(ids)}`;
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT a.id FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = ANY (ARRAY(${which}))
    ORDER BY a.id FOR NO KEY UPDATE`);
  return rows.map(({ id }) => id);
}

/** Gives the application; who holds it already is left out. Returns who got it. */
export async function insertGrants(
  tx: OrgTx,
  applicationId: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO app.application_grants (org_id, application_id, account_id, granted_at)
    SELECT ${tx.org}::uuid, ${applicationId}::uuid, r.id, ${tx.now} FROM ${setOf(ids)} ORDER BY r.id
    ON CONFLICT DO NOTHING RETURNING account_id AS id`);
  return rows.map(({ id }) => id);
}

/** Takes the application from these accounts, or from everybody who has it. Returns who had it. */
export async function deleteGrants(
  tx: OrgTx,
  applicationId: string,
  ids: readonly string[] | "all",
): Promise<string[]> {
  const only =
    ids === "all" ? empty : sql`AND account_id = ANY (ARRAY(SELECT r.id FROM ${setOf(ids)}))`;
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    DELETE FROM app.application_grants WHERE org_id = ${tx.org}::uuid AND application_id = ${applicationId}::uuid ${only}
    RETURNING account_id AS id`);
  return rows.map(({ id }) => id);
}

export const deleteApplicationRow = (tx: OrgTx, id: string) =>
  tx.db.application.delete({ where: { orgId_id: { orgId: tx.org, id } } });

import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, sql } from "@/lib/sql";
import { findPage } from "./find-page";
import type { PeopleCursor, PeopleFilter, PeopleState } from "./rules";

export type ExportRow = {
  id: string;
  nameKey: string;
  kind: string;
  status: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  login: string | null;
  externalId: string | null;
  phone: string | null;
  language: string | null;
  shareSpaceMax: bigint | null;
  saveSpaceMax: bigint | null;
  visibility: string;
  modificationPrevention: boolean;
  company: string | null;
  department: string | null;
  jobTitle: string | null;
  tfa: string;
  city: string | null;
  address: string | null;
  zipcode: string | null;
  country: string | null;
  biography: string | null;
  createdAt: Date;
  state: PeopleState;
  invitedAt: Date | null;
  claimedAt: Date | null;
  suspensionDate: Date | null;
  creationNotification: boolean;
  expirationMode: string;
  teams: string[] | null;
  applications: string[] | null;
  ownerLogin: string | null;
  ownerFirstName: string | null;
  ownerLastName: string | null;
};

/** Who is exported: a view of the list, or the people of a selection. */
export type Exported = { filter: PeopleFilter } | { selectionId: string };

const members = (tx: OrgTx, id: string, after: string | undefined, most: number): Sql => sql`
  SELECT a.id, a.name_key FROM app.selection_members m JOIN app.accounts a ON a.org_id = m.org_id AND a.id = m.account_id
  WHERE m.org_id = ${tx.org}::uuid AND m.selection_id = ${id}::uuid AND a.erased_at IS NULL ${after ? sql`AND m.account_id > ${after}::uuid` : empty}
  ORDER BY m.account_id LIMIT ${most}`;

/** The next people of an export with all that a roster says of them: as they are listed, those of a selection by id. */
export async function exportRows(
  tx: OrgTx,
  who: Exported,
  after: PeopleCursor | undefined,
  most: number,
): Promise<ExportRow[]> {
  const isSelection = "selectionId" in who;
  const { page, order } = isSelection
    ? { page: members(tx, who.selectionId, after?.id, most), order: sql`a.id` }
    : await findPage(tx, who.filter, after, most);
  return tx.db.$queryRaw<ExportRow[]>(sql`
    WITH page AS MATERIALIZED (${page})
    SELECT a.id, a.name_key AS "nameKey", a.kind, a.status, a.first_name AS "firstName", a.last_name AS "lastName", a.email,
      a.login, a.external_id AS "externalId", a.phone, a.language, a.share_space_max AS "shareSpaceMax",
      a.save_space_max AS "saveSpaceMax", a.visibility, a.modification_prevention AS "modificationPrevention", a.company,
      a.department, a.job_title AS "jobTitle", a.tfa, a.city, a.address, a.zipcode, a.country, a.biography,
      a.created_at AS "createdAt",
      CASE WHEN a.status = 'INVITED' AND a.claimable_until <= ${tx.now} THEN 'EXPIRED' ELSE a.status END AS state,
      CASE WHEN a.source <> 'SIGN_UP' OR EXISTS (SELECT FROM app.sends s
        WHERE s.org_id = ${tx.org}::uuid AND s.account_id = a.id AND s.purpose = 'INVITATION') THEN a.invited_at END AS "invitedAt",
      a.claimed_at AS "claimedAt", a.suspension_date AS "suspensionDate", a.creation_notification AS "creationNotification",
      a.expiration_mode AS "expirationMode", teams.names AS teams, apps.names AS applications,
      o.login AS "ownerLogin", o.first_name AS "ownerFirstName", o.last_name AS "ownerLastName"
    FROM page JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = page.id
    LEFT JOIN app.accounts o ON o.org_id = ${tx.org}::uuid AND o.id = a.owner_id
    LEFT JOIN LATERAL (
      SELECT array_agg(t.name ORDER BY t.name_key) AS names FROM app.team_members m
      JOIN app.teams t ON t.org_id = m.org_id AND t.id = m.team_id
      WHERE m.org_id = ${tx.org}::uuid AND m.account_id = a.id) teams ON true
    LEFT JOIN LATERAL (
      SELECT array_agg(p.name ORDER BY p.name_key) AS names FROM app.application_grants g
      JOIN app.applications p ON p.org_id = g.org_id AND p.id = g.application_id
      WHERE g.org_id = ${tx.org}::uuid AND g.account_id = a.id) apps ON true
    ORDER BY ${order}`);
}

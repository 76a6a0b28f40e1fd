import { asOwner } from "./connections";

/** What an undoing has to bring back: everybody who is not erased with all fields, teams, applications, owners. */
const LIVING = `
  SELECT a.id, to_jsonb(a) - '{epoch,updated_at,suspended_at,closed_at,invited_at,first_invited_at,active_at,claimable_until,email_verified_at}'::text[] AS fields,
    ARRAY(SELECT t.name FROM app.team_members m JOIN app.teams t ON t.org_id = m.org_id AND t.id = m.team_id
      WHERE m.org_id = a.org_id AND m.account_id = a.id ORDER BY 1) AS teams,
    ARRAY(SELECT p.name FROM app.application_grants g JOIN app.applications p ON p.org_id = g.org_id AND p.id = g.application_id
      WHERE g.org_id = a.org_id AND g.account_id = a.id ORDER BY 1) AS applications
  FROM app.accounts a WHERE a.org_id = $1 AND a.erased_at IS NULL ORDER BY a.id`;

/** The organisation as people see it, without these. */
export const livingIn = (org: string, without: readonly string[] = []) =>
  asOwner(async (client) => {
    const { rows } = await client.query<{ id: string }>(LIVING, [org]);
    const teams = await client.query("SELECT name FROM app.teams WHERE org_id = $1 ORDER BY 1", [
      org,
    ]);
    return { people: rows.filter(({ id }) => !without.includes(id)), teams: teams.rows };
  });

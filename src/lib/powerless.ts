import type { Pool } from "pg";

type Standing = {
  login: string;
  superuser: boolean;
  bypasses: boolean;
  owns: boolean;
};

// Membership counts as much as the attribute itself: what a login is a member of, it can become with SET ROLE.
const STANDING = `
  select session_user::text as login,
         exists (select from pg_roles r where r.rolsuper and pg_has_role(session_user, r.oid, 'MEMBER')) as superuser,
         exists (select from pg_roles r where r.rolbypassrls and pg_has_role(session_user, r.oid, 'MEMBER')) as bypasses,
         exists (select from (
                   select relowner as owner, relnamespace as schema from pg_class
                   union all select proowner, pronamespace from pg_proc) things
                  where schema = to_regnamespace('app') and pg_has_role(session_user, owner, 'MEMBER')) as owns`;

function reason(standing: Standing): string | undefined {
  if (standing.superuser) return "is a superuser";
  if (standing.bypasses) return "bypasses row-level security";
  if (standing.owns) return "owns what is in schema app";
  return undefined;
}

/** A login that web and worker must not use. Its message is a sentence for whoever starts them. */
export class LoginError extends Error {
  override name = "LoginError";
}

/** Refuses a login that row-level security would not hold: web and worker call it before they take any work. */
export async function assertPowerless(pool: Pick<Pool, "query">): Promise<void> {
  const { rows } = await pool.query<Standing>(STANDING);
  const standing = rows[0];
  const why = standing && reason(standing);
  if (why) {
    throw new LoginError(
      `DATABASE_URL signs in as "${standing.login}", which ${why}: give web and worker a login of their own ` +
        "(npm run migrate makes it when MIGRATION_DATABASE_URL names the owner).",
    );
  }
}

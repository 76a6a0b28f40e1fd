import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

export type SignUpRow = {
  id: string;
  name: string;
  slug: string;
  firstName: string;
  lastName: string;
  email: string;
  language: string;
  timeZone: string;
  consumedAt: Date | null;
  expiresAt: Date;
};

/** The request for an organisation that a proof link belongs to. */
export async function readSignUp(tx: OrgTx, sendId: string): Promise<SignUpRow | undefined> {
  const rows = await tx.db.$queryRaw<SignUpRow[]>(sql`
    SELECT u.id, u.name, u.slug, u.first_name AS "firstName", u.last_name AS "lastName", u.email, u.language,
      u.time_zone AS "timeZone", u.consumed_at AS "consumedAt", s.expires_at AS "expiresAt"
    FROM app.sign_ups u JOIN app.sends s ON s.org_id = u.org_id AND s.id = u.send_id
    WHERE u.org_id = ${tx.org}::uuid AND u.send_id = ${sendId}::uuid AND s.purpose = 'PROOF'`);
  return rows[0];
}

import { HELD_ROLES } from "@/admins/queries";
import type { HeldRole } from "@/admins/rules";
import { permissionsOf } from "@/admins/rules";
import type { Outstanding } from "@/invitations/list-outstanding";
import { listOutstanding } from "@/invitations/list-outstanding";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

type Inviter = {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  login: string | null;
  status: string;
};

const NAMED = 10;

/**
 * Who sent invitations that are outstanding and was suspended, closed or lost the right since, with how many and some of
 * the invited. Inviters are found by stepping from one to the next: few of them sent many.
 */
export async function listLostInviters(tx: OrgTx): Promise<(Inviter & Outstanding)[]> {
  const waiting = sql`i.org_id = ${tx.org}::uuid AND i.withdrawn_at IS NULL AND i.claimed_at IS NULL`;
  const inviters = await tx.db.$queryRaw<(Inviter & { roles: HeldRole[] })[]>(sql`
    WITH RECURSIVE inviters AS (
      (SELECT i.invited_by AS id FROM app.invitations i WHERE ${waiting} AND i.invited_by IS NOT NULL
         ORDER BY i.invited_by LIMIT 1)
      UNION ALL
      SELECT (SELECT i.invited_by FROM app.invitations i WHERE ${waiting} AND i.invited_by > n.id
         ORDER BY i.invited_by LIMIT 1)
      FROM inviters n WHERE n.id IS NOT NULL)
    SELECT a.id, a.first_name AS "firstName", a.last_name AS "lastName", a.email, a.login, a.status, ${HELD_ROLES} AS roles
    FROM inviters n JOIN app.accounts a ON a.org_id = ${tx.org}::uuid AND a.id = n.id
    ORDER BY a.name_key, a.id`);
  const found: (Inviter & Outstanding)[] = [];
  for (const { roles, ...inviter } of inviters) {
    const mayInvite =
      inviter.status === "ACTIVE" && permissionsOf(roles).includes("accounts.invite");
    if (mayInvite) continue;
    const outstanding = await listOutstanding(tx, inviter.id, NAMED);
    if (outstanding.count > 0) found.push({ ...inviter, ...outstanding });
  }
  return found;
}

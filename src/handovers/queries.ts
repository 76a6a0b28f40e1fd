import { ROLE_GIVEN } from "@/admins/queries";
import { MOST_WRONG_FACTS } from "@/codes/rules";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

/** Codes that open an account now. */
const LIVE = (tx: OrgTx) => sql`
  FROM app.invitations i
  JOIN app.accounts a ON a.org_id = i.org_id AND a.id = i.account_id
  JOIN app.sends s ON s.org_id = i.org_id AND s.invitation_id = i.id AND s.seq = i.live_seq
  WHERE i.org_id = ${tx.org}::uuid AND i.channel = 'CODE' AND i.claimed_at IS NULL AND i.withdrawn_at IS NULL
    AND a.status = 'INVITED' AND s.epoch = a.epoch AND s.expires_at > ${tx.now} AND s.wrong_facts < ${MOST_WRONG_FACTS}
    AND s.created_at >= coalesce(${ROLE_GIVEN}, s.created_at)`;

export type LiveCode = { accountId: string; sendId: string; keyVersion: number; expiresAt: Date };

/** The codes of these people that open their account now. */
export const findLiveCodes = (tx: OrgTx, accountIds: readonly string[]): Promise<LiveCode[]> =>
  tx.db.$queryRaw<LiveCode[]>(sql`
    SELECT a.id AS "accountId", s.id AS "sendId", s.key_version AS "keyVersion", s.expires_at AS "expiresAt"
    ${LIVE(tx)} AND i.account_id = ANY (${accountIds}::uuid[])`);

import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";

/** Lists codes where a typed one is looked up: by a keyed digest, with the send that it was derived from. */
export const listDigests = (
  tx: OrgTx,
  rows: readonly { digest: string; sendId: string }[],
): Promise<number> =>
  tx.db.$executeRaw(sql`
    INSERT INTO app.directory (kind, digest, org_id, id)
    SELECT 'code', r.digest, ${tx.org}::uuid, r."sendId"
    FROM jsonb_to_recordset(${rowset(rows)}) AS r (digest text, "sendId" uuid)`);

type Prepared = { id: string; accountId: string; seq: number };

/** What the codes of people hang on whom nobody invited yet: by nobody, and over before it begins. */
export const prepareInvitations = (tx: OrgTx, accountIds: readonly string[]): Promise<Prepared[]> =>
  tx.db.$queryRaw<Prepared[]>(sql`
    INSERT INTO app.invitations (org_id, id, account_id, channel, last_seq, expires_at, created_at)
    SELECT ${tx.org}::uuid, gen_random_uuid(), one.id, 'CODE', 1, ${tx.now}, ${tx.now}
    FROM unnest(${accountIds}::uuid[]) AS one (id)
    ON CONFLICT (org_id, account_id, channel) DO UPDATE SET last_seq = app.invitations.last_seq + 1
    RETURNING id, account_id AS "accountId", last_seq AS seq`);

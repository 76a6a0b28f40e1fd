import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { Draft } from "./rules";

/** Writes it as the account is addressed now; only of somebody who is invited. */
export const upsertDraft = (tx: OrgTx, accountId: string, draft: Draft): Promise<number> =>
  tx.db.$executeRaw(sql`
    INSERT INTO app.claim_drafts (org_id, account_id, epoch, email_key, first_name, last_name, language, terms_version, terms_accepted_at, saved_at)
    SELECT a.org_id, a.id, a.epoch, a.email_key, ${draft.firstName ?? null}, ${draft.lastName ?? null}, ${draft.language ?? null},
      ${draft.termsVersion ?? null}::int, ${draft.termsAcceptedAt ?? null}::timestamptz, ${tx.now}
    FROM app.accounts a WHERE a.org_id = ${tx.org}::uuid AND a.id = ${accountId}::uuid AND a.status = 'INVITED'
    ON CONFLICT (org_id, account_id) DO UPDATE
    SET epoch = excluded.epoch, email_key = excluded.email_key, first_name = excluded.first_name, last_name = excluded.last_name,
      language = excluded.language, terms_version = excluded.terms_version, terms_accepted_at = excluded.terms_accepted_at,
      saved_at = excluded.saved_at`);

export const deleteDraft = (tx: OrgTx, accountId: string) =>
  tx.db.claimDraft.deleteMany({ where: { orgId: tx.org, accountId } });

export const deleteOldDrafts = (tx: OrgTx, before: Date, most: number): Promise<number> =>
  tx.db.$executeRaw(sql`
    DELETE FROM app.claim_drafts WHERE org_id = ${tx.org}::uuid AND account_id IN (
      SELECT d.account_id FROM app.claim_drafts d WHERE d.org_id = ${tx.org}::uuid AND d.saved_at < ${before}
      LIMIT ${most} FOR UPDATE SKIP LOCKED)`);

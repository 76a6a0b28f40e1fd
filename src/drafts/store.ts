import type { OrgTx } from "@/lib/org";
import { KEPT, sql } from "@/lib/sql";
import { SENT_TO } from "./queries";
import type { Draft } from "./rules";

/** Writes it for the invitation of this sending, as it was addressed; only of somebody who is invited. */
export const upsertDraft = (
  tx: OrgTx,
  sendId: string,
  draft: Draft,
  browser: string | null,
): Promise<number> =>
  tx.db.$executeRaw(sql`
    ${KEPT} INSERT INTO app.claim_drafts (org_id, account_id, invitation_id, epoch, sent_to, browser, first_name, last_name, language, terms_version, terms_accepted_at, saved_at)
    SELECT a.org_id, a.id, s.invitation_id, a.epoch, ${SENT_TO}, ${browser}, ${draft.firstName ?? null}, ${draft.lastName ?? null}, ${draft.language ?? null},
      ${draft.termsVersion ?? null}::int, ${draft.termsAcceptedAt ?? null}::timestamptz, ${tx.now}
    FROM app.sends s JOIN app.accounts a ON a.org_id = s.org_id AND a.id = s.account_id
    WHERE s.org_id = ${tx.org}::uuid AND s.id = ${sendId}::uuid AND s.purpose = 'INVITATION' AND a.status = 'INVITED'
    ON CONFLICT (org_id, account_id, invitation_id) DO UPDATE
    SET epoch = excluded.epoch, sent_to = excluded.sent_to, browser = excluded.browser, first_name = excluded.first_name, last_name = excluded.last_name,
      language = excluded.language, terms_version = excluded.terms_version, terms_accepted_at = excluded.terms_accepted_at,
      saved_at = excluded.saved_at`);

/** By whichever invitations it was said. */
export const deleteDraft = (tx: OrgTx, accountId: string): Promise<number> =>
  tx.db.$executeRaw(sql`
    ${KEPT} DELETE FROM app.claim_drafts WHERE org_id = ${tx.org}::uuid AND account_id = ${accountId}::uuid`);

export const deleteOldDrafts = (tx: OrgTx, before: Date, most: number): Promise<number> =>
  tx.db.$executeRaw(sql`
    DELETE FROM app.claim_drafts WHERE org_id = ${tx.org}::uuid AND (account_id, invitation_id) IN (
      SELECT d.account_id, d.invitation_id FROM app.claim_drafts d WHERE d.org_id = ${tx.org}::uuid AND d.saved_at < ${before}
      LIMIT ${most} FOR UPDATE SKIP LOCKED)`);

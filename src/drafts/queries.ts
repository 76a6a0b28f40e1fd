import { sql } from "@/lib/sql";
import type { KeptDraft } from "./rules";

/** A draft as JSON, where times are texts. */
export type DraftRow = Omit<KeptDraft, "termsAcceptedAt" | "savedAt"> & {
  termsAcceptedAt?: string | null;
  savedAt: string;
};

/** Of the sending `s`: where it went. What went to no address is its own: who was given the next one may be somebody else. */
export const SENT_TO = sql`coalesce(s.address_key, s.id::text)`;

/**
 * Of the sending `s` of the invitation `i` to the account `a`: what was said by this invitation, to whom it went to. Another
 * link of the same account, or one that went elsewhere, has none of it.
 */
export const DRAFT = sql`(SELECT jsonb_build_object('firstName', d.first_name, 'lastName', d.last_name, 'language', d.language,
    'termsVersion', d.terms_version, 'termsAcceptedAt', d.terms_accepted_at, 'browser', d.browser, 'savedAt', d.saved_at)
  FROM app.claim_drafts d WHERE d.org_id = a.org_id AND d.account_id = a.id AND d.invitation_id = i.id
    AND d.epoch = a.epoch AND d.sent_to = ${SENT_TO})`;

export const draftOf = (row: DraftRow | null): KeptDraft | null =>
  row && {
    ...row,
    termsAcceptedAt: row.termsAcceptedAt ? new Date(row.termsAcceptedAt) : null,
    savedAt: new Date(row.savedAt),
  };

import { sql } from "@/lib/sql";
import type { Draft } from "./rules";

/** A draft as JSON, where times are texts. */
export type DraftRow = Omit<Draft, "termsAcceptedAt"> & { termsAcceptedAt?: string | null };

/** Of the account `a` of a statement: what was said on the way to its claim. An account that is addressed otherwise by now has none. */
export const DRAFT = sql`(SELECT jsonb_build_object('firstName', d.first_name, 'lastName', d.last_name, 'language', d.language,
    'termsVersion', d.terms_version, 'termsAcceptedAt', d.terms_accepted_at)
  FROM app.claim_drafts d WHERE d.org_id = a.org_id AND d.account_id = a.id
    AND d.epoch = a.epoch AND d.email_key IS NOT DISTINCT FROM a.email_key)`;

export const draftOf = (row: DraftRow | null): Draft | null =>
  row && { ...row, termsAcceptedAt: row.termsAcceptedAt ? new Date(row.termsAcceptedAt) : null };

import type { GuardCase } from "./guard-cases";

const terms = (version: number): string =>
  `INSERT INTO app.terms (org_id, version, published_at) VALUES ({org}, ${version}, now())`;
const text = (kind: string, locale: string, body: string, url = "NULL"): string =>
  `${terms(1)}; INSERT INTO app.terms_texts (org_id, version, kind, locale, body, url)
   VALUES ({org}, 1, '${kind}', '${locale}', ${body}, ${url})`;
const draft = (columns: string, values: string): string =>
  `INSERT INTO app.claim_drafts (org_id, account_id, invitation_id, epoch, sent_to, saved_at, ${columns})
   VALUES ({org}, {invited}, gen_random_uuid(), 0, 'x', now(), ${values})`;

/** The guards of terms and of what is said on the way to a claim. */
export const TERMS_GUARD_CASES: readonly GuardCase[] = [
  ["terms_version_is_positive", terms(0)],
  ["terms_text_kind_is_known", text("RULES", "en", "'Be kind.'")],
  ["terms_text_language_is_known", text("TERMS", "tlh", "'Be kind.'")],
  ["terms_text_is_words_or_an_address", text("TERMS", "en", "NULL")],
  ["terms_text_is_words_or_an_address", text("TERMS", "en", "'x'", "'https://halden.example'")],
  ["terms_text_is_not_endless", text("TERMS", "en", "repeat('x', 20001)")],
  ["terms_text_is_not_endless", text("TERMS", "en", "NULL", "repeat('x', 501)")],
  [
    "organization_asks_for_terms_in_force",
    "UPDATE app.organizations SET terms_since = 1 WHERE org_id = {org}",
  ],
  [
    "organization_asks_for_terms_in_force",
    "UPDATE app.organizations SET terms_since = 3, terms_version = 2 WHERE org_id = {org}",
  ],
  ["claim_draft_is_short", draft("first_name", "repeat('x', 201)")],
  ["claim_draft_is_short", draft("last_name", "repeat('x', 201)")],
  ["claim_draft_language_is_known", draft("language", "'tlh'")],
  ["claim_draft_acceptance_has_time", draft("terms_version", "1")],
];

/** Every reason for which an act or one of its rows is refused. Text is chosen at the edge (messages/<locale>/refusals.json). */
export const REFUSALS = [
  "not-allowed",
  "not-found",
  "not-applicable",
  "already-active",
  "suspended",
  "suspended-by-hand",
  "closed",
  "erased",
  "never-claimed",
  "was-claimed",
  "reopen-offered",
  "reactivate-offered",
  "reinstate-offered",
  "no-address",
  "undeliverable",
  "email-taken",
  "email-same",
  "editing-closed",
  "login-taken",
  "external-id-taken",
  "owner-not-found",
  "owner-missing",
  "owner-is-contact",
  "last-admin",
  "holds-more",
  "grants-more",
  "role-unknown",
  "slug-taken",
  "slug-refused",
  "password-common",
  "password-wrong",
  "password-short",
  "password-long",
  "sign-in-refused",
  "link-dead",
  "try-later",
  "name-missing",
  "wording-unknown-field",
  "name-with-link",
  "subject-with-link",
  "text-with-link",
  "claimed-address",
  "contacts-owned",
  "changed-meanwhile",
  "view-not-found",
  "view-name-taken",
  "selection-not-found",
  "selection-recounted",
  "choice-missing",
  "settings-changed",
  "factor-not-allowed",
  "logo-too-big",
  "logo-not-a-picture",
  "logo-too-wide",
  "team-not-found",
  "team-taken",
  "application-not-found",
  "application-taken",
  "licences-full",
  "application-kind",
  "application-visibility",
  "application-factor",
  "application-notification",
  "application-share-space",
  "application-save-space",
  "application-login",
] as const;

export type RefusalCode = (typeof REFUSALS)[number];

/** What one row of a set got: the others go on. */
export type RowRefusal = { id: string; code: RefusalCode };

/** Refuses the whole act and rolls its transaction back. `details` fill the text's placeholders. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly details: Record<string, string | number> = {},
  ) {
    super(code);
    this.name = "Refusal";
  }
}

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
  "claimed-address",
  "contacts-owned",
  "changed-meanwhile",
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

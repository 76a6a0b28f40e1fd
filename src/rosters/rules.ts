import type { LANGUAGES } from "@/accounts/input";
import { cutText } from "@/lib/characters";

/** Most rows and bytes of one file (domain rules, section 6). */
export const MOST_ROWS = 150_000;
export const MOST_BYTES = 50 * 1_048_576;

/** The keys of a roster: those that Oodrive documents for users and for contacts, then ours. KIND is of lists that hold both, what is behind it is told by exports. */
export const COLUMN_KEYS = [
  ...(["OWNER_LOGIN", "LASTNAME", "FIRSTNAME", "EMAIL", "STATUS", "LOGIN"] as const),
  ...(["MAIL_LANGUAGE", "SHARE_SPACE_MAX", "SAVE_SPACE_MAX", "VISIBILITY_SCOPE"] as const),
  ...(["MODIFICATION_PREVENTION", "COMPANY", "COMPANY_DEPARTMENT", "FUNCTION", "TFA"] as const),
  ...(["CITY", "ADDRESS", "ZIPCODE", "COUNTRY", "PHONE", "BIOGRAPHY", "CREATION_DATE"] as const),
  ...(["SUSPENSION_DATE", "OWNER_FIRSTNAME", "OWNER_LASTNAME", "CREATION_NOTIFICATION"] as const),
  ...(["EXPIRATION_MODE", "EXTERNAL_ID", "TEAM", "APPLICATIONS", "KIND"] as const),
  ...(["ACCOUNT_STATE", "INVITATION_DATE", "CLAIM_DATE"] as const),
  // how a file may say both names; no template and no export does
  ...(["FULL_NAME", "FULL_NAME_LAST_FIRST"] as const),
] as const;
export type ColumnKey = (typeof COLUMN_KEYS)[number];
export type RosterKind = "USER" | "CONTACT";

/** Which key each column of a file is; null: not read. */
export type Mapping = readonly (ColumnKey | null)[];

/** What a row says, read and normalised; an absent key says nothing about it (blank cell or no such column). */
export type RowValues = {
  lastName?: string;
  firstName?: string;
  email?: string;
  /** ACTIVE, INACTIVE, CLOSED of the file. */
  status?: "OPEN" | "SUSPENDED" | "CLOSED";
  login?: string;
  language?: (typeof LANGUAGES)[number];
  /** Bytes. */
  shareSpaceMax?: bigint;
  saveSpaceMax?: bigint;
  visibility?: "PUBLIC" | "PRIVATE";
  modificationPrevention?: boolean;
  company?: string;
  department?: string;
  jobTitle?: string;
  tfa?: "NONE" | "TOTP" | "SMS" | "FIDO2";
  city?: string;
  address?: string;
  zipcode?: string;
  country?: string;
  /** E.164. */
  phone?: string;
  biography?: string;
  suspensionDate?: Date;
  creationNotification?: boolean;
  expirationMode?: "DEFAULT" | "DISABLED";
  externalId?: string;
  /** Names as written. */
  teams?: readonly string[];
  applications?: readonly string[];
  ownerLogin?: string;
  ownerFirstName?: string;
  ownerLastName?: string;
};

/** What can be wrong with a row. The text names column, value and what would be right (messages: roster.faults). */
export const FAULT_CODES = [
  // one cell
  "required",
  "too-long",
  "unseen-characters",
  "name-with-link",
  "email-wrong",
  "email-comma",
  "email-typo",
  "columns-swapped",
  "phone-wrong",
  "phone-no-country",
  "phone-short",
  "phone-long",
  "phone-prefix",
  ...(["number-rounded", "became-date", "zeros-lost"] as const),
  "kind-unknown",
  "status-unknown",
  "language-unknown",
  "yes-or-no",
  "visibility-unknown",
  "tfa-unknown",
  "expiration-unknown",
  "quota-wrong",
  "date-wrong",
  "date-past",
  "formula",
  // the row as a whole
  "example-row",
  "no-identity",
  "name-missing",
  "inactive-contact",
  "owner-missing",
  "owner-of-user",
  "tfa-needs-mobile",
  "columns-too-many",
  // the row and the organisation, or the rest of the file
  "prevention-off",
  "duplicate",
  "two-accounts",
  "owner-unknown",
  "owner-is-contact",
  "owner-leaves",
  "owner-names-differ",
  "kind-differs",
  "application-unknown",
  "application-rule",
  "closed-new",
  "closed-account",
  "erased",
  "claimed-address",
  "own-key",
  "own-account",
  "holds-more",
  "key-taken",
  // somebody chosen to be invited; the detail is the refusal
  "nobody",
  "cannot-invite",
  // an undoing and what happened since
  ...(["claimed-since", "edited-since", "gone-since", "contacts-owned"] as const),
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/**
 * One thing that is wrong: `value` as the file has it; `right` what would be right and can be put in its place for all
 * alike, where that is known; `like` what alike faults have in common ("gmial.com"; absent: the code alone); `lines` the
 * other lines it is about; `detail` what else the text names (an application's rule, the other column of a swap).
 */
export type RowFault = {
  column: ColumnKey | null;
  code: FaultCode;
  value: string;
  right?: string;
  like?: string;
  lines?: readonly number[];
  detail?: string;
};

/** A fault that the account may lift to whom the row belongs: by being known, suspended or no matter of SMS, … */
export type Doubt = RowFault & {
  unless: "KNOWN" | "SUSPENDED" | "SMS" | "SAME_DATE" | "SAME_EMAIL";
};

/** A row as it was read: values of the cells that are right, everything that is wrong, and what depends on the account. */
export type ReadRow = {
  kind: RosterKind;
  values: RowValues;
  faults: readonly RowFault[];
  doubts: readonly Doubt[];
};

/** Who stands in the file twice does so by one key or by several: the same rows are no group for each. */
export const TWICE = "|duplicate|";

/** By this faults are alike and mended at once, as long as the table takes it; those of one code that are known to be mendable are told from the others. */
export const faultKey = ({ column, code, like, right }: RowFault): string =>
  code === "duplicate"
    ? TWICE
    : cutText([column ?? "", code, like ?? (right === undefined ? "" : "*")].join("|"), 200);

/** What reading a row depends on besides its cells. */
export type RosterTerms = {
  mapping: Mapping;
  /** So many columns the file has; what stands beyond them is a cell too many. */
  width: number;
  /** What every row is; null: an owner makes a contact. */
  kind: RosterKind | null;
  /** The file carries our header: its required marks bind (domain rules, section 6). */
  isTemplate: boolean;
  /** Domains that look like slips and columns whose zeros look lost, of which somebody said that they are as they are meant. */
  kept: readonly string[];
  country: string;
  timeZone: string;
  now: Date;
};

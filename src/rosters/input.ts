import type { ClosedColumn } from "@/cells/input";
import { CLOSED_VALUES } from "@/cells/input";
import { cutText, normalForm } from "@/lib/characters";
import type { ColumnKey, Mapping, RosterKind, RowValues } from "./rules";

/** The columns of the two templates in the order of the Oodrive document, then ours. */
const keys = (text: string): readonly ColumnKey[] => text.trim().split(/\s+/) as ColumnKey[];
const PROFILE = `VISIBILITY_SCOPE MODIFICATION_PREVENTION COMPANY COMPANY_DEPARTMENT FUNCTION TFA CITY ADDRESS ZIPCODE COUNTRY
  PHONE BIOGRAPHY`;
export const TEMPLATE_COLUMNS: Readonly<Record<RosterKind, readonly ColumnKey[]>> = {
  USER: keys(`LASTNAME FIRSTNAME EMAIL STATUS LOGIN MAIL_LANGUAGE SHARE_SPACE_MAX SAVE_SPACE_MAX ${PROFILE} CREATION_DATE
    SUSPENSION_DATE CREATION_NOTIFICATION EXPIRATION_MODE EXTERNAL_ID TEAM APPLICATIONS`),
  CONTACT:
    keys(`OWNER_LOGIN LASTNAME FIRSTNAME EMAIL STATUS LOGIN ${PROFILE} MAIL_LANGUAGE CREATION_DATE SUSPENSION_DATE
    OWNER_FIRSTNAME OWNER_LASTNAME CREATION_NOTIFICATION EXTERNAL_ID TEAM APPLICATIONS`),
};

/**
 * What STATUS does not say, as an export tells it behind the columns of a roster: invited or claimed, and since when. Like
 * CREATION_DATE they are not read back: nobody becomes active by a file.
 */
export const TOLD_COLUMNS = keys("ACCOUNT_STATE INVITATION_DATE CLAIM_DATE");

/** Columns that an import knows and takes nothing from. */
export const NOT_READ: ReadonlySet<ColumnKey | null> = new Set([
  null,
  ...keys("CREATION_DATE"),
  ...TOLD_COLUMNS,
]);

/** Columns that carry the required mark in a template. */
export const STARRED: Readonly<Record<RosterKind, readonly ColumnKey[]>> = {
  USER: keys("LASTNAME FIRSTNAME EMAIL STATUS LOGIN MAIL_LANGUAGE SHARE_SPACE_MAX SAVE_SPACE_MAX"),
  CONTACT: keys("OWNER_LOGIN LASTNAME FIRSTNAME EMAIL STATUS VISIBILITY_SCOPE MAIL_LANGUAGE"),
};

/**
 * Marks that bind every row. A quota binds through the rules of the application that needs it, and an address may be
 * missing where a login or an external id says who it is (domain rules, section 6).
 */
export const REQUIRED: Readonly<Record<RosterKind, readonly ColumnKey[]>> = {
  USER: STARRED.USER.filter((key) => !key.endsWith("_SPACE_MAX") && key !== "EMAIL"),
  CONTACT: STARRED.CONTACT.filter((key) => key !== "EMAIL"),
};

/** The values a template offers: contacts are open or closed, never suspended. */
export const closedValuesOf = (kind: RosterKind, key: ColumnKey): readonly string[] | undefined => {
  if (!Object.hasOwn(CLOSED_VALUES, key)) return undefined;
  const values: readonly string[] = CLOSED_VALUES[key as ClosedColumn];
  return kind === "CONTACT" && key === "STATUS" ? values.filter((v) => v !== "INACTIVE") : values;
};

/** The people of the templates' example rows: nobody of these is ever brought in. */
export const EXAMPLE_EMAILS: ReadonlySet<string> = new Set([
  "camille.durand@example.com",
  "jonas.keller@example.com",
  "lea.petit@example.com",
  "marco.rossi@example.com",
]);

/** Headers are compared without case, marks, stars and separators. */
export const headerKey = (header: string): string =>
  cutText(
    normalForm(header, "NFKD")
      .replace(/\p{Mn}/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{Mc}]+/gu, " ")
      .trim(),
    200,
  );

/** How far the columns of a file go: to the last that has a name or is read; all of them, where no line names any. */
export function widthOf({
  header,
  mapping,
  headerLine,
}: {
  header: readonly string[];
  mapping: Mapping;
  headerLine: number;
}): number {
  if (headerLine === 0) return Math.max(header.length, mapping.length);
  const isNamed = (name: string): boolean => name.trim() !== "";
  return (
    Math.max(
      header.findLastIndex(isNamed),
      mapping.findLastIndex((key) => key !== null),
    ) + 1
  );
}

/** Fields that mostly are what their cell says. A number is none of them: the texts of a plan are counted by it. */
const CELL_FIELDS = {
  ...{ LASTNAME: "lastName", FIRSTNAME: "firstName", EMAIL: "email", LOGIN: "login" },
  ...{ EXTERNAL_ID: "externalId", MAIL_LANGUAGE: "language", VISIBILITY_SCOPE: "visibility" },
  ...{ TFA: "tfa", EXPIRATION_MODE: "expirationMode", COMPANY: "company" },
  ...{ COMPANY_DEPARTMENT: "department", FUNCTION: "jobTitle", CITY: "city", ADDRESS: "address" },
  ...{ ZIPCODE: "zipcode", COUNTRY: "country", BIOGRAPHY: "biography" },
} as const satisfies Partial<Record<ColumnKey, keyof RowValues>>;

/** Where these fields stand in the cells of a row. Of two columns of one key the last counts, as where a row is read. */
export const cellFields = (mapping: Mapping): readonly (readonly [keyof RowValues, number])[] =>
  Object.entries(CELL_FIELDS).flatMap(([key, field]) => {
    const place = mapping.lastIndexOf(key as ColumnKey);
    return place === -1 ? [] : [[field, place] as const];
  });

/** Columns that say both names at once. */
const WHOLE: ReadonlySet<ColumnKey | null> = new Set(keys("FULL_NAME FULL_NAME_LAST_FIRST"));
export const isWholeName = (key: ColumnKey | null): boolean => WHOLE.has(key);

/** Whether two columns say the same name: a whole one beside a half, or beside another whole one. */
export function namesClash(mapping: Mapping): boolean {
  const wholes = mapping.filter(isWholeName).length;
  const halves = mapping.filter((key) => key === "FIRSTNAME" || key === "LASTNAME").length;
  return wholes > 1 || (wholes > 0 && halves > 0);
}

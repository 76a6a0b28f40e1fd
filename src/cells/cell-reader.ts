import type { ColumnKey, RosterTerms } from "@/rosters/rules";
import type { CellReader } from "./column-readers";
import {
  biography,
  choice,
  email,
  list,
  phone,
  same,
  size,
  suspension,
  text,
  wholeName,
  yesNo,
} from "./column-readers";
import { LANGUAGE_CODES } from "./input";

const READERS: Partial<Record<ColumnKey, (terms: RosterTerms) => CellReader>> = {
  OWNER_LOGIN: text("key", 254, (into, value) => {
    into.ownerLogin = value;
  }),
  LASTNAME: text("name", 100, (into, value) => {
    into.lastName = value;
  }),
  FIRSTNAME: text("name", 100, (into, value) => {
    into.firstName = value;
  }),
  FULL_NAME: wholeName("FIRST"),
  FULL_NAME_LAST_FIRST: wholeName("LAST"),
  EMAIL: email,
  STATUS: choice(
    "STATUS",
    { ACTIVE: "OPEN", INACTIVE: "SUSPENDED", CLOSED: "CLOSED" } as const,
    (into, value) => {
      into.status = value;
    },
  ),
  LOGIN: text("key", 254, (into, value) => {
    into.login = value;
  }),
  MAIL_LANGUAGE: choice("MAIL_LANGUAGE", LANGUAGE_CODES, (into, value) => {
    into.language = value;
  }),
  SHARE_SPACE_MAX: size((into, value) => {
    into.shareSpaceMax = value;
  }),
  SAVE_SPACE_MAX: size((into, value) => {
    into.saveSpaceMax = value;
  }),
  VISIBILITY_SCOPE: choice("VISIBILITY_SCOPE", same("PUBLIC", "PRIVATE"), (into, value) => {
    into.visibility = value;
  }),
  MODIFICATION_PREVENTION: yesNo((into, value) => {
    into.modificationPrevention = value;
  }),
  COMPANY: text("line", 200, (into, value) => {
    into.company = value;
  }),
  COMPANY_DEPARTMENT: text("line", 200, (into, value) => {
    into.department = value;
  }),
  FUNCTION: text("line", 200, (into, value) => {
    into.jobTitle = value;
  }),
  TFA: choice("TFA", same("NONE", "TOTP", "SMS", "FIDO2"), (into, value) => {
    into.tfa = value;
  }),
  CITY: text("line", 100, (into, value) => {
    into.city = value;
  }),
  ADDRESS: text("line", 300, (into, value) => {
    into.address = value;
  }),
  ZIPCODE: text("line", 20, (into, value) => {
    into.zipcode = value;
  }),
  COUNTRY: text("line", 100, (into, value) => {
    into.country = value;
  }),
  PHONE: phone,
  BIOGRAPHY: biography,
  SUSPENSION_DATE: suspension,
  OWNER_FIRSTNAME: text("line", 100, (into, value) => {
    into.ownerFirstName = value;
  }),
  OWNER_LASTNAME: text("line", 100, (into, value) => {
    into.ownerLastName = value;
  }),
  CREATION_NOTIFICATION: yesNo((into, value) => {
    into.creationNotification = value;
  }),
  EXPIRATION_MODE: choice("EXPIRATION_MODE", same("DEFAULT", "DISABLED"), (into, value) => {
    into.expirationMode = value;
  }),
  EXTERNAL_ID: text("key", 128, (into, value) => {
    into.externalId = value;
  }),
  TEAM: list((into, value) => {
    into.teams = value;
  }),
  APPLICATIONS: list((into, value) => {
    into.applications = value;
  }),
};

/** What reads the cells of a column; none for what is filled on export only, and for KIND, which is of the row. */
export const cellReader = (column: ColumnKey, terms: RosterTerms): CellReader | undefined =>
  READERS[column]?.(terms);

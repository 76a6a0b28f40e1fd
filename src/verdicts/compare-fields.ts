import { emailKey, plainKey } from "@/accounts/input";
import type { Fields } from "@/plans/rules";
import type { RowValues } from "@/rosters/rules";
import type { KnownAccount } from "./queries";

/** The fields that a row may change. */
const FIELDS = [
  "lastName",
  "firstName",
  "email",
  "login",
  "externalId",
  "phone",
  "language",
  "shareSpaceMax",
  "saveSpaceMax",
  "visibility",
  "modificationPrevention",
  "company",
  "department",
  "jobTitle",
  "tfa",
  "city",
  "address",
  "zipcode",
  "country",
  "biography",
  "suspensionDate",
  "creationNotification",
  "expirationMode",
] as const satisfies readonly (keyof RowValues)[];
type Field = (typeof FIELDS)[number];

/** Keys are told apart as they are looked up: another case is no change; nor is another sign for the end of a line. */
const KEYS: Partial<Record<Field, (value: string) => string>> = {
  email: emailKey,
  login: plainKey,
  externalId: plainKey,
  biography: (text) => text.replace(/\r\n?/g, "\n"),
};

const MINUTE = 60_000;

/** A value as JSON holds it. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  return value instanceof Date ? value.toISOString() : (value ?? null);
}

/** A value as two of them are compared: a file writes dates to the minute. */
function compared(field: Field, value: unknown): unknown {
  const key = KEYS[field];
  if (key && typeof value === "string") return key(value);
  return value instanceof Date ? Math.floor(value.getTime() / MINUTE) : plain(value);
}

/** What a row changes of an account, field by field; what the row does not say it leaves as it is. */
export function compareFields(values: RowValues, known: KnownAccount): Fields {
  const changed = FIELDS.filter(
    (field) =>
      values[field] !== undefined &&
      compared(field, values[field]) !== compared(field, known[field]),
  );
  return Object.fromEntries(
    changed.map((field) => [field, [plain(known[field]), plain(values[field])] as const]),
  );
}

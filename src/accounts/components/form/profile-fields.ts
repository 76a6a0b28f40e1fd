/** The fields of a profile by the names that forms, edits and the timeline use. */
export const FIELDS = [
  "firstName",
  "lastName",
  "email",
  "phone",
  "inviteBy",
  "login",
  "externalId",
  "language",
  "ownerId",
  "visibility",
  "modificationPrevention",
  "creationNotification",
  "tfa",
  "shareSpaceMax",
  "saveSpaceMax",
  "company",
  "department",
  "jobTitle",
  "address",
  "zipcode",
  "city",
  "country",
  "biography",
] as const;
export type Field = (typeof FIELDS)[number];

/** The rarely used ones that are plain lines, folded under "More fields". */
export const MORE_LINES = [
  "company",
  "department",
  "jobTitle",
  "address",
  "zipcode",
  "city",
  "country",
] as const satisfies readonly Field[];

/** Every field as text, as a form shows it. */
export type FormValues = Partial<Record<string, string>>;

import type { LetterName } from "@/messages/rules";

/** The letters that an organisation sends itself, in the order of a person's life; the others are the service's own. */
export const TEMPLATE_LETTERS = [
  "invitation",
  "reminder",
  "reset",
  "sign-in-notice",
  "password-changed",
  "address-change",
  "address-notice",
  "inactivity",
] as const satisfies readonly LetterName[];
export type TemplateLetter = (typeof TEMPLATE_LETTERS)[number];

const NAMES = ["firstName", "lastName", "fullName", "organization"] as const;

/** What each letter can fill in: one that says nothing of an end or of an inviter has no field for it. */
const FIELDS: Record<TemplateLetter, readonly string[]> = {
  invitation: [...NAMES, "expiresOn", "inviter"],
  reminder: [...NAMES, "expiresOn", "inviter"],
  reset: [...NAMES, "expiresOn"],
  "sign-in-notice": NAMES,
  "password-changed": NAMES,
  "address-change": [...NAMES, "expiresOn"],
  "address-notice": NAMES,
  inactivity: [...NAMES, "expiresOn"],
};

export const fieldsOf = (letter: TemplateLetter): readonly string[] => FIELDS[letter];

export const isTemplateLetter = (word: string): word is TemplateLetter =>
  TEMPLATE_LETTERS.some((letter) => letter === word);

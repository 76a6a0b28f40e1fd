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

type Words = { subject: string; body: string };

/** What own words begin from, what is built in, and what a text message begins from. */
export type StartWords = Words & { builtIn: Words; text: string };

// a form sends its lines ended in another way
const plain = (text: string): string => text.replaceAll("\r\n", "\n").trim();
const isSame = (one: string, other: string): boolean => plain(one) === plain(other);

/** A part that says what it began from is not one's own: it stays what it is in each language. */
export const ownParts = ({ subject, body }: Words, builtIn: Words): Words => ({
  subject: isSame(subject, builtIn.subject) ? "" : subject,
  body: isSame(body, builtIn.body) ? "" : body,
});

const areSame = (one: Words, other: Words): boolean =>
  isSame(one.subject, other.subject) && isSame(one.body, other.body);

export const isBuiltIn = (start: StartWords): boolean => areSame(start, start.builtIn);

/**
 * What a message says instead of the words that it began from; nothing where it says the same. A part that was left as it
 * stood, or emptied, stays what it is in each language: the organisation's, else the built-in one.
 */
export function ownWords({ subject, body }: Words, start: StartWords): Words | null {
  const own = ownParts({ subject, body }, start);
  return areSame(own, { subject: "", body: "" }) ? null : own;
}

export const ownText = (text: string, start: Pick<StartWords, "text">): string | null =>
  isSame(text, start.text) ? null : text.trim() || null;

export const fieldsOf = (letter: TemplateLetter): readonly string[] => FIELDS[letter];

export const isTemplateLetter = (word: string): word is TemplateLetter =>
  TEMPLATE_LETTERS.some((letter) => letter === word);

import type { CountryCode } from "libphonenumber-js/max";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { z } from "zod";
import { isSeen, normalForm } from "@/lib/characters";
import { hasLink } from "@/orgs/rules";
import { mobileCountry } from "@/profiles/input";

export const LANGUAGES = [
  "fr",
  "en",
  "de",
  "nl",
  "es",
  "it",
  "pt-BR",
  "zh-CN",
  "ja",
  "th",
] as const;

/** What names and keys may never hold: control characters, what is no character, and marks that turn the writing direction. */
const UNSEEN = /[\p{Cc}\p{NChar}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const clean = (value: string): string => normalForm(value, "NFC").trim();

/** A short line as a person typed it; empty becomes null. */
export const line = (most: number) =>
  z
    .string()
    .max(most * 4)
    .transform(clean)
    .pipe(
      z
        .string()
        .max(most, "too-long")
        .refine((value) => !UNSEEN.test(value), "unseen-characters"),
    )
    .transform((value) => (value === "" ? null : value));

/** Words of an address bar, to look for: without control characters, one of which no database takes. */
export const visibleText = (words: string): string => words.replace(/\p{Cc}/gu, " ");

/** A domain that stays as it is: to ask what a URL makes of it costs more than all else about an address. */
const PLAIN_DOMAIN = /^(?!.*xn--)(?:[a-z0-9-]+\.)+[a-z]{2,}$/;

/** Case does not count and an internationalised domain is compared in its ASCII form; dots and +tags do (domain rules, 3). */
export function emailKey(email: string): string {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1).toLowerCase();
  if (PLAIN_DOMAIN.test(domain)) return email.toLowerCase();
  // Anything else would be read as a port, a path or a query, and many spellings would lead to one key.
  const isName = /^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) && URL.canParse(`http://${domain}`);
  return `${email.slice(0, at).toLowerCase()}@${isName ? new URL(`http://${domain}`).hostname : domain}`;
}

export const plainKey = (value: string): string => clean(value).toLowerCase();

/** One key for every spelling of what somebody signs in with. */
export const identifierKey = (typed: string): string =>
  typed.includes("@") ? emailKey(clean(typed)) : plainKey(typed);

const EMAIL =
  /^[^\s@<>,;:"()[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])$/u;

export const email = line(254).refine(
  (value) => value === null || EMAIL.test(value),
  "email-wrong",
);

/** A number as typed to E.164, with the organisation's country where none is written. */
export function e164(typed: string, country: string): string | undefined {
  const parsed = parsePhoneNumberFromString(typed, country as CountryCode);
  return parsed?.isValid() ? parsed.number : undefined;
}

/** Letters of one piece, as they are typed where the keyboard lacks them; a migration wrote them so in what was there. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ œ: "oe", æ: "ae", ß: "ss", þ: "th" },
  ...{ ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", ħ: "h", ŧ: "t", ŋ: "n" },
};

/** Words of ASCII, one blank between them: most of what is searched, and nothing to fold but the case. */
const PLAIN_WORDS = /^[!-~]+(?: [!-~]+)*$/;

/** Lower case without marks, for sorting and searching: "Köhler" is found by "kohler", "Straße" by "strasse". */
export const plainText = (value: string): string =>
  PLAIN_WORDS.test(value)
    ? value.toLowerCase()
    : normalForm(value, "NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replace(/[œæßþøđðłıħŧŋ]/g, (letter) => LETTERS[letter] ?? letter)
        .replace(/\s+/gu, " ")
        .trim();

export type Named = {
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  login?: string | null;
  externalId?: string | null;
  phone?: string | null;
};

/** Sorted by family name, then given name; without a name by what else is known. */
const nameKey = (person: Named): string =>
  plainText([person.lastName, person.firstName].filter(Boolean).join(" ")) ||
  plainText(person.email ?? person.login ?? person.externalId ?? person.phone ?? "");

/** Words with a space before each, so that a one-letter search can ask for the beginning of a word. */
const searchText = (person: Named): string =>
  ` ${plainText([person.firstName, person.lastName, person.email, person.login, person.externalId, person.phone].filter(Boolean).join(" "))}`;

/** The columns by which a person is sorted, searched and recognised; the phone is E.164 already. */
export const keysOf = (person: Named) => ({
  nameKey: nameKey(person),
  searchText: searchText(person),
  emailKey: person.email ? emailKey(person.email) : null,
  loginKey: person.login ? plainKey(person.login) : null,
  externalKey: person.externalId ? plainKey(person.externalId) : null,
  phoneKey: person.phone || null,
  mobileCountry: person.phone ? mobileCountry(person.phone) : null,
});

/** Of somebody who was erased nothing is left to be called by. */
const NOBODY = "–";

/** What a person is called on screen. */
export const displayName = (person: Named): string =>
  [person.firstName, person.lastName].filter(Boolean).join(" ") ||
  person.email ||
  person.login ||
  person.externalId ||
  person.phone ||
  NOBODY;

const optional = <T extends z.ZodType>(type: T) => type.optional();

/** A name goes into letters: no part of it may become a link there, and something of it is seen. */
export const personName = line(100)
  .refine((value) => value === null || isSeen(value), "unseen-characters")
  .refine((value) => value === null || !hasLink(value), "name-with-link");

/** Of the two names one is enough, whichever door people come by: many have no more. */
export const isNamed = (person: Pick<Named, "firstName" | "lastName">): boolean =>
  isSeen(`${person.firstName ?? ""}${person.lastName ?? ""}`);
export const NAMED = {
  error: "names-missing",
  path: ["firstName"],
  // said beside what is wrong with the other fields, not after it
  when: ({ value }: { value: unknown }): boolean => value instanceof Object,
};

/** A person to be created, as a form or a machine gives it. Owner is the owner's account id. */
export const newAccount = z.object({
  kind: z.enum(["USER", "CONTACT"]).default("USER"),
  firstName: optional(personName),
  lastName: optional(personName),
  email: optional(email),
  login: optional(line(254)),
  externalId: optional(line(128)),
  phone: optional(line(40)),
  /** By mail or by text, where there are both; null: it follows from what there is. */
  inviteBy: z.enum(["EMAIL", "SMS"]).nullish(),
  language: z.enum(LANGUAGES).nullish(),
  ownerId: z.uuid().nullish(),
  visibility: z.enum(["PUBLIC", "PRIVATE"]).default("PRIVATE"),
  modificationPrevention: z.boolean().default(false),
  /** Whether an import that invites at once mails this person. */
  creationNotification: z.boolean().default(true),
  tfa: z.enum(["NONE", "TOTP", "SMS", "FIDO2"]).default("NONE"),
  shareSpaceMax: z.bigint().nonnegative().nullish(),
  saveSpaceMax: z.bigint().nonnegative().nullish(),
  company: optional(line(200)),
  department: optional(line(200)),
  jobTitle: optional(line(200)),
  address: optional(line(300)),
  zipcode: optional(line(20)),
  city: optional(line(100)),
  country: optional(line(100)),
  /** No default: no form has it, and an edit leaves alone what its form does not send. */
  expirationMode: optional(z.enum(["DEFAULT", "DISABLED"])),
  /** When the account suspends itself. */
  suspensionDate: z.date().nullish(),
  biography: optional(
    z
      .string()
      .max(2_000)
      // One sign for the end of a line: browsers send two, spreadsheets write one back.
      .transform((value) => clean(value.replace(/\r\n?/g, "\n")) || null),
  ),
});
export type NewAccount = z.infer<typeof newAccount>;

/** What may be changed of an account; an absent field stays, null empties it. Status changes go through moves. */
export const accountChange = newAccount.partial().omit({ kind: true });
export type AccountChange = z.infer<typeof accountChange>;

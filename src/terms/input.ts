import { z } from "zod";
import { LANGUAGES } from "@/accounts/input";
import { isWebAddress } from "@/orgs/input";
import type { TermsText } from "./rules";
import { TERMS_KINDS } from "./rules";

const LONGEST_BODY = 20_000;
const LONGEST_ADDRESS = 500;
/** Signs that cannot be seen would make two texts look alike. */
const UNSEEN = /[^\P{Cc}\n\t]/u;

/** The words, or the address of a page that has them. */
const text = z
  .string()
  .transform((value) => value.replaceAll("\r\n", "\n").trim())
  .refine((value) => value.length <= LONGEST_BODY, "too-long")
  .refine((value) => !UNSEEN.test(value), "unseen-characters")
  .refine((value) => !isWebAddress(value) || value.length <= LONGEST_ADDRESS, "too-long");

const fieldOf = ({ kind, locale }: Pick<TermsText, "kind" | "locale">): string =>
  `${kind}.${locale}`;

const FIELDS = TERMS_KINDS.flatMap((kind) => LANGUAGES.map((locale) => ({ kind, locale })));

/** The form of the settings: a field a kind and language; an empty one has no text. */
export const termsInput = z
  .object(Object.fromEntries(FIELDS.map((field) => [fieldOf(field), text.default("")])))
  .transform((given) =>
    FIELDS.flatMap((field): TermsText[] => {
      const value = given[fieldOf(field)] ?? "";
      if (!value) return [];
      const isUrl = isWebAddress(value);
      return [{ ...field, body: isUrl ? null : value, url: isUrl ? value : null }];
    }),
  );

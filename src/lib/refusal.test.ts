import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { tagOf } from "./i18n/locales";
import en from "./messages/en/refusals.json";
import fr from "./messages/fr/refusals.json";
import { REFUSALS } from "./refusal";

const SENTENCE = /^[\p{Lu}\d].*[.]$/u;
/** What refusals say besides their words. */
const VALUES = {
  field: "firstname",
  text: "halden.com",
  name: "Sign",
  left: 1,
  uses: 3,
  most: 3,
  needed: 2,
  count: 2,
  expected: 3,
  until: 0,
};

describe.each([["en", en] as const, ["fr", fr] as const])(
  "the refusals in %s",
  (locale, messages) => {
    const t = createTranslator({ locale: tagOf(locale), messages });

    it.each(REFUSALS)("%s has a sentence", (code) => {
      expect(Object.keys(messages)).toContain(code);
      expect(t(code, VALUES)).toMatch(SENTENCE);
    });

    it("names an unknown merge field as it was typed", () => {
      expect(t("wording-unknown-field", { field: "firstname" })).toContain("{firstname}");
    });
  },
);

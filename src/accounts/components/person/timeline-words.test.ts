import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { tagOf } from "@/lib/i18n/locales";
import en from "@/lib/messages/en/person.json";
import fr from "@/lib/messages/fr/person.json";
import { ACCOUNT_EVENTS } from "../../rules";
import { EVENT_CODES, wordsOf } from "./timeline-words";

const DETAILS = {
  b: (words: string) => words,
  source: "",
  channel: "",
  reason: "",
  letter: "",
  role: "Auditor",
  name: "Finance",
  why: "",
  mobile: "",
  on: "",
  dated: "no",
  address: "",
  place: "",
  count: 0,
  fields: "mail",
  code: "moved",
  version: 1,
};

describe.each([["en", en] as const, ["fr", fr] as const])(
  "the timeline in %s",
  (locale, person) => {
    const onError = (fault: Error) => {
      throw fault;
    };
    const t = createTranslator({ locale: tagOf(locale), messages: { person }, onError });

    it.each(EVENT_CODES)("has words for %s, whatever its details lack", (code) => {
      expect(Object.keys(person.event)).toContain(code);
      expect(t.markup(`person.event.${code}`, DETAILS).trim()).not.toBe("");
    });

    it("says until when something was put off only where it has a day", () => {
      const said = (given: object) => t.markup("person.event.postponed", { ...DETAILS, ...given });
      expect(said({})).toMatch(/^[\p{L} ]+$/u);
      expect(said({ on: "5 May 2036", dated: "yes" })).toMatch(/ 5 May 2036/);
    });
  },
);

describe("wordsOf", () => {
  it.each(ACCOUNT_EVENTS)("knows the move %s by its own words", (event) => {
    expect(wordsOf(event)).toBe(event);
  });

  it.each(["", "toString", "something-new"])("shows %j as noted", (event) => {
    expect(wordsOf(event)).toBe("other");
  });
});

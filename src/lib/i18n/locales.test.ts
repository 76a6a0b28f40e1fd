import { LETTER_LOCALES } from "@emails/texts";
import { describe, expect, it, test } from "vitest";
import { LANGUAGES as ACCOUNT_LANGUAGES } from "@/accounts/input";
import {
  CONSOLE_LOCALES,
  chooseLocale,
  LANGUAGES,
  LOCALES,
  localeOf,
  localesAt,
  negotiateLocale,
  oneAfterOther,
  tagOf,
  wholeName,
} from "./locales";

describe("the ten languages", () => {
  it("are the same for accounts, letters and pages", () => {
    const sorted = [...LOCALES].sort();
    expect([...ACCOUNT_LANGUAGES].sort()).toEqual(sorted);
    expect([...LETTER_LOCALES].sort()).toEqual(sorted);
    expect(Object.keys(LANGUAGES).sort()).toEqual(sorted);
    expect(sorted).toHaveLength(10);
  });

  it.each(LOCALES)("%s is found again by the tag that pages carry", (locale) => {
    expect(localeOf(tagOf(locale))).toBe(locale);
    expect(Intl.DateTimeFormat.supportedLocalesOf(tagOf(locale))).toHaveLength(1);
  });
});

describe("localeOf", () => {
  it.each([
    ["en", "en"],
    ["EN-us", "en"],
    ["fr-CA", "fr"],
    ["de-AT", "de"],
    ["pt", "pt-BR"],
    ["pt-PT", "pt-BR"],
    ["zh", "zh-CN"],
    ["zh-Hans", "zh-CN"],
    ["zh-Hans-SG", "zh-CN"],
    ["zh-TW", undefined],
    ["zh-Hant-HK", undefined],
    ["th-TH", "th"],
    ["sw", undefined],
    ["", undefined],
    [null, undefined],
  ])("%s → %s", (tag, locale) => expect(localeOf(tag)).toBe(locale));
});

describe("negotiateLocale", () => {
  it.each([
    ["fr-FR,fr;q=0.9,en;q=0.8", "fr"],
    ["sw,en;q=0.5,fr;q=0.7", "fr"],
    ["en;q=0,fr;q=0.1", "fr"],
    ["pt-PT,pt;q=0.9", "pt-BR"],
    ["zh-Hans-CN,zh;q=0.9", "zh-CN"],
    ["zh-TW,en;q=0.8", "en"],
    ["zh-TW,zh;q=0.9,en;q=0.8", "zh-CN"],
    ["*", undefined],
    [null, undefined],
  ])("%s → %s", (header, locale) => expect(negotiateLocale(header)).toBe(locale));

  it("passes over what the page does not speak", () => {
    expect(negotiateLocale("th,fr;q=0.5", CONSOLE_LOCALES)).toBe("fr");
  });
});

describe("chooseLocale", () => {
  it("asks the browser, the person, the organisation and the header in this order", () => {
    const all = { browser: "fr", person: "en", org: "en", acceptLanguage: "en" };
    expect(chooseLocale(all)).toBe("fr");
    expect(chooseLocale({ ...all, browser: "xx", person: "fr-BE" })).toBe("fr");
    expect(chooseLocale({ person: "sw", org: "fr", acceptLanguage: "en" })).toBe("fr");
    expect(chooseLocale({ person: "th", org: "fr" })).toBe("th");
    expect(chooseLocale({ acceptLanguage: "fr" })).toBe("fr");
    expect(chooseLocale({})).toBe("en");
  });

  it.each([
    [{ browser: "fr", person: "en", org: "en", acceptLanguage: "en" }, "fr"],
    [{ browser: "th", person: "fr", org: "en", acceptLanguage: "en" }, "fr"],
    [{ person: "de", org: "de", acceptLanguage: "fr,de;q=0.5" }, "fr"],
    [{ person: "th", org: "fr", acceptLanguage: "th,en;q=0.5" }, "en"],
    [{ org: "fr", acceptLanguage: "en" }, "en"],
    [{ person: "th", org: "fr", acceptLanguage: "th" }, "fr"],
    [{ browser: "th", person: "th", org: "th", acceptLanguage: "th" }, "en"],
    [{}, "en"],
  ])("speaks in the console to %j in %s", (wishes, locale) =>
    expect(chooseLocale(wishes, CONSOLE_LOCALES)).toBe(locale),
  );
});

describe("localesAt", () => {
  it.each([
    ["/halden/admin", 2],
    ["/halden/admin/people?q=x", 2],
    ["/halden/admin?x=1", 2],
    ["/mailbox", 2],
    ["/mailbox/12", 2],
    ["/halden/administration", 10],
    ["/halden/me", 10],
    ["/halden/sign-in?next=/halden/admin", 10],
    ["/admin", 10],
    ["/claim/claim_x/about", 10],
    ["/", 10],
  ])("%s has %i", (path, count) => expect(localesAt(path)).toHaveLength(count));
});

test.each([
  ["ja", "美咲", "鈴木", "鈴木 美咲"],
  ["zh-CN", "芳", "李", "李芳"],
  ["en", "芳", "李", "芳 李"],
  ["ja", "Amélie", "Duval", "Amélie Duval"],
  ["zh-CN", null, "李", "李"],
  ["ja", null, null, ""],
] as const)("in %s %s %s is called %s", (locale, first, last, whole) => {
  expect(wholeName(locale, first, last)).toBe(whole);
});

test("no blank stands between the sentences of a Chinese or Japanese page", () => {
  expect(oneAfterOther("zh-CN", "甲。", "乙。")).toBe("甲。乙。");
  expect(oneAfterOther("de", "Eins.", "Zwei.")).toBe("Eins. Zwei.");
});

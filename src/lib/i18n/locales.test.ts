import { describe, expect, it } from "vitest";
import { chooseLocale, localeOf, negotiateLocale } from "./locales";

describe("localeOf", () => {
  it.each([
    ["en", "en"],
    ["EN-us", "en"],
    ["fr-CA", "fr"],
    ["de", undefined],
    ["", undefined],
    [null, undefined],
  ])("%s → %s", (tag, locale) => expect(localeOf(tag)).toBe(locale));
});

describe("negotiateLocale", () => {
  it.each([
    ["fr-FR,fr;q=0.9,en;q=0.8", "fr"],
    ["de,en;q=0.5,fr;q=0.7", "fr"],
    ["en;q=0,fr;q=0.1", "fr"],
    ["*", undefined],
    [null, undefined],
  ])("%s → %s", (header, locale) => expect(negotiateLocale(header)).toBe(locale));
});

describe("chooseLocale", () => {
  it("asks the browser, the person, the organisation and the header in this order", () => {
    const all = { browser: "fr", person: "en", org: "en", acceptLanguage: "en" };
    expect(chooseLocale(all)).toBe("fr");
    expect(chooseLocale({ ...all, browser: "xx", person: "fr-BE" })).toBe("fr");
    expect(chooseLocale({ person: "de", org: "fr", acceptLanguage: "en" })).toBe("fr");
    expect(chooseLocale({ acceptLanguage: "fr" })).toBe("fr");
    expect(chooseLocale({})).toBe("en");
  });
});

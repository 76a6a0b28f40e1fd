import { describe, expect, test } from "vitest";
import { organizationName, settingsInput, slug } from "./input";

const codesOf = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
  result.error?.issues.map(({ message }) => message);

describe("the name of an organisation", () => {
  test("is trimmed and kept as typed", () => {
    expect(organizationName.parse("  Société Générale ")).toBe("Société Générale");
  });

  test.each([
    ["", "name-missing"],
    ["   ", "name-missing"],
    ["halden.com", "name-with-link"],
    ["Hal\u0000den", "unseen-characters"],
    ["Hal\u202eden", "unseen-characters"],
    ["x".repeat(121), "too-long"],
  ])("is refused as %j: %s", (name, code) => {
    expect(codesOf(organizationName.safeParse(name))).toContain(code);
  });
});

describe("the address of an organisation", () => {
  test("is put right before it is judged", () => {
    expect(slug.parse(" Halden Group ")).toBe("halden-group");
  });

  test.each([
    ["", "slug-missing"],
    ["???", "slug-missing"],
    ["ab", "slug-wrong"],
    ["Sign up", "slug-refused"],
    ["PAYPA1", "slug-refused"],
  ])("is refused as %j: %s", (typed, code) => {
    expect(codesOf(slug.safeParse(typed))).toEqual([code]);
  });
});

describe("settings", () => {
  test("change only what is given, and empty what is given empty", () => {
    expect(settingsInput.parse({ replyTo: " ", linkLifeHours: "720" })).toEqual({
      replyTo: null,
      linkLifeHours: 720,
    });
  });

  test("a colour is kept in small letters, a country by its code", () => {
    const given = { brand: " #F2B632 ", country: "DE", helpUrl: "https://halden.example/help" };
    expect(settingsInput.parse(given)).toEqual({ ...given, brand: "#f2b632" });
  });

  test.each([
    [{ linkLifeHours: "0" }, "link-life-wrong"],
    [{ linkLifeHours: "2161" }, "link-life-wrong"],
    [{ linkLifeHours: "1.5" }, "link-life-wrong"],
    [{ linkLifeHours: "soon" }, "link-life-wrong"],
    [{ timeZone: "Mars/Olympus" }, "time-zone-wrong"],
    [{ timeZone: "+02:00" }, "time-zone-wrong"],
    [{ language: "xx" }, "language-unknown"],
    [{ fromName: "Visit evil.com" }, "name-with-link"],
    [{ fromAddress: "nobody" }, "email-wrong"],
    [{ name: "" }, "name-missing"],
    [{ country: "Mars" }, "country-unknown"],
    [{ helpUrl: "help.halden.example" }, "web-address-wrong"],
    [{ helpUrl: "javascript:alert(1)" }, "web-address-wrong"],
    [{ helpUrl: 'https://halden.example/"onclick' }, "web-address-wrong"],
    [{ brand: "red" }, "color-wrong"],
    [{ brand: "#12345" }, "color-wrong"],
    [{ allowedFactors: ["FAX"] }, "factor-unknown"],
    [{ retentionDays: "0" }, "retention-wrong"],
    [{ retentionDays: "3651" }, "retention-wrong"],
  ])("%j are refused: %s", (settings, code) => {
    expect(codesOf(settingsInput.safeParse(settings))).toContain(code);
  });
});

import { describe, expect, test } from "vitest";
import type { TextFacts } from "./compose-text";
import { composeText } from "./compose-text";
import { plainName, segmentsOf } from "./segments";
import { LETTER_LOCALES } from "./texts";

const facts = (given: Partial<TextFacts> = {}): TextFacts => ({
  letter: "invitation",
  language: "en",
  organization: { name: "Halden Group", timeZone: "Europe/Paris" },
  recipient: { firstName: "Amara", lastName: "Diallo" },
  inviter: "Ines Moreau",
  expiresAt: new Date("2026-11-29T09:00:00Z"),
  link: "https://people.halden.example/c/0123456789abcdef",
  words: null,
  ...given,
});

const plainOf = (letter: TextFacts["letter"], language: string, name: string): string =>
  composeText(facts({ letter, language, organization: { name, timeZone: "UTC" } })).body;

describe("a text message", () => {
  test.each(LETTER_LOCALES)(
    "in %s is a sentence of one segment, or of two where one takes 70 signs, with a long name and a long address",
    (language) => {
      const isWide = ["zh-CN", "ja", "th"].includes(language);
      const name = isWide ? "奥斯陆大学医院" : "Universitätsklinikum Hamburg-Eppendorf";
      for (const [letter, replaces] of [
        ["invitation", false],
        ["reminder", false],
        ["invitation", true],
        ["reminder", true],
      ] as const) {
        const said = composeText(
          facts({ letter, replaces, language, organization: { name, timeZone: "UTC" } }),
        );
        if (replaces) expect.soft(said.body).not.toBe(plainOf(letter, language, name));
        const usual = composeText(facts({ letter, replaces, language }));
        expect.soft(usual.body).toContain("Halden Group");
        expect.soft(said.segments, said.body).toBeLessThanOrEqual(isWide ? 2 : 1);
        // what says more leaves less of a very long name
        if (!replaces) expect.soft(said.nameIs, said.body).not.toBe("cut");
        expect.soft(said.body).toContain(replaces ? name.split("-")[0]?.slice(0, 12) : name);
        expect.soft(said.body).toMatch(/\/c\/0123456789abcdef$/);
      }
    },
  );

  test.each(LETTER_LOCALES)(
    "in %s says of a mobile what is asked in as many segments",
    (language) => {
      const isWide = ["zh-CN", "ja", "th"].includes(language);
      const home = "https://people.halden.example/halden";
      for (const [letter, link] of [
        ["address-change", facts().link],
        ["mobile-notice", `${home}/me/security`],
        ["mobile-removed", `${home}/forgot`],
      ] as const) {
        const organization = {
          name: isWide ? "奥斯陆大学医院" : "Klinikum Hamburg-Eppendorf",
          timeZone: "UTC",
        };
        const said = composeText(
          facts({ letter, language, link, organization, newNumber: "+33•••78" }),
        );
        expect.soft(said.segments, said.body).toBeLessThanOrEqual(isWide ? 2 : 1);
        expect.soft(said.nameIs, said.body).not.toBe("cut");
        expect.soft(said.body).toContain(organization.name);
        expect.soft(said.body.endsWith(link), said.body).toBe(true);
        if (letter === "mobile-notice") expect.soft(said.body).toContain("+33...78");
      }
    },
  );

  test("names who invites and until when", () => {
    expect(composeText(facts()).body).toBe(
      "Halden Group invites you. Set up your account by 29 Nov: https://people.halden.example/c/0123456789abcdef",
    );
    expect(composeText(facts({ language: "fr" })).body).toBe(
      "Halden Group vous invite. Activez votre compte jusqu'au 29/11 : https://people.halden.example/c/0123456789abcdef",
    );
  });

  test("says of a new link that the one before is dead", () => {
    const said = (letter: TextFacts["letter"], language: string) =>
      composeText(facts({ letter, language, replaces: true })).body;
    expect(said("reminder", "en")).toBe(
      "Reminder: your Halden Group account waits until 29 Nov. This link replaces the old one: https://people.halden.example/c/0123456789abcdef",
    );
    expect(said("invitation", "fr")).toContain("Ce lien remplace l'ancien : https://");
  });

  test("names in Thai and Japanese who invites, whole, and to what", () => {
    const organization = { name: "Brightwell Hospitality Group", timeZone: "UTC" };
    const said = (language: string) => composeText(facts({ language, organization })).body;
    expect(said("th")).toMatch(/^Brightwell Hospitality Group ขอเชิญคุณเปิดใช้งานบัญชี/);
    expect(said("ja")).toMatch(/^Brightwell Hospitality Groupからの招待です。/);
  });

  test("cuts the organisation's name rather than begin a second segment", () => {
    const name =
      "The Royal Society for the Protection of Very Long Organisation Names of the North";
    const { body, segments, nameIs } = composeText(
      facts({ organization: { name: `${name} and the South`, timeZone: "UTC" } }),
    );
    expect([segments, nameIs]).toEqual([1, "cut"]);
    expect(body).toMatch(/^The Royal Society for the Protection of .+\.\. invites you/);
  });

  test("writes a name without marks where those would cost another segment", () => {
    const { body, segments, nameIs } = composeText(
      facts({ language: "fr", organization: { name: "Château d’Été", timeZone: "UTC" } }),
    );
    expect([segments, nameIs, body.split(" vous ")[0]]).toEqual([1, "plain", "Chateau d'Été"]);
  });

  test.each([
    ["Hello {firstName}, come in:", null, null, "Hello, come in:"],
    ["Hello {firstName}, come in:", null, "Suharto", "Hello, come in:"],
    ["Dear {firstName} {lastName}!", null, "Suharto", "Dear Suharto!"],
    ["Dear {fullName}!", "Suharto", null, "Dear Suharto!"],
    ["{firstName}, come in", null, "Suharto", "Come in"],
  ])("of %j leaves out the name that there is not", (words, firstName, lastName, said) =>
    expect(composeText(facts({ words, recipient: { firstName, lastName } })).body).toBe(
      `${said} ${facts().link}`,
    ),
  );

  test("calls people by the order of their language", () => {
    const said = (language: string) => composeText(facts({ language, words: "{fullName}" })).body;
    expect(said("ja")).toMatch(/^Diallo Amara /);
    expect(said("fr")).toMatch(/^Amara Diallo /);
  });

  test("fills what an admin wrote, and puts the link behind it", () => {
    const words =
      "Hello {firstName}, {inviter} of {organization} waits for you – until {expiresOn}.";
    expect(composeText(facts({ words })).body).toBe(
      "Hello Amara, Ines Moreau of Halden Group waits for you - until 29 Nov. https://people.halden.example/c/0123456789abcdef",
    );
    expect(() => composeText(facts({ words: "{password}" }))).toThrow("Unknown merge field");
  });
});

test.each([
  ["a".repeat(160), 1],
  ["a".repeat(161), 2],
  [`${"a".repeat(159)}€`, 2],
  ["ê".repeat(70), 1],
  ["ê".repeat(71), 2],
  ["ê".repeat(135), 3],
  [`${"a".repeat(68)}😀`, 1],
  [`${"a".repeat(69)}😀`, 2],
])("%s takes %i", (text, segments) => expect(segmentsOf(text)).toBe(segments));

test.each([
  ["Zoë & Søn", "Zoe & Søn"],
  ["Łódź", "Łódź"],
  ["東京", "東京"],
])("%s is written %s", (name, written) => expect(plainName(name)).toBe(written));

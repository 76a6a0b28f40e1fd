import { describe, expect, test } from "vitest";
import type { Brand } from "./head";
import type { Letter } from "./letter";
import { fillLetter, prepareLetter } from "./letter";
import { LETTER_LOCALES } from "./texts";
import type { LetterName, LetterValues } from "./values";

const brand: Brand = {
  name: `Halden & "Söhne" <b>`,
  color: "#0f8b4b",
  help: "people@halden.example",
  postalAddress: "Speicherstraße 11, Hamburg",
};
const link = "https://rollcall.example/claim/claim_AbC-1_x_y?a=1&b=2";
const notMeLink = "https://rollcall.example/not-me/1";
const recipient = {
  firstName: `<img src=x onerror="alert('1')">`,
  lastName: "O’Hara & \u202eEvil\u202c\r\nBcc: thief@evil.example",
  address: "amara+test@halden.example",
  link,
};
const expiresOn = "Saturday, 28 November 2026 at 09:14 (Central European Time)";
const happening = {
  notMeLink,
  device: "Firefox <3 on Linux",
  origin: "203.0.113.7",
  happenedAt: expiresOn,
};
const told = {
  ...{ ...recipient, notMeLink, happenedAt: expiresOn, expiresOn },
  ...{ written: "118", coded: "5", lost: "2", left: "4", rows: "120" },
  ...{ created: "90", changed: "20", invited: "85", unchanged: "3", faulty: "3", refused: "4" },
};
const values: LetterValues = {
  ...{ "campaign-done": told, "campaign-stopped": told, "campaign-paused": told },
  ...{ "campaign-ended": told, "import-done": told, "mail-failing": told, "cap-reached": told },
  ...{ "domain-fallen": told, "join-waiting": told, "join-paused": told, "texts-failing": told },
  "join-proof": { ...recipient, expiresOn, approval: "" },
  "ownership-given": { ...recipient, ...happening, other: "Sam <Okafor>" },
  "ownership-received": { ...recipient, happenedAt: expiresOn, other: "Sam <Okafor>" },
  "account-left": { ...recipient, device: null, origin: "203.0.113.7", happenedAt: expiresOn },
  invitation: { ...recipient, expiresOn, notMeLink, inviter: "Ines <Carvalho>" },
  reminder: { ...recipient, expiresOn, notMeLink, inviter: "Ines <Carvalho>" },
  reset: { ...recipient, expiresOn },
  inactivity: { ...recipient, expiresOn },
  "address-proof": { ...recipient, expiresOn },
  "sign-in-notice": { ...recipient, ...happening },
  "password-changed": { ...recipient, ...happening },
  "find-organization": recipient,
  "address-change": { ...recipient, expiresOn },
  "address-notice": { ...recipient, ...happening, newAddress: "am•••@<b>.example" },
  "mobile-notice": { ...recipient, ...happening, newAddress: "+33•••<b>78" },
  "mobile-removed": { ...recipient, ...happening },
};
const names = Object.keys(values) as LetterName[];
const everyLetter = LETTER_LOCALES.flatMap((locale) =>
  names.map((name) => [name, locale] as const),
);

const write = async <L extends LetterName>(
  letter: L,
  language: string,
  given: Partial<LetterValues[L]> = {},
  wording = { subject: "", body: "" },
): Promise<Letter> => {
  const prepared = await prepareLetter({ letter, language, brand, wording });
  return fillLetter(prepared, { ...values[letter], ...given });
};

const hrefs = (html: string): string[] =>
  [...html.matchAll(/href="([^"]*)"/g)].map((match) => (match[1] ?? "").replaceAll("&amp;", "&"));
// What would end a header line or turn reading direction.
const dangerous = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ue000-\ue0ff]/u;

test.each(LETTER_LOCALES)(
  "the proof of a sign-up carries no word that was typed, in %s",
  async (locale) => {
    const { subject, html, text } = await write("address-proof", locale, {
      firstName: "Call0800",
      lastName: "Nownow",
    });
    expect(subject + html + text).not.toMatch(/Call0800|Nownow|\{organization\}/);
  },
);

describe.each(everyLetter)("%s in %s", (name, locale) => {
  test("says in which language it is and is whole", async () => {
    const { subject, html, text } = await write(name, locale);
    expect(html).toContain(`lang="${locale}"`);
    expect(html).toContain('content="light dark"');
    expect(html).not.toMatch(/<img|<!--\$|undefined|\[object/);
    const said = html.replace(/<style>.*<\/style>/s, "");
    for (const part of [subject, said, text])
      expect(part).not.toMatch(/[{}\ue000-\ue0ff]|<\/?link>/);
  });

  test("carries what a recipient brings only escaped", async () => {
    const { subject, html, text } = await write(name, locale);
    const given = Object.values({ ...values[name] }).filter((value) => value !== null);
    for (const raw of given) {
      if (/[<>]/.test(raw)) expect(html).not.toContain(raw);
    }
    expect(html).not.toContain("<b>");
    expect(html).toContain("Halden &amp; &quot;S");
    expect(text).toContain(`Halden & "Söhne" <b>`);
    expect(subject).not.toMatch(dangerous);
    expect(html.replaceAll("\n", "")).not.toMatch(dangerous);
    expect(text.replaceAll("\n", "")).not.toMatch(dangerous);
    expect(text).not.toMatch(/^Bcc:/m);
  });

  test("leads to one place by button, bare link and text", async () => {
    const { html, text } = await write(name, locale);
    expect(hrefs(html).filter((href) => href === link)).toHaveLength(2);
    expect(text.split("\n")).toContain(link);
    const others = hrefs(html).filter((href) => href !== link);
    expect(others).toEqual(
      "notMeLink" in values[name]
        ? [notMeLink, "mailto:people@halden.example"]
        : ["mailto:people@halden.example"],
    );
    expect(text.includes(notMeLink)).toBe("notMeLink" in values[name]);
  });

  test("reads well to someone whose name is not known", async () => {
    const { subject, html, text } = await write(name, locale, { firstName: null, lastName: null });
    for (const part of [subject, html.replace(/<style>.*<\/style>/s, ""), text]) {
      expect(part).not.toMatch(/(?:^|\n|p>|">), | ,|\( |\bnull\b/);
    }
    if (name === "address-proof" || name === "join-proof") return;
    const named = await write(name, locale, { firstName: "Amara" });
    expect(named.text).toContain("Amara");
  });

  test("is the same when written again", async () => {
    expect(await write(name, locale)).toEqual(await write(name, locale));
  });
});

test("organisations are listed with the addresses of their pages, whatever their names hold", async () => {
  const places = [
    { name: "Halden <b>Group</b>", href: "https://rollcall.example/halden/sign-in" },
    { name: "Nor\u202ed\ue000dal", href: "https://rollcall.example/norddal/sign-in" },
  ];
  const letter = "find-organization";
  const prepared = await prepareLetter({ letter, language: "en", brand, places });
  const { html, text } = fillLetter(prepared, recipient);
  for (const { href } of places) {
    expect(hrefs(html)).toContain(href);
    expect(text).toContain(href);
  }
  expect(html).toContain("Halden &lt;b&gt;Group");
  expect(text).toContain("Norddal: ");
  const bad = prepareLetter({
    letter,
    language: "en",
    brand,
    places: [{ name: "x", href: "ftp://x" }],
  });
  await expect(bad).rejects.toThrow("http(s)");
});

test("without a first name the greeting stays a greeting", async () => {
  expect((await write("reset", "en", { firstName: null })).text).toContain("\nHello,\n");
  expect((await write("reset", "fr", { firstName: null })).text).toContain("\nBonjour,\n");
  expect((await write("reset", "fr", { firstName: "Zoé" })).text).toContain("\nBonjour Zoé,\n");
  expect((await write("invitation", "en", { firstName: null })).text).toMatch(/^Your account/);
});

test.each(["ownership-given", "ownership-received"] as const)(
  "who hands an organisation over and who takes it over are named to each other: %s",
  async (letter) => {
    expect((await write(letter, "en")).text).toMatch(/Handed over (?:to|by): Sam <Okafor>/);
    expect((await write(letter, "en", { other: null })).text).toMatch(/Handed over \w+: unknown/);
  },
);

test("a machine that invites is not named", async () => {
  const { text } = await write("invitation", "en", { inviter: null });
  expect(text).toContain(`You are invited to join Halden & "Söhne" <b>.`);
});

test("a language without texts is answered in English, a regional one in its own", async () => {
  expect((await write("invitation", "sw")).html).toContain('lang="en"');
  expect((await write("invitation", "fr-CA")).html).toContain('lang="fr"');
});

test("a link that is no web address is refused", async () => {
  for (const bad of ["javascript:alert(1)", "https://x.example/ y", 'https://x.example/"onclick']) {
    await expect(write("reset", "en", { link: bad })).rejects.toThrow("http(s)");
  }
});

test("a letter prepared twice is rendered once, and not kept when it failed", async () => {
  const request = { letter: "reset", language: "en", brand } as const;
  expect(await prepareLetter(request)).toBe(await prepareLetter({ ...request }));
  const wrong = { ...request, wording: { subject: "{x}", body: "" } };
  await expect(prepareLetter(wrong)).rejects.toThrow("{x}");
  await expect(prepareLetter(wrong)).rejects.toThrow("{x}");
});

import { expect, test } from "vitest";
import { composeLetter } from "./compose-letter";
import { LETTER_LOCALES } from "./texts";

const joining = (language: string, counts: Record<string, unknown>) =>
  composeLetter({
    letter: "join-proof",
    language,
    counts,
    organization: {
      ...{ name: "Halden", brand: "#275db8", timeZone: "Europe/Paris" },
      ...{ helpContact: null, helpUrl: null },
    },
    recipient: { firstName: null, lastName: null, address: "mia@halden.example" },
    link: "https://rollcall.example/entry/entry_1",
    notMeLink: "https://rollcall.example/",
    expiresAt: new Date("2026-11-24T08:00:00Z"),
  });

test.each(LETTER_LOCALES)(
  "a join where an admin looks first says so before there is an account, in %s",
  async (locale) => {
    const [free, asked] = [
      await joining(locale, { approval: false }),
      await joining(locale, { approval: true }),
    ];
    expect(asked.text).not.toBe(free.text);
    expect(asked.html).not.toBe(free.html);
  },
);

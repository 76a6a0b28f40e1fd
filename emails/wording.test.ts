import { describe, expect, test } from "vitest";
import { templateWording } from "@/templates/input";
import { TEMPLATE_LETTERS } from "@/templates/rules";
import { textInput } from "@/texts/input";
import { escapeHtml } from "./clean";
import { composeText } from "./compose-text";
import { fillLetter, prepareLetter } from "./letter";
import { MERGE_FIELDS, unknownFields } from "./merge-fields";
import { standardText, standardWords } from "./standard-words";
import { LETTER_LOCALES, textsOf } from "./texts";

const brand = { name: "Halden", color: null, help: null, postalAddress: null };
const person = {
  firstName: "Amara",
  lastName: "Diallo",
  address: "amara@halden.example",
  link: "https://rollcall.example/claim/x",
  notMeLink: "https://rollcall.example/not-me/x",
  expiresOn: "28 November",
  inviter: "Ines",
};

async function write(subject: string, body: string, given: Partial<typeof person> = {}) {
  const prepared = await prepareLetter({
    letter: "invitation",
    language: "en",
    brand,
    wording: { subject, body },
  });
  return fillLetter(prepared, { ...person, ...given });
}

/** The custom text as its reader sees it, between the heading above and the button below. */
async function body(text: string, given: Partial<typeof person> = {}) {
  const letter = await write("", text, given);
  return letter.text.split(/account is ready\n\n/)[1]?.split("\n\nSet up my account")[0];
}

const noName = { firstName: "", lastName: "" };

test("every field is filled", async () => {
  const all = MERGE_FIELDS.map((field) => `{${field}}`).join(" | ");
  expect(await body(all)).toBe("Amara | Diallo | Amara Diallo | Halden | 28 November | Ines");
  expect((await write("{organization}: welcome, {firstName}", "")).subject).toBe(
    "Halden: welcome, Amara",
  );
});

test("an empty wording leaves the letter as it is", async () => {
  const standard = await prepareLetter({ letter: "invitation", language: "en", brand });
  expect(await write("  ", "\n \n")).toEqual(fillLetter(standard, person));
});

describe("a missing name leaves no hole", () => {
  test.each([
    ["Hello {firstName},", "Hello,"],
    ["Bonjour {firstName}\u00a0!", "Bonjour\u00a0!"],
    ["Hi, {firstName}!", "Hi!"],
    ["Hello {firstName}, welcome", "Hello, welcome"],
    ["{firstName}, welcome to {organization}", "Welcome to Halden"],
    ["Dear {firstName} {lastName},", "Dear,"],
    ["Dear {fullName}", "Dear"],
  ])("%s", async (text, expected) => {
    expect(await body(text, noName)).toBe(expected);
    expect(await body(text)).toContain("Amara");
  });

  test("half a name is used as far as it goes", async () => {
    expect(await body("Dear {firstName} {lastName},", { firstName: "" })).toBe("Dear Diallo,");
  });

  test("where a machine invites, the organisation does", async () => {
    expect(await body("Invited by {inviter}.", { inviter: "" })).toBe("Invited by Halden.");
  });
});

test("paragraphs and line breaks are kept, markup and addresses stay text", async () => {
  const written = "First line\r\nsecond line\n\n\n<b>bold</b> https://shop.example & more";
  const { html, text } = await write("", written);
  expect(text).toContain("First line\nsecond line\n\n<b>bold</b> https://shop.example & more\n");
  expect(html).toMatch(/First line<br\/>second line<\/p><p [^>]*>&lt;b&gt;bold/);
  expect(html).not.toContain('href="https://shop.example');
});

test("a value that looks like a field is not filled again", async () => {
  expect(await body("Hello {firstName}", { firstName: "{lastName}" })).toBe("Hello {lastName}");
  expect(await body("Hello {firstName}", { firstName: "\ue000link\ue001" })).toBe("Hello link");
});

test("marks smuggled into the wording are dropped", async () => {
  expect(await body("Open \ue000link\ue001 or \ue002this\ue003")).toBe("Open link or this");
});

test("fields that are none are named, each once", () => {
  expect(unknownFields("Hello {firstName}, {first name} {link} {link} { x }")).toEqual([
    "first name",
    "link",
    " x ",
  ]);
  expect(unknownFields("{organization} {expiresOn} { alone } }")).toEqual([" alone "]);
  expect(unknownFields("a { brace alone")).toEqual([]);
});

test("an unknown field is never mailed", async () => {
  await expect(write("", "Hello {firstname}")).rejects.toThrow("{firstname}");
  await expect(write("{link}", "")).rejects.toThrow("{link}");
});

describe("words begin from the built-in ones", () => {
  test("subject and sentences stand there with their fields", () => {
    expect(standardWords("invitation", "en")).toEqual({
      subject: "Set up your account at {organization}",
      body: "{inviter} invites you to join {organization}.",
    });
    expect(standardWords("reset", "fr").body.split("\n\n")).toEqual([
      "Bonjour {firstName},",
      "Un nouveau mot de passe a été demandé pour votre compte {organization}.",
    ]);
  });

  test.each(LETTER_LOCALES)(
    "every letter of %s is written with fields that one may use",
    (locale) => {
      for (const letter of TEMPLATE_LETTERS) {
        const { subject, body } = standardWords(letter, locale);
        expect(`${subject} ${body}`.match(/\{\w+\}/g)).toContain("{organization}");
        expect(templateWording(letter).safeParse({ subject, body }).error).toBeUndefined();
      }
      for (const letter of ["invitation", "reminder"] as const) {
        expect(standardText(letter, locale)).toContain("{expiresOn}");
        expect(textInput.safeParse(standardText(letter, locale)).success).toBe(true);
      }
    },
  );

  test("what was not touched says what it said, a missing name or inviter included; what was written stands instead", async () => {
    const { body: sentences } = standardWords("invitation", "en");
    const own = `${sentences}\n\nBring your badge.`;
    expect(await body(own)).toBe("Ines invites you to join Halden.\n\nBring your badge.");
    expect(await body(own, { inviter: "" })).toBe(
      "You are invited to join Halden.\n\nBring your badge.",
    );
    expect(await body("Come in.")).toBe("Come in.");
  });

  test("what was written when it stood below the built-in sentences still does", async () => {
    const wording = { subject: "", body: "Bring your badge.", isBelow: true };
    const request = { letter: "invitation", language: "en", brand, wording } as const;
    const { text } = fillLetter(await prepareLetter(request), person);
    expect(text).toContain("Ines invites you to join Halden.\n\nBring your badge.\n");
  });

  test("a text made of them is the built-in one", () => {
    const facts = {
      letter: "invitation",
      language: "fr",
      organization: { name: "Halden", timeZone: "Europe/Paris" },
      recipient: person,
      inviter: null,
      expiresAt: new Date("2026-11-28T10:00:00Z"),
      link: "https://rollcall.example/c/x",
    } as const;
    const own = composeText({ ...facts, words: standardText("invitation", "fr") });
    expect(own).toEqual(composeText({ ...facts, words: null }));
  });
});

describe("the link before is dead", () => {
  const written = async (locale: string, body: string) => {
    const wording = { subject: "", body };
    const request = { letter: "reminder", language: locale, brand, wording } as const;
    return fillLetter(await prepareLetter(request), person);
  };

  test.each(LETTER_LOCALES)(
    "is said in %s by every reminder, whatever its own words say",
    async (locale) => {
      const says = textsOf(locale, "reminder")("newLink");
      expect(standardWords("reminder", locale).body).not.toContain(says);
      for (const body of ["", "Come in.", `Come in.\n\n${says}`]) {
        const { text, html } = await written(locale, body);
        expect(text.split(says)).toHaveLength(2);
        expect(html).toContain(escapeHtml(says));
      }
    },
  );
});

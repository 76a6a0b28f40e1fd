import { describe, expect, test } from "vitest";
import { fillLetter, prepareLetter } from "./letter";
import { MERGE_FIELDS, unknownFields } from "./merge-fields";

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

/** The custom text as its reader sees it, between the sentence above and the button below. */
async function body(text: string, given: Partial<typeof person> = {}) {
  const letter = await write("", text, given);
  return letter.text.split("join Halden.\n\n")[1]?.split("\n\nSet up my account")[0];
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

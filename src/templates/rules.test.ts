import { MERGE_FIELDS } from "@emails/merge-fields";
import { describe, expect, test } from "vitest";
import { templateKey, templateWording } from "./input";
import { fieldsOf, isTemplateLetter, ownText, ownWords, TEMPLATE_LETTERS } from "./rules";

const faultsOf = (letter: (typeof TEMPLATE_LETTERS)[number], body: string) =>
  templateWording(letter)
    .safeParse({ subject: "", body })
    .error?.issues.map(({ path, message }) => [path[0], message]);

describe("words of a letter", () => {
  test.each(TEMPLATE_LETTERS)("%s takes the fields it can fill, and no other", (letter) => {
    const fields = fieldsOf(letter);
    expect(fields.filter((field) => !MERGE_FIELDS.some((known) => known === field))).toEqual([]);
    expect(faultsOf(letter, fields.map((field) => `{${field}}`).join(" "))).toBeUndefined();
    const others = MERGE_FIELDS.filter((field) => !fields.includes(field));
    for (const field of [...others, "link", "firstname"])
      expect(faultsOf(letter, `{${field}}`)).toEqual([["body", "wording-unknown-field"]]);
  });

  test("a notice knows no end and nobody who invites", () => {
    expect(fieldsOf("sign-in-notice")).not.toContain("expiresOn");
    expect(fieldsOf("reset")).not.toContain("inviter");
    expect(fieldsOf("invitation")).toContain("inviter");
  });
});

test("only letters that an organisation sends have templates, in the languages of letters", () => {
  expect(isTemplateLetter("invitation")).toBe(true);
  expect(isTemplateLetter("address-proof")).toBe(false);
  expect(templateKey.safeParse({ letter: "find-organization", locale: "en" }).success).toBe(false);
  expect(templateKey.safeParse({ letter: "reset", locale: "tlh" }).success).toBe(false);
  expect(templateKey.safeParse({ letter: "reset", locale: "pt-BR" }).success).toBe(true);
});

describe("what is one's own of words that began from others", () => {
  const builtIn = { subject: "Welcome", body: "Hello\n\nCome in." };
  const start = { ...builtIn, builtIn, text: "Come in:" };

  test.each([
    ["nothing, as it stands", builtIn, null],
    ["nothing, as a form sends it", { subject: "Welcome ", body: "Hello\r\n\r\nCome in." }, null],
    ["nothing, emptied", { subject: "", body: " " }, null],
    ["the subject alone", { ...builtIn, subject: "Hi" }, { subject: "Hi", body: "" }],
    ["the text alone", { ...builtIn, body: "Come." }, { subject: "", body: "Come." }],
  ])("%s", (_, words, own) => {
    expect(ownWords(words, start)).toEqual(own);
  });

  test("beside an organisation's words each part goes by itself: what was left stays theirs in each language", () => {
    const theirs = { ...start, subject: "Halden awaits you" };
    expect(ownWords({ ...builtIn, subject: "Halden awaits you" }, theirs)).toBeNull();
    expect(ownWords({ ...builtIn, subject: "Hi" }, theirs)).toEqual({ subject: "Hi", body: "" });
    expect(ownWords(builtIn, theirs)).toEqual({ subject: builtIn.subject, body: "" });
    expect(ownWords({ subject: "", body: "" }, theirs)).toBeNull();
  });

  test("a text that was not touched is none", () => {
    expect(ownText(" Come in:", start)).toBeNull();
    expect(ownText("", start)).toBeNull();
    expect(ownText("Come now:", start)).toBe("Come now:");
  });
});

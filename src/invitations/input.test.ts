import { MERGE_FIELDS as LETTER_FIELDS } from "@emails/merge-fields";
import { describe, expect, it } from "vitest";
import { MERGE_FIELDS, wordingInput } from "./input";

describe("wordingInput", () => {
  it("knows the merge fields of the letters", () => {
    expect([...MERGE_FIELDS].sort()).toEqual([...LETTER_FIELDS].sort());
  });

  it("takes text with known fields, trimmed", () => {
    const wording = { subject: " Welcome {firstName} ", body: "Until {expiresOn}." };
    expect(wordingInput.parse(wording).subject).toBe("Welcome {firstName}");
  });

  it.each([
    ["subject", "{firstname}", "firstname"],
    ["body", "Hello { firstName }", " firstName "],
    ["body", "Hello {}", ""],
  ])("refuses in the %s %j by its name", (part, text, field) => {
    const result = wordingInput.safeParse({ subject: "", body: "", [part]: text });
    expect(result.error?.issues).toMatchObject([
      { path: [part], message: "wording-unknown-field", params: { field } },
    ]);
  });
});

import { createTranslator } from "next-intl";
import { describe, expect, it, test } from "vitest";
import { tagOf } from "@/lib/i18n/locales";
import en from "@/lib/messages/en/refusals.json";
import fr from "@/lib/messages/fr/refusals.json";
import type { ImportState, ImportStep } from "./rules";
import {
  IMPORT_STATES,
  IMPORT_STEPS,
  rightsToApply,
  stepFrom,
  UPLOAD_REFUSALS,
  uploadRefusal,
} from "./rules";

/** Written from what an admin may do at each moment; nothing of it comes from the table. */
const TEXT = `
           | begin    | ask      | approve  | decline | pause  | resume   | stop    | finish  | discard
 UPLOADING | –        | –        | –        | –       | –      | –        | –       | –       | DISCARDED
 READING   | –        | –        | –        | –       | –      | –        | –       | –       | DISCARDED
 READ      | –        | –        | –        | –       | –      | –        | –       | –       | DISCARDED
 PLANNING  | –        | –        | –        | –       | –      | –        | –       | –       | DISCARDED
 PLANNED   | APPLYING | AWAITING | –        | –       | –      | –        | –       | –       | DISCARDED
 AWAITING  | –        | –        | APPLYING | PLANNED | –      | –        | –       | –       | DISCARDED
 APPLYING  | –        | –        | –        | –       | PAUSED | –        | APPLIED | APPLIED | –
 PAUSED    | –        | –        | –        | –       | –      | APPLYING | APPLIED | –       | –
 APPLIED   | –        | –        | –        | –       | –      | –        | –       | –       | –
 FAILED    | –        | –        | –        | –       | –      | –        | –       | –       | –
 DISCARDED | –        | –        | –        | –       | –      | –        | –       | –       | –
`;
const [heading = [], ...lines] = TEXT.trim()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()));

test("the table tells of every state and every step", () => {
  expect(heading.filter(Boolean)).toEqual([...IMPORT_STEPS]);
  expect(lines.map(([state]) => state)).toEqual([...IMPORT_STATES]);
});

test.each(
  lines.flatMap(([state = "", ...cells]) =>
    cells.map(
      (to, index) => [IMPORT_STEPS[index] as ImportStep, state as ImportState, to] as const,
    ),
  ),
)("%s of %s: %s", (step, state, to) => {
  expect(stepFrom(state, step) ?? "–").toBe(to);
});

test("choosing people asks for the right to invite, a roster for the right to manage, inviting at once for both", () => {
  expect(rightsToApply("CHOOSE", "NOW")).toEqual(["accounts.invite"]);
  expect(rightsToApply("ROSTER", "LATER")).toEqual(["accounts.manage"]);
  expect(rightsToApply("UNDO", null)).toEqual(["accounts.manage"]);
  expect(rightsToApply("ROSTER", "NOW")).toEqual(["accounts.manage", "accounts.invite"]);
});

describe("why a file was not taken", () => {
  const onError = (fault: Error) => {
    throw fault;
  };

  it.each(UPLOAD_REFUSALS)("is said of %s with no more than its code", (code) => {
    expect(uploadRefusal(code)).toBe(code);
    for (const [locale, messages] of [["en", en] as const, ["fr", fr] as const])
      expect(createTranslator({ locale: tagOf(locale), messages, onError })(code)).toMatch(/[.]$/);
  });

  // what every object has, a group of texts, one that needs a name
  it.each(["__proto__", "constructor", "toString", "field", "import-not-yours", "", undefined])(
    "is no %j from an address",
    (code) => {
      expect(uploadRefusal(code)).toBeUndefined();
    },
  );
});

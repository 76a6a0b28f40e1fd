import { expect, test } from "vitest";
import type { ImportState, ImportStep } from "./rules";
import { IMPORT_STATES, IMPORT_STEPS, rightsToApply, stepFrom } from "./rules";

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

import { expect, test } from "vitest";
import { newPlanner } from "../../tests/support/planning";

const { plan } = await newPlanner();

/** Of one of these two a cut at whatever place falls between the halves of a letter. */
const either = (letters: number): string[] => ["", "a"].map((odd) => odd + "😀".repeat(letters));

test.each(["FIRSTNAME", "STATUS", "LOGIN", "EMAIL", "OWNER_LOGIN", "TEAM", "BIOGRAPHY"])(
  "letters of two halves that are cut in %s are kept as errors of their rows alone",
  async (column) => {
    const long = [...either(90), ...either(150), ...either(1_200), `${"a".repeat(99)}😀😀`];
    const rows = long.map((text, at) => `A,b${at}.${column.toLowerCase()}@halved.example,${text}`);
    const { state, rows: planned } = await plan(
      ["LASTNAME,EXTERNAL_ID", column].join(",").concat("\n", rows.join("\n")),
      [],
    );
    expect([state, planned.length]).toEqual(["PLANNED", rows.length]);
    expect(JSON.stringify(planned)).not.toMatch(/\\ud[89a-f]/);
  },
);

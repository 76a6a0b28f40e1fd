import { expect, test } from "vitest";
import { suspicion } from "./bench/suspect";

test.each([
  ["roster-plan csv", 2.5, 100_000, false],
  ["roster-plan csv", 2.6, 100_000, true],
  ["roster-plan csv", 0.25, 10_000, false],
  ["roster-plan csv", 0.3, 10_000, true],
  ["delivery", 600, undefined, false],
  ["delivery", 570, undefined, true],
] as const)(
  "a baseline of %s at %d is suspect where it is slower by 30 %%",
  (name, figure, rows, isSuspect) => {
    expect(suspicion(name, figure, rows).baselineSuspect).toBe(isSuspect);
  },
);

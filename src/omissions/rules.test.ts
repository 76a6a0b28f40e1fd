import { expect, test } from "vitest";
import { NO_COUNTS } from "@/plans/rules";
import { leftForAnother } from "./rules";

test("rows that are left out are told apart: by hand, as examples, and for another row of the same person", () => {
  const counts = { ...NO_COUNTS, verdicts: { LEFT_OUT: 13 }, omitted: 10, example: 2 };
  expect(leftForAnother(counts)).toBe(1);
  expect(leftForAnother(NO_COUNTS)).toBe(0);
  // of a row that an erasure emptied nothing says why it was left out
  expect(leftForAnother({ ...counts, erased: 1 })).toBe(0);
});

import { expect, it } from "vitest";
import { isSaidElsewhere, keptText } from "./rules";

it.each([
  ["nothing was said", undefined, "here", false],
  ["this browser said it", "here", "here", false],
  ["another one said it", "there", "here", true],
  ["several said it", null, "here", true],
  ["this one says nothing of itself", "there", undefined, true],
  ["neither this one nor any other does", null, undefined, true],
])("shows answers once more where %s: %s", (_, browser, here, isShown) => {
  const draft = browser === undefined ? null : { browser, savedAt: new Date() };
  expect(isSaidElsewhere(draft, here)).toBe(isShown);
});

it("keeps no more than a text column holds", () => {
  expect(keptText("A\u0000mara")).toBe("Amara");
  expect(keptText("x".repeat(300))).toHaveLength(200);
});

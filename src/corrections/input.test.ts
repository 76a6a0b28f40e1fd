import { expect, test } from "vitest";
import { editInput, fixInput, groupKey } from "./input";

test.each([
  ["EMAIL email-domain gmail.com", true],
  ["FIRST_NAME too-long \n", true],
  ["", false],
  ["\0", false],
  ["EMAIL \0", false],
  ["x".repeat(201), false],
])("%j as the key of a group: %s", (key, isTaken) => {
  expect(groupKey.safeParse(key).success).toBe(isTaken);
});

test.each([
  ["Me\0et", "Meet"],
  [" \ud800Meet ", "\ufffdMeet"],
])("%j goes into a cell as %j, by hand and for all alike rows", (text, cell) => {
  const id = "00000000-0000-4000-8000-000000000001";
  expect(fixInput.parse({ id, key: "a", right: text }).right).toBe(cell);
  expect(editInput.parse({ id, line: 2, column: 0, value: text }).value).toBe(cell);
});

test("what has nothing to be seen is no choice", () => {
  const id = "00000000-0000-4000-8000-000000000001";
  expect(fixInput.safeParse({ id, key: "a", right: "\0 " }).success).toBe(false);
});

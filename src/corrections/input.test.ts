import { expect, test } from "vitest";
import { groupKey } from "./input";

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

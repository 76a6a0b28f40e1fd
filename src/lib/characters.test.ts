import { expect, it } from "vitest";
import { cutText } from "./characters";

it.each([
  ["abc", 3, "abc"],
  ["abcd", 3, "abc"],
  ["ab😀", 3, "ab"],
  ["ab😀", 4, "ab😀"],
  ["a😀b", 3, "a😀"],
  ["😀", 0, ""],
])("%s is cut at %i between letters: %s", (text, most, cut) => {
  expect(cutText(text, most)).toBe(cut);
});

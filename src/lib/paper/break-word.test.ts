import { expect, test } from "vitest";
import { breakWord } from "./break-word";

/** A line of so many signs. */
const within = (most: number) => (part: string) => part.length <= most;

test.each([
  ["fits.example/code", 20, ["fits.example/code"]],
  [
    "people.brightwell.example/brightwell/code",
    26,
    ["people.brightwell.example/", "brightwell/", "code"],
  ],
  ["people.brightwell.example/code", 20, ["people.", "brightwell.", "example/", "code"]],
  ["a-long-name/code", 8, ["a-", "long-", "name/", "code"]],
  ["WWWWWWW", 3, ["WWW", "WWW", "W"]],
] as const)("%s, %i signs a line", (word, most, parts) => {
  expect(breakWord(word, within(most), "en")).toEqual(parts);
});

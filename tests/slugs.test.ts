import { expect, test } from "vitest";
import { isSlugRefused } from "@/orgs/rules";
import { freshSlug } from "./support/slugs";

test.each([
  ["org-17", "14b0b917"],
  ["org-17", "1460c954"],
  ["org-1", "71a626ba"],
  ["org-2", "a9009130"],
  ["place", "9009130c"],
])("what tests name %s-%s is refused by chance, as consonants it is not", (word, id) => {
  expect(isSlugRefused(`${word}-${id}`)).toBe(true);
  expect(isSlugRefused(freshSlug(word, id))).toBe(false);
});

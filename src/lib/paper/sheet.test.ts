import { expect, test } from "vitest";
import { Sheet } from "./sheet";

const LINE = 10 * 1.45;
const linesOf = (text: string, most?: number): number => {
  const sheet = new Sheet("Halden");
  sheet.page();
  const words = { locale: "en", size: 10, width: 240, ...(most && { most }) };
  return Math.round(sheet.text(text, 0, 0, words) / LINE);
};

test.each([
  ["Amara Okafor", undefined, 1],
  ["W".repeat(60), undefined, 3],
  ["田".repeat(60), undefined, 3],
  ["อ".repeat(120), undefined, 3],
  ["W".repeat(60), 2, 2],
  ["Amara Okafor ".repeat(20), 1, 1],
] as const)("%s, in at most %s lines, stays within its width in %i", (text, most, lines) => {
  expect(linesOf(text, most)).toBe(lines);
});

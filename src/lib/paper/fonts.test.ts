import PDFDocument from "pdfkit";
import { expect, test } from "vitest";
import { Faces, isRightToLeft } from "./fonts";

test.each([
  ["Amara Łukasz", "noto-sans-latin"],
  ["محمد علي", "noto-sans-arabic-arabic-400"],
  ["דוד כהן", "noto-sans-hebrew-hebrew-400"],
  ["김민준", "noto-sans-kr-korean-400"],
  ["สมชาย", "noto-sans-thai-thai-400"],
  ["田中", "noto-sans-jp-japanese-400"],
])("%s is drawn in a face that has its signs", (name, face) => {
  const runs = new Faces(new PDFDocument()).runs(name, "en", 400);
  for (const { font } of runs) expect(font).toContain(face);
  expect(runs.map(({ text }) => text).join("")).toBe(name);
});

test.each([
  ["محمد", true],
  ["(דוד", true],
  ["Amara محمد", false],
  ["김민준", false],
])("%s is written from right to left: %s", (name, is) => expect(isRightToLeft(name)).toBe(is));

test("the narrow space before a French question mark, which no face has, is drawn as the other one and not as a box", () => {
  const runs = new Faces(new PDFDocument()).runs("Des questions\u202f? Oui", "fr", 400);
  expect(runs.map(({ text }) => text)).toEqual(["Des questions\u00a0? Oui"]);
});

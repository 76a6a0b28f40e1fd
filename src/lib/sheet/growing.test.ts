import { expect, test } from "vitest";
import { fileOf, noise } from "../../../tests/support/rosters/pieces";
import { bookOf, partsOf, textRow, zipOf } from "../../../tests/support/rosters/zip-parts";
import { guessSheet } from "./read-sheet";

test("a workbook that grows more than twenty times in anything but its rows is refused", async () => {
  const bytes = await zipOf({
    ...partsOf({ sheets: [textRow(1, ["Name"]) + textRow(2, [noise(20_000)])] }),
    "xl/media/logo.svg": " ".repeat(1_000_000),
  });
  await expect(guessSheet(fileOf(bytes))).rejects.toMatchObject({ code: "sheet-bomb" });
});

test("rows that repeat themselves may grow more than twenty times, as those of our own exports do", async () => {
  const row = (_: unknown, at: number) =>
    textRow(at + 1, [
      `Person ${at}`,
      `person.${at}@halden.example`,
      "ACTIVE",
      "FR",
      "PRIVATE",
      "Halden",
      ...["Research and development", "Engineer", "Paris", "France", "NONE", "DEFAULT"],
    ]);
  const rows = Array.from({ length: 20_000 }, row).join("");
  const bytes = await bookOf({ sheets: [rows] });
  expect(rows.length / bytes.length).toBeGreaterThan(20);
  expect((await guessSheet(fileOf(bytes))).rows).toBe(20_000);
});

test("a document of Numbers is no archive to unpack", async () => {
  const bytes = await zipOf({ "Index/Document.iwa": "x", "Metadata/Properties.plist": "x" });
  await expect(guessSheet(fileOf(bytes))).rejects.toMatchObject({ code: "sheet-is-numbers" });
});

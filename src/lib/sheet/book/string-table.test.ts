import { expect, test } from "vitest";
import { stringTable } from "./string-table";

const MIB = 1_048_576;

test("texts are found by their numbers, the longest and the emptiest", () => {
  const table = stringTable();
  const texts = ["", "Müller", "é".repeat(32_768), "", "最後"];
  for (let round = 0; round < 200; round += 1) for (const text of texts) table.add(text);
  for (const at of [0, 1, 2, 3, 4, 511, 512, 513, 514, 999])
    expect(table.get(at)).toBe(texts[at % texts.length]);
  expect(table.get(1_000)).toBe("");
});

test.each([
  ["long texts", "x".repeat(30_000), 90],
  ["texts that say nothing, of which the places alone take room,", "", 250_000],
])("%s take no more room than there is", (_, text, fitting) => {
  const table = stringTable(4 * MIB);
  const fill = (count: number): void => {
    for (let at = 0; at < count; at += 1) table.add(text);
  };
  fill(fitting);
  expect(table.get(fitting - 1)).toBe(text);
  expect(() => fill(fitting * 2)).toThrow(expect.objectContaining({ code: "sheet-took-too-much" }));
});

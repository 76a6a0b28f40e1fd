import { expect, test } from "vitest";
import { fileOf, noise } from "../../../tests/support/rosters/pieces";
import { partsOf, textRow } from "../../../tests/support/rosters/zip-parts";
import { guessSheet } from "./read-sheet";
import { LIMITS } from "./shape";
import { zipWriter } from "./zip";

test("shared texts beyond what a file may keep of them end it too, although no heap holds them", async () => {
  const { "xl/sharedStrings.xml": strings = "", ...others } = partsOf({
    sheets: [textRow(1, ["Name"]) + textRow(2, ["Diallo"])],
    strings: "TEXTS",
  });
  const [before = "", after = ""] = strings.split("TEXTS");
  const zip = zipWriter();
  const pieces = [zip.begin("xl/sharedStrings.xml"), await zip.write(before)];
  const some = `<si><t>${"x".repeat(32_000)}</t></si>`.repeat(32);
  for (let held = 0; held <= LIMITS.strings; held += some.length)
    pieces.push(await zip.write(some));
  pieces.push(await zip.write(after), await zip.close());
  // what cannot be packed keeps the whole from looking like a bomb
  for (const [name, text] of Object.entries({ ...others, "xl/media/noise.txt": noise(4_500_000) }))
    pieces.push(zip.begin(name), await zip.write(text), await zip.close());
  const bytes = Buffer.concat([...pieces, zip.end()]);
  await expect(guessSheet(fileOf(bytes))).rejects.toMatchObject({ code: "sheet-took-too-much" });
}, 30_000);

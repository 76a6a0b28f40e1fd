import { expect, test } from "vitest";
import { loadMessages } from "@/lib/i18n/load";

/** "de Amara", "que Oodrive": the last vowel goes before another one, which no text knows that a name stands in. */
const ELIDED =
  /(?<![\p{L}])(?:de|que|le|la|jusque|du) (?:<(?:person|actor|file)>|\{(?:name|names|file|person|owner)[},])/iu;

const texts = (value: unknown, path = ""): [string, string][] =>
  typeof value === "string"
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, one]) => texts(one, `${path}.${key}`));

test("no French text puts a name behind a word that would lose its vowel before it", async () => {
  const { audit, imports } = await loadMessages("fr");
  const all = [...texts(audit, "audit"), ...texts(imports, "imports")];
  expect(all.filter(([, text]) => ELIDED.test(text))).toEqual([]);
});

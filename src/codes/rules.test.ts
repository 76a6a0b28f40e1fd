import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ALPHABET,
  CODE_LENGTH,
  codeIn,
  faultOfCode,
  groupsOf,
  isWellFormed,
  printCode,
  spellCode,
  spoken,
  symbolsOf,
  withDots,
} from "./rules";

const codes = fc.uint8Array({ minLength: 24, maxLength: 24 }).map(spellCode);
const places = fc.nat(CODE_LENGTH - 1);

test("sixteen symbols, the same ones from the same bytes, others from others", () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(code).toMatch(new RegExp(`^[${ALPHABET}]{16}$`));
      expect(isWellFormed(code)).toBe(true);
    }),
  );
  const bytes = Buffer.alloc(24, 7);
  expect(spellCode(bytes)).toBe(spellCode(bytes));
  expect(spellCode(bytes)).not.toBe(spellCode(Buffer.alloc(24, 8)));
});

test("a code is found in what was copied with it", () => {
  fc.assert(
    fc.property(codes, (code) => {
      const printed = printCode(code);
      for (const text of [
        printed,
        `Votre numéro : ${printed}.`,
        `${printed}, merci`,
        code.split("").join(" . "),
      ])
        expect(codeIn(text)).toBe(code);
      expect(faultOfCode(code)).toBeUndefined();
      expect(faultOfCode(code.slice(0, 13))).toBe("short");
      expect(faultOfCode(`${code.slice(1)}Д`)).toBe("mistyped");
    }),
  );
  expect(faultOfCode("")).toBe("missing");
});

test("every single wrong symbol is told", () => {
  fc.assert(
    fc.property(codes, places, fc.nat(ALPHABET.length - 1), (code, place, other) => {
      const wrong = ALPHABET[other] ?? "";
      fc.pre(wrong !== code[place]);
      expect(isWellFormed(code.slice(0, place) + wrong + code.slice(place + 1))).toBe(false);
    }),
  );
});

test("every two symbols that changed places are told, neighbours or not", () => {
  fc.assert(
    fc.property(codes, places, places, (code, a, b) => {
      const symbols = [...code];
      const [one = "", other = ""] = [symbols[a], symbols[b]];
      fc.pre(one !== other);
      symbols[a] = other;
      symbols[b] = one;
      expect(isWellFormed(symbols.join(""))).toBe(false);
    }),
  );
});

test.each([
  ["lower case and spaces", "ac34 5678 9def ghjk", "AC3456789DEFGHJK"],
  ["dashes of any kind, a line break", "AC34–5678—9DEF-\nGHJK", "AC3456789DEFGHJK"],
  ["no separators", "AC3456789DEFGHJK", "AC3456789DEFGHJK"],
  ["what is taken for another", "OILZSBU", "011258V"],
  ["the same in lower case", "oilzsbu", "011258V"],
  ["full-width, as a Japanese keyboard types", "ＡＣ３４　５６７８", "AC345678"],
  ["a sign that is none of ours stays, and is found wrong", "AC34 Д678", "AC34Д678"],
])("%s", (_, typed, symbols) => {
  expect(symbolsOf(typed)).toBe(symbols);
});

test.each(["", "AC34", "AC3456789DEFGHJKM", "ДC3456789DEFGHJK", "0".repeat(15)])(
  "%j can be no code",
  (typed) => {
    expect(isWellFormed(symbolsOf(typed))).toBe(false);
  },
);

test("printed in groups of four, with dots for what is missing", () => {
  expect(printCode("AC3456789DEFGHJK")).toBe("AC34-5678-9DEF-GHJK");
  expect(groupsOf("AC345")).toEqual(["AC34", "5"]);
  expect(withDots("AC345")).toEqual(["AC34", "5···", "····", "····"]);
});

test("every symbol has its word, in English and French", () => {
  for (const language of ["en", "fr"]) {
    const words = spoken(ALPHABET, language);
    expect(new Set(words).size).toBe(ALPHABET.length);
  }
  expect(spoken("A0Y", "en")).toEqual(["Alfa", "zero", "Yankee"]);
  expect(spoken("A0Y", "fr")).toEqual(["Anatole", "zéro", "Yvonne"]);
});

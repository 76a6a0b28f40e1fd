import fc from "fast-check";
import { expect, test } from "vitest";
import { plainText } from "@/accounts/input";
import { searchedIn } from "./searched-in";

const SIGNS = [..."aZ9@.-  ", "\u00a0", "\t", "é", "e\u0301", "\u0301", "ß", "Σ", "ﬁ", "李"];
const text = fc.array(fc.constantFrom(...SIGNS), { maxLength: 8 }).map((parts) => parts.join(""));

test("words of ASCII are folded as all others are", () => {
  fc.assert(
    fc.property(text, (words) => {
      // with a mark behind them they go the long way
      expect(plainText(words)).toBe(plainText(`${words} é`).slice(0, -1).trimEnd());
    }),
    { numRuns: 2_000 },
  );
});

test("cells are folded one by one as all of them would be", () => {
  const searched = searchedIn(["FIRSTNAME", "LASTNAME", null, "EMAIL"]);
  fc.assert(
    fc.property(text, text, text, text, (first, last, other, email) => {
      const together = ` ${plainText([first, last, email].join(" "))}`;
      expect(searched([first, last, other, email])).toBe(together);
    }),
    { numRuns: 2_000 },
  );
  expect(searched(["x".repeat(500), "y"])).toHaveLength(400);
});

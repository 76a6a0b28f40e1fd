import fc from "fast-check";
import type { CountryCode } from "libphonenumber-js/max";
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { expect, it } from "vitest";
import { phoneReader } from "./phone-reader";

const COUNTRIES = getCountries();

/** What the library itself says; the reader takes most numbers without asking it. */
function valid(text: string, country: CountryCode): string | undefined {
  const found = parsePhoneNumberFromString(text, country);
  return found?.isValid() && !found.ext ? found.number : undefined;
}

it("reads a mobile of every country as the library does, written nationally and abroad", () => {
  for (const country of COUNTRIES) {
    const number = getExampleNumber(country, examples);
    const read = phoneReader(country);
    const texts = number ? [number.number, number.formatNational(), number.nationalNumber] : [];
    for (const text of texts)
      expect([country, text, read(text, "").value]).toEqual([country, text, valid(text, country)]);
  }
});

it("agrees with the library on whatever digits, in every country", () => {
  const near = fc.constantFrom(...COUNTRIES).chain((country) => {
    const base = getExampleNumber(country, examples);
    const own = base ? [base.number, base.formatNational().replace(/\D/g, "")] : ["+1"];
    const text = fc
      .tuple(
        fc.constantFrom(...own, "0", "00", "+", "+39", "+1", "8"),
        fc.integer({ min: 0, max: 6 }),
      )
      .chain(([start, cut]) =>
        fc
          .string({ unit: fc.constantFrom(..."0123456789"), maxLength: 10 })
          .map((rest) => start.slice(0, Math.max(1, start.length - cut)) + rest.slice(0, cut + 2)),
      );
    return fc.tuple(fc.constant(country), text);
  });
  fc.assert(
    fc.property(near, ([country, text]) => {
      expect(phoneReader(country)(text, "").value).toBe(valid(text, country));
    }),
    { numRuns: 4_000 },
  );
});

it("tells what is wrong with a number by one that would be right in its own country", () => {
  const told = (text: string) => phoneReader("FR")(text, "").wrong;
  expect(told("+41 79 123")).toEqual({ code: "phone-short", detail: "+41 78 123 45 67" });
  expect(told("+41 70 123 45 67")).toEqual({ code: "phone-prefix", detail: "+41 78 123 45 67" });
  expect(told("06 12 34")?.detail).toBe("+33 6 12 34 56 78");
});

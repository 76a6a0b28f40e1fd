import type { CountryCode } from "libphonenumber-js/max";
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { expect, test } from "vitest";
import { mobileCountry } from "./input";

const MOBILES: readonly unknown[] = ["MOBILE", "FIXED_LINE_OR_MOBILE"];

/** What the library says of a number. */
function read(phone: string): string {
  const parsed = parsePhoneNumberFromString(phone);
  return (MOBILES.includes(parsed?.getType()) && parsed?.country) || "";
}

/** Written as E.164 is: a zero that is only dialled at home does not stand behind the code. */
const isWhole = (phone: string): boolean =>
  (parsePhoneNumberFromString(phone)?.number ?? phone) === phone;

/** The example of a country, and numbers near it: other beginnings, one digit more, one less. */
function around(country: CountryCode): string[] {
  const phone = getExampleNumber(country, examples)?.number ?? "";
  const swapped = Array.from({ length: 10 }, (_, digit) =>
    phone.replace(/^(\+\d{1,3}?)(\d)(?=\d{6,}$)/, `$1${digit}`),
  );
  return [phone, ...swapped, `${phone}0`, phone.slice(0, -1)].filter(Boolean);
}

test("a number is a mobile of the country that the library says", () => {
  const numbers = [...new Set(getCountries().flatMap(around))].filter(isWhole);
  expect(numbers.length).toBeGreaterThan(1_500);
  const differing = numbers.filter((phone) => mobileCountry(phone) !== read(phone));
  expect(differing).toEqual([]);
});

test.each([
  ["+33612345678", "FR"],
  ["+33142681234", ""],
  ["+447700900123", ""],
  ["+447400123456", "GB"],
  ["+12025550123", "US"],
  ["+818012345678", "JP"],
  ["+80012345678", ""],
])("%s: %s", (phone, country) => expect(mobileCountry(phone)).toBe(country));

import type { CountryCode, PhoneNumber } from "libphonenumber-js/max";
import {
  getExampleNumber,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from "libphonenumber-js/max";
import metadata from "libphonenumber-js/max/metadata";
import examples from "libphonenumber-js/mobile/examples";
import { plainText } from "@/accounts/input";
import { LOCALES } from "@/lib/i18n/locales";
import type { Cell, Wrong } from "./input";

/** "3.36123E+10": a spreadsheet kept five digits of it. */
const ROUNDED = /^\+?\d+(?:[.,]\d+)?E\+?\d+$/i;
/** 33600000000: what became of such a text in a spreadsheet. Nobody writes a number without its zero or plus and with so many zeros. */
const ROUNDED_NUMBER = /^[1-9]\d*0{8}$/;
const SIGNS = /[\s.\-/()\u00a0\u202f\u2010-\u2015]+/g;

type Plan = { code: string; prefix: string; pattern: RegExp; isPlain: boolean };

/** Where a country's plan keeps its parts in the library's data (format 4, pinned). */
const [CODE, PATTERN, PREFIX, PARSED_PREFIX, TYPES] = [0, 2, 5, 7, 11];

/** Landlines and mobiles of a country as one expression: most numbers need no more than that. */
function planOf(country: CountryCode): Plan | undefined {
  const parts = metadata.countries[country];
  const ranges: string[] = (parts?.[TYPES] ?? [])
    .slice(0, 2)
    .flatMap((type: [string] | 0) => type || []);
  const texts = ranges.filter((range) => typeof range === "string" && range !== "");
  if (!parts || texts.length === 0) return undefined;
  return {
    code: parts[CODE],
    prefix: parts[PREFIX] || "",
    pattern: new RegExp(`^(?=(?:${parts[PATTERN]})$)(?:${texts.join("|")})$`),
    isPlain: !parts[PARSED_PREFIX] && /^\d*$/.test(parts[PREFIX] || ""),
  };
}

const plans = new Map<string, Plan | undefined>();

/** The plan behind a calling code: the main country's where several share it. */
function planOfCode(digits: string): Plan | undefined {
  for (let length = 1; length <= 3; length += 1) {
    const code = digits.slice(0, length);
    const [country] = (metadata.country_calling_codes as Record<string, CountryCode[]>)[code] ?? [];
    if (country && !plans.has(code)) plans.set(code, planOf(country));
    if (country) return plans.get(code);
  }
  return undefined;
}

function quickly(digits: string, home: Plan | undefined): string | undefined {
  if (digits.startsWith("+")) {
    const plan = planOfCode(digits.slice(1));
    return plan?.pattern.test(digits.slice(1 + plan.code.length)) ? digits : undefined;
  }
  if (!home?.isPlain || home.prefix === "" || !digits.startsWith(home.prefix)) return undefined;
  const national = digits.slice(home.prefix.length);
  return home.pattern.test(national) && !home.pattern.test(digits)
    ? `+${home.code}${national}`
    : undefined;
}

let countries: ReadonlyMap<string, CountryCode> | undefined;

/** The country that a cell names, by its code or in one of the ten languages. */
function countryOf(name: string): CountryCode | undefined {
  const codes = Object.keys(metadata.countries) as CountryCode[];
  countries ??= new Map(
    LOCALES.flatMap((locale) => {
      const names = new Intl.DisplayNames([locale], { type: "region" });
      return codes.map((code): [string, CountryCode] => [plainText(names.of(code) ?? code), code]);
    }),
  );
  const code = name.trim().toUpperCase();
  return codes.find((each) => each === code) ?? countries.get(plainText(name));
}

const valid = (text: string, country?: CountryCode): string | undefined => {
  const found = parsePhoneNumberFromString(text, country);
  return found?.isValid() && !found.ext ? found.number : undefined;
};

/** What the number most probably is: its plus was lost, or it is one of the country that the row names. */
function rightOf(digits: string, where: string): string | undefined {
  const plus = digits.length > 9 ? valid(`+${digits}`) : undefined;
  return plus ?? (where ? valid(digits, countryOf(where)) : undefined);
}

/** A number as it would be right: of the country that the digits name, else of the organisation's. */
function exampleFor(digits: string, own: CountryCode): PhoneNumber | undefined {
  const codes = digits.startsWith("+") ? [1, 2, 3].map((most) => digits.slice(1, most + 1)) : [];
  const called: Readonly<Record<string, readonly CountryCode[]>> = metadata.country_calling_codes;
  const [named] = codes.flatMap((code) => called[code]?.[0] ?? []);
  return getExampleNumber(named ?? own, examples);
}

/** What is wrong with a number that says its country: how many its digits are, or that none begins like this. */
function wrongAbroad(digits: string, country: CountryCode): Wrong["code"] {
  const length = validatePhoneNumberLength(digits, country);
  if (length === undefined) return "phone-prefix";
  if (length === "TOO_SHORT") return "phone-short";
  if (length === "TOO_LONG") return "phone-long";
  // a length between those that there are, of which that of a mobile is meant
  if (length !== "INVALID_LENGTH") return "phone-wrong";
  const meant = exampleFor(digits, country)?.number.length ?? 0;
  return digits.length > meant ? "phone-long" : "phone-short";
}

/** What is wrong with digits that are no number: how many they are, where they say their country, or that nothing says it. */
function wrongDigits(digits: string, country: CountryCode, home: Plan | undefined): Wrong["code"] {
  if (!/^\+?\d{3,20}$/.test(digits)) return "phone-wrong";
  if (digits.startsWith("+")) return wrongAbroad(digits, country);
  const isHome = home !== undefined && home.prefix !== "" && digits.startsWith(home.prefix);
  if (isHome && validatePhoneNumberLength(digits, country) === "TOO_SHORT") return "phone-short";
  return digits.startsWith("00") || digits.length > 15 ? "phone-wrong" : "phone-no-country";
}

/** Reads numbers as people of one country write them, in E.164; `where` is what the row says of the country. */
export function phoneReader(country: string): (text: string, where: string) => Cell<string> {
  const own = country as CountryCode;
  const home = planOf(own);
  return (text, where) => {
    if (ROUNDED.test(text) || ROUNDED_NUMBER.test(text))
      return { wrong: { code: "number-rounded" } };
    const digits = text.replace(SIGNS, "");
    const value = quickly(digits, home) ?? (text.length <= 40 ? valid(text, own) : undefined);
    if (value) return { value };
    const code = wrongDigits(digits, own, home);
    const right = code === "phone-wrong" ? undefined : rightOf(digits, where);
    const example = exampleFor(digits, own)?.formatInternational();
    const detail = example ? { detail: example } : {};
    return {
      wrong: { code: right ? "phone-no-country" : code, ...detail, ...(right && { right }) },
    };
  };
}

import type { CountryCode } from "libphonenumber-js/max";
import metadata from "libphonenumber-js/max/metadata";

/** Where a country's plan keeps its parts in the library's data (format 4, pinned). */
const [PATTERN, LEADING, TYPES] = [2, 10, 11];
const [FIXED, MOBILE] = [0, 1];

type Plan = {
  country: CountryCode;
  leading: RegExp | undefined;
  isNumber: (digits: string) => boolean;
  isMobile: (digits: string) => boolean;
};

const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`);

function planOf(country: CountryCode): Plan {
  const parts = metadata.countries[country];
  const valid = whole(parts?.[PATTERN] ?? "");
  const types = ((parts?.[TYPES] ?? []) as ([string] | 0)[]).map((type) => {
    const source = type ? type[0] : "";
    return source ? whole(source) : undefined;
  });
  // where a plan tells no mobiles from landlines, both may take texts
  const mobile = types[MOBILE] ?? types[FIXED];
  return {
    country,
    leading: parts?.[LEADING] ? new RegExp(`^(?:${parts[LEADING]})`) : undefined,
    isNumber: (digits) => valid.test(digits) && types.some((type) => type?.test(digits)),
    isMobile: (digits) => valid.test(digits) && (mobile?.test(digits) ?? false),
  };
}

const plans = new Map<string, Plan[] | undefined>();

/** The plans of the countries that share a calling code, the main one first. */
function plansOf(code: string): Plan[] | undefined {
  if (!plans.has(code)) {
    const countries = (metadata.country_calling_codes as Record<string, CountryCode[]>)[code];
    plans.set(code, countries?.map(planOf));
  }
  return plans.get(code);
}

/**
 * The country of a number (E.164) that can take a text; empty for one that cannot, as far as numbers tell. The library's own
 * reading takes fifty times as long, which a large roster feels; a test compares the two.
 */
export function mobileCountry(phone: string): string {
  for (let length = 1; length <= 3; length += 1) {
    const sharing = plansOf(phone.slice(1, 1 + length));
    if (!sharing) continue;
    const digits = phone.slice(1 + length);
    const plan =
      sharing.length === 1
        ? sharing[0]
        : sharing.find(({ leading, isNumber }) => leading?.test(digits) ?? isNumber(digits));
    return plan?.isMobile(digits) ? plan.country : "";
  }
  return "";
}

export const isMobile = (phone: string): boolean => mobileCountry(phone) !== "";

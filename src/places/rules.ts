import { getCountries } from "libphonenumber-js/max";

/** Countries that phone numbers can be read in. */
export const COUNTRIES: readonly string[] = getCountries();

/** Zones whose name was replaced, by the present one; browsers and this server go on saying the old one. */
const RENAMED: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/** The zone of nowhere: that of servers, of browsers that tell nothing, and of who wants it. */
export const NOWHERE = "UTC";

/** A zone by its present name, however it is written; undefined for what is none, and for a mere distance ("+02:00"). */
export function presentZone(name: string): string | undefined {
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    return RENAMED[timeZone] ?? timeZone;
  } catch {
    return undefined;
  }
}

/** Every zone that this server knows, by its present name. */
export const TIME_ZONES: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf("timeZone"), NOWHERE].map((name) => RENAMED[name] ?? name)),
].sort();

/** Node's own types do not know it yet. */
type Placed = Intl.Locale & { getTimeZones?: () => string[] | undefined };

/** The zones of a country, by their present names. */
const zonesOf = (country: string): string[] =>
  ((new Intl.Locale(`und-${country}`) as Placed).getTimeZones?.() ?? []).flatMap(
    (name) => presentZone(name) ?? [],
  );

let countries: Map<string, string[]> | undefined;

/** Which country's zone this is; undefined where it is that of several, or of none. */
export function countryOfZone(name: string): string | undefined {
  if (!countries) {
    countries = new Map();
    for (const country of COUNTRIES)
      for (const zone of zonesOf(country))
        countries.set(zone, [...(countries.get(zone) ?? []), country]);
  }
  const [only, ...others] = countries.get(presentZone(name) ?? "") ?? [];
  return others.length === 0 ? only : undefined;
}

export type Place = { timeZone: string; country: string };

/** Whether a place was told by nobody: then it is asked whether it is right. A country is told by its zone. */
export const isDoubted = ({ timeZone, country }: Place) => ({
  timeZone: presentZone(timeZone) === NOWHERE,
  country: countryOfZone(timeZone) !== country,
});

/** The region that a browser's languages name, or the one where most speak the first of them. */
function regionOf(languages: string): { region: string | undefined; isNamed: boolean } {
  const [first = ""] = languages.split(/[,;]/);
  try {
    const locale = new Intl.Locale(first.trim());
    return { region: locale.region ?? locale.maximize().region, isNamed: !!locale.region };
  } catch {
    return { region: undefined, isNamed: false };
  }
}

const known = (country: string | undefined): string | undefined =>
  COUNTRIES.find((one) => one === country);

/**
 * Where somebody is, by the zone of their browser and by its languages, as the header names them. A zone tells its country; a
 * browser without one tells it where its language is that of a country with a single zone ("fr-BE"). Anything else is no
 * more than a proposal, and doubted.
 */
export function guessPlace({ zone, languages }: { zone: string; languages: string }): Place {
  const timeZone = presentZone(zone) ?? NOWHERE;
  const { region, isNamed } = regionOf(languages);
  const country = known(region) ?? "FR";
  if (timeZone !== NOWHERE && !timeZone.startsWith("Etc/"))
    return { timeZone, country: countryOfZone(timeZone) ?? country };
  const [only, ...others] = isNamed && known(region) ? zonesOf(country) : [];
  if (only && others.length === 0) return { timeZone: only, country };
  return { timeZone, country };
}

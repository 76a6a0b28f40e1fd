/** Where an organisation texts to: in the countries that it switched on, else in its own. */
export const countriesOf = ({
  country,
  textCountries,
}: {
  country: string;
  textCountries: readonly string[];
}): string[] => (textCountries.length > 0 ? [...textCountries] : [country]);

/** To all countries together in a day, by how far an organisation is trusted; who is trusted has no such cap. */
const TEXTS_A_DAY: readonly number[] = [50, 200, 1_000];
export const mostTexts = (step: number): number | undefined => TEXTS_A_DAY[step];

export type TextCaps = {
  /** To each country: the organisation's own cap. */
  each: number;
  /** To all of them; undefined once it is trusted. */
  all: number | undefined;
};
export type ByCountry = ReadonlyMap<string, number>;

export const sumOf = (texts: ByCountry): number =>
  [...texts.values()].reduce((sum, some) => sum + some, 0);

/** How many of the wanted texts may leave to each country, after what left today. */
export function shareOut(
  wanted: ByCountry,
  today: ByCountry,
  { each, all }: TextCaps,
): Map<string, number> {
  let left = all === undefined ? sumOf(wanted) : Math.max(all - sumOf(today), 0);
  const shares = new Map<string, number>();
  for (const [country, texts] of wanted) {
    const room = Math.max(each - (today.get(country) ?? 0), 0);
    const share = Math.min(texts, room, left);
    left -= share;
    shares.set(country, share);
  }
  return shares;
}

/** What of some texts leaves today, what waits, until when, and on how many days it leaves then. */
export type TextRoom = { now: number; later: number; until: Date | null; days: number };

/** Both together, country by country. */
export function added(one: ByCountry, other: ByCountry): Map<string, number> {
  const sum = new Map(one);
  for (const [country, texts] of other) sum.set(country, (sum.get(country) ?? 0) + texts);
  return sum;
}

/** On how many days, after today, the rest leaves: as many as the fullest country needs, and all together. */
export function daysFor(
  wanted: ByCountry,
  gone: ByCountry,
  { each, all }: TextCaps,
  later: number,
): number {
  const rests = [...wanted].map(([country, texts]) => texts - (gone.get(country) ?? 0));
  const byCountry = rests.map((rest) => Math.ceil(rest / Math.max(each, 1)));
  const together = all === undefined ? 1 : Math.ceil(later / Math.max(all, 1));
  return Math.max(...byCountry, together, 1);
}

/** Names the texts that organisations which are not trusted yet share in a day, among the buckets of permits. */
export const BUDGET = "untrusted texts";

/** When that budget is full again: at midnight, UTC. */
export const nextBudget = (at: Date): Date =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1));

/** Why a text did not arrive, in words that an admin can act on. */
export type TextFault =
  | "invalid"
  | "stopped"
  | "landline"
  | "region"
  | "country"
  | "off"
  | "blocked"
  | "filtered"
  | "silent"
  | "unanswered"
  | "outage";

/** What our own word is for a text that nobody took. */
export const GIVEN_UP = "texts-outage";
/**
 * So long a text waits for a provider that takes none: afterwards it counts as not sent, and the Desk offers a code. A weekend is
 * too long for who stands before a closed door; within a day the installation's people mend most that can be mended.
 */
export const OUTAGE_PATIENCE_MS = 24 * 3_600_000;
/** A provider that was tried within that time, and took nothing, was given its chance. */
export const TRIED_LATELY_MS = 15 * 60_000;

/** By Twilio's codes, and our own word where we did not ask. */
const BY_CODE: Readonly<Record<string, TextFault>> = {
  ...{ "21211": "invalid", "21214": "invalid", "21217": "invalid", "30005": "invalid" },
  ...{ "21265": "landline", "21614": "landline", "30006": "landline" },
  ...{ "21610": "stopped", "21408": "region", "21612": "region", "text-country": "country" },
  ...{ "30003": "off", "30004": "blocked", "30007": "filtered", "30008": "silent" },
  // the last two are what was kept of it before it had a word of its own
  ...{ "text-unanswered": "unanswered", "20500": "unanswered", ECONNABORTED: "unanswered" },
  [GIVEN_UP]: "outage",
};

/** What a code says; undefined for what is said of a mail, and for codes that only the provider knows. */
export const textFaultOf = (code: string | null): TextFault | undefined => BY_CODE[code ?? ""];

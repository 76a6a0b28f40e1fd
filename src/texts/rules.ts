/** Where an organisation texts to: in the countries that it switched on, else in its own. */
export const countriesOf = ({
  country,
  textCountries,
}: {
  country: string;
  textCountries: readonly string[];
}): string[] => (textCountries.length > 0 ? [...textCountries] : [country]);

/** To a country in a day, by how far an organisation is trusted; who is trusted has the cap that it set itself. */
const TEXTS_A_DAY: readonly number[] = [50, 200, 1_000];
export const mostTexts = (step: number, own: number): number =>
  Math.min(own, TEXTS_A_DAY[step] ?? own);

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
  | "silent";

/** By Twilio's codes, and our own word where we did not ask. */
const BY_CODE: Readonly<Record<string, TextFault>> = {
  ...{ "21211": "invalid", "21214": "invalid", "21217": "invalid", "30005": "invalid" },
  ...{ "21265": "landline", "21614": "landline", "30006": "landline" },
  ...{ "21610": "stopped", "21408": "region", "21612": "region", "text-country": "country" },
  ...{ "30003": "off", "30004": "blocked", "30007": "filtered", "30008": "silent" },
};

/** What a code says; undefined for what is said of a mail, and for codes that only the provider knows. */
export const textFaultOf = (code: string | null): TextFault | undefined => BY_CODE[code ?? ""];

/** The signs of GSM 03.38: a text of these alone takes 160 to a segment; any other sign makes all of it take 70. */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** These take the room of two. */
const EXTENDED = "^{}\\[~]|€";

const basic: ReadonlySet<string> = new Set(BASIC);
const extended: ReadonlySet<string> = new Set(EXTENDED);

/** Room in a text that goes as one, and in each piece of a longer one. */
const GSM = { alone: 160, piece: 153 };
const UCS = { alone: 70, piece: 67 };

export const isGsm = (text: string): boolean =>
  [...text].every((sign) => basic.has(sign) || extended.has(sign));

/** How much room a text takes; a sign beyond the basic plane takes two of UCS-2. */
const roomOf = (text: string, gsm: boolean): number =>
  gsm ? [...text].reduce((sum, sign) => sum + (extended.has(sign) ? 2 : 1), 0) : text.length;

/** In how many segments a text is sent, and paid for. */
export function segmentsOf(text: string): number {
  const gsm = isGsm(text);
  const { alone, piece } = gsm ? GSM : UCS;
  const room = roomOf(text, gsm);
  return room <= alone ? 1 : Math.ceil(room / piece);
}

/**
 * How much a text leaves of what a default may take; less than nothing where it needs another segment. Two where a segment takes
 * 70 signs: in one no sentence stands beside a name and a link, and without one the link looks like a fraud.
 */
export function roomLeft(text: string): number {
  const gsm = isGsm(text);
  return (gsm ? GSM.alone : 2 * UCS.piece) - roomOf(text, gsm);
}

const ALIKE: readonly [RegExp, string][] = [
  [/[\u2018\u2019\u201a\u2032]/g, "'"],
  [/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, "-"],
  [/[\u00a0\u2000-\u200a\u202f\u3000]/g, " "],
  [/\u2026/g, "..."],
];

/** The same words with the plain signs of punctuation, which cost nothing. */
export const plainSigns = (text: string): string =>
  ALIKE.reduce((plain, [signs, sign]) => plain.replace(signs, sign), text);

/** A name without the marks that would make a whole text take twice the room: "Łódź Zoë" is left as it can be. */
export function plainName(name: string): string {
  const folded = [...plainSigns(name)]
    .map((sign) => (isGsm(sign) ? sign : sign.normalize("NFKD").replace(/\p{M}/gu, "")))
    .join("");
  return isGsm(folded) ? folded : name;
}

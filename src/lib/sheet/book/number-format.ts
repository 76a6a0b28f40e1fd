/** How a workbook shows a number: as a date, through a mask of digits ("00000"), as so many digits and an exponent, or as it is. */
export type NumberFormat = "date" | { mask: string } | { shows: number } | undefined;

/** Formats that every workbook knows by number without writing them down. */
const DATES: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Those of the formats known by number that have an exponent. */
const EXPONENTS = new Map([
  [11, "0.00E+00"],
  [48, "##0.0E+0"],
]);
const EXPONENT = /^([0#]+(?:\.[0#]+)?)E[+-]0+$/i;

/** No spreadsheet writes a longer code; what reads one takes time by the square of its length. */
const LONGEST = 255;
/** More digits no number shows. */
const MOST_SHOWN = 21;

/** Without colours, literals, and the spaces and fillers that follow a sign. */
const bare = (code: string): string =>
  (code.split(";")[0] ?? "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .replace(/"[^"]*"|\\.|_.|\*./g, "");

/** A leading zero or signs between digits: postal codes, phone numbers. */
const MASK = /^[0#\s().+/-]*0[0#\s().+/-]*$/;

/** The literals of a code as they are. */
const spelled = (code: string): string =>
  (code.split(";")[0] ?? "").replace(/"([^"]*)"|\\(.)/g, (_, quoted, escaped) => quoted ?? escaped);

/** What a code says of digits: that only the first are shown, or zeros and signs between them. */
function digitsFormat(code: string): NumberFormat {
  const [, shown] = EXPONENT.exec(bare(code).trim()) ?? [];
  if (shown !== undefined) return { shows: Math.min(shown.replace(".", "").length, MOST_SHOWN) };
  const mask = spelled(code).trim();
  const digits = mask.replace(/[^0#]/g, "").length;
  const isMask = MASK.test(mask) && !/[.]/.test(bare(code)) && digits > 1;
  return isMask && !mask.includes("+") ? { mask } : undefined;
}

export function numberFormat(id: number, given?: string): NumberFormat {
  const code = given ?? EXPONENTS.get(id);
  if (DATES.some(([from, to]) => id >= from && id <= to)) return "date";
  if (code === undefined || code.length > LONGEST) return undefined;
  if (/^(?:general|@)$/i.test(code.trim())) return undefined;
  if (/[ymdhs]/i.test(bare(code))) return "date";
  return digitsFormat(code);
}

/** Digits from the right into the places of the mask; places that are left stay away unless they are zeros. */
function throughMask(digits: string, mask: string): string {
  let shown = "";
  let left = digits;
  for (const sign of [...mask].reverse()) {
    const isPlace = sign === "0" || sign === "#";
    if (!isPlace) shown = left !== "" || mask.includes("0") ? sign + shown : shown;
    else if (left !== "") {
      shown = (left.at(-1) ?? "") + shown;
      left = left.slice(0, -1);
    } else if (sign === "0") shown = `0${shown}`;
  }
  return (left + shown).trim();
}

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Counted so that 1900-03-01 and every day after it is right; Excel believes that 1900 had a 29th of February. */
const EPOCH = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LATEST = 2_958_466;

/** A day and a time as `yyyy-mm-ddThh:mm`, a time alone as `hh:mm`; undefined for what is no day. */
export function dateText(serial: number, is1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < LATEST)) return undefined;
  const early = !is1904 && serial < 60 ? 1 : 0;
  const epoch = is1904 ? EPOCH_1904 : EPOCH;
  const at = Math.round((epoch + (serial + early) * DAY) / MINUTE) * MINUTE;
  const text = new Date(at).toISOString().slice(0, 16);
  return serial < 1 && !is1904 ? text.slice(11) : text;
}

/** Digits where the number is exact, the way the file has it where it is not. */
function plainNumber(text: string): string {
  if (/^-?\d+$/.test(text)) return text;
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) return text;
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? String(value) : text;
  // 12.300000000000001 is how 12.3 is stored
  const shown = String(Number(value.toPrecision(15)));
  return shown.includes("e") ? text : shown;
}

/**
 * A number of which no more is known than its first digits, as it stands in its cell: "3.36E+10" in a text that a spreadsheet
 * opens becomes 33600000000, which looks whole and is not.
 */
function cutShort(plain: string, shows: number): string | undefined {
  // beyond 308 digits a number is infinite here
  const isShort = /^\d{7,308}$/.test(plain) && /^0+$/.test(plain.slice(shows));
  return isShort
    ? Number(plain)
        .toExponential(shows - 1)
        .toUpperCase()
    : undefined;
}

/** A number of a workbook as a person reads it there. */
export function numberText(text: string, format: NumberFormat, is1904: boolean): string {
  if (format === "date") return dateText(Number(text), is1904) ?? plainNumber(text);
  const plain = plainNumber(text);
  if (format && "shows" in format) return cutShort(plain, format.shows) ?? plain;
  return format && /^\d+$/.test(plain) ? throughMask(plain, format.mask) : plain;
}

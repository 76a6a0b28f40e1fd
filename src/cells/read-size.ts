import type { Cell } from "./input";

/** Powers of 1,024; the French write octets. */
const UNITS = ["B", "K", "M", "G", "T"];
const SIZE =
  /^(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,16})(?:[.,](\d{1,6}))?\s*(?:([KMGT])I?[BO]?|[BO])$/;
/** "1,024 MB": a thousand or one and a bit, depending on who wrote it. */
const UNCLEAR = /^([1-9]\d{0,2})[.,](\d{3})\s*([KMGT])I?[BO]$/;
const MOST = BigInt(Number.MAX_SAFE_INTEGER);

const wrong = (text: string, right?: string): Cell<bigint> => ({
  wrong: { code: "quota-wrong", like: text, ...(right && { right }) },
});

/** Nobody gives one and a bit of a megabyte; of larger units it may well be meant. */
const inWhole = ([, thousands, rest, unit]: RegExpExecArray): string =>
  `${thousands}${rest} ${unit}B`;

/** A quota with its unit in bytes: "5 GB", "1,5 Go", "500 MB". Which unit a bare number has nobody knows: none is guessed. */
export function readSize(text: string): Cell<bigint> {
  const typed = text.toUpperCase();
  const unclear = UNCLEAR.exec(typed);
  if (unclear) return wrong(text, /[KM]/.test(unclear[3] ?? "") ? inWhole(unclear) : undefined);
  const [, whole, part = "", unit = "B"] = SIZE.exec(typed) ?? [];
  if (whole === undefined) return wrong(text);
  const worth = 1024n ** BigInt(UNITS.indexOf(unit));
  const scale = 10n ** BigInt(part.length);
  const scaled = BigInt(whole.replace(/\D/g, "") + part) * worth;
  const bytes = (scaled + scale / 2n) / scale;
  return bytes > MOST ? wrong(text) : { value: bytes };
}

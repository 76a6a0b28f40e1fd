import type { Encoding } from "@/lib/sheet/shape";

const REPLACEMENT = "\ufffd";

/** Every character of an encoding with its bytes, told by decoding all that one and two bytes can say. */
function tableOf(encoding: Encoding): Map<string, readonly number[]> {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  const note = (...bytes: number[]): void => {
    const text = decoder.decode(Uint8Array.from(bytes));
    const isOne = [...text].length === 1 && text !== REPLACEMENT;
    if (isOne && !table.has(text)) table.set(text, bytes);
  };
  for (let byte = 0; byte < 256; byte += 1) note(byte);
  if (encoding !== "shift_jis" && encoding !== "gb18030") return table;
  for (let lead = 0x81; lead < 0xff; lead += 1)
    for (let trail = 0x40; trail < 0xff; trail += 1) note(lead, trail);
  return table;
}

const tables = new Map<Encoding, Map<string, readonly number[]>>();

const known = (encoding: Encoding): Map<string, readonly number[]> => {
  const table = tables.get(encoding) ?? tableOf(encoding);
  tables.set(encoding, table);
  return table;
};

const isUnicode = (encoding: Encoding): boolean => encoding.startsWith("utf-");

/** Characters beyond ASCII that an encoding can say. */
export const lettersOf = (encoding: Encoding): readonly string[] =>
  isUnicode(encoding)
    ? [..."éÜßñçœŁжД日本語ไทย字😀"]
    : [...known(encoding).keys()].filter((one) => /\p{L}/u.test(one) && one > "\u007f");

/** A text in bytes, as a program writes it that knows this encoding alone. */
export function encode(text: string, encoding: Encoding, { mark = false } = {}): Uint8Array {
  if (encoding === "utf-8") return Buffer.from((mark ? "\ufeff" : "") + text);
  if (isUnicode(encoding)) {
    const wide = Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");
    return encoding === "utf-16le" ? wide : wide.swap16();
  }
  const table = known(encoding);
  return Uint8Array.from([...text].flatMap((one) => table.get(one) ?? [0x3f]));
}

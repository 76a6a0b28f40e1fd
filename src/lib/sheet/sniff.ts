import type { SheetFaultCode } from "./shape.ts";
import { SheetFault } from "./shape.ts";

/** Bytes that tell what a file is, whatever it is called. */
export const SNIFFED = 4_096;

const startsWith = (head: Uint8Array, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => head[at] === byte);

/** Beginnings of what is surely no table, each with what a person calls it. */
const OTHERS: readonly (readonly [SheetFaultCode, ...number[]])[] = [
  ["sheet-is-pdf", 0x25, 0x50, 0x44, 0x46],
  // PNG, JPEG, GIF
  ["sheet-is-picture", 0x89, 0x50, 0x4e, 0x47],
  ["sheet-is-picture", 0xff, 0xd8, 0xff],
  ["sheet-is-picture", 0x47, 0x49, 0x46, 0x38],
  // RTF
  ["sheet-is-document", 0x7b, 0x5c, 0x72, 0x74, 0x66],
  // GZIP, 7z, RAR
  ["sheet-is-archive", 0x1f, 0x8b],
  ["sheet-is-archive", 0x37, 0x7a, 0xbc, 0xaf],
  ["sheet-is-archive", 0x52, 0x61, 0x72, 0x21],
];

/** A page or an XML document that only calls itself a table. */
const MARKUP = /^\s*<(?:\?xml|!doctype|html|table|head|body|meta)\b/i;

const NUL_RATE = 0.1;

/** Zero bytes stand in UTF-16, where they are every other one, and else only in what is no text. */
function isBinary(head: Uint8Array): boolean {
  const even = head.filter((byte, at) => byte === 0 && at % 2 === 0).length;
  const odd = head.filter((byte, at) => byte === 0 && at % 2 === 1).length;
  const isWide =
    Math.max(even, odd) > head.length * 0.2 && Math.min(even, odd) < head.length * 0.05;
  const isMarked = startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff);
  return !isWide && !isMarked && even + odd > head.length * NUL_RATE;
}

/** A zip (a workbook, or something else packed), an OLE container (an old or an encrypted workbook), or a text. */
export function sniff(head: Uint8Array): "zip" | "ole" | "text" {
  if (head.length === 0) throw new SheetFault("sheet-empty");
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return "zip";
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return "ole";
  const other = OTHERS.find(([, ...bytes]) => startsWith(head, ...bytes));
  if (other) throw new SheetFault(other[0]);
  if (isBinary(head)) throw new SheetFault("sheet-not-a-table");
  if (MARKUP.test(Buffer.from(head.subarray(0, 200)).toString("latin1").replace(/^ï»¿/, "")))
    throw new SheetFault("sheet-is-page");
  return "text";
}

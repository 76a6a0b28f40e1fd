import type { Delimiter, Encoding, SheetChoice, SheetLine } from "../shape.ts";
import { DELIMITERS, LIMITS } from "../shape.ts";
import { watchEncoding } from "./encoding.ts";
import { scanCsv } from "./scan-csv.ts";

type Bytes = AsyncIterable<Uint8Array>;

/** Excel's own mark of the delimiter, in the first line. */
const SEPARATOR_LINE = /^"?sep=(.)"?$/i;

const isSeparatorLine = ({ line, cells }: SheetLine): boolean =>
  line === 1 && cells.length <= 2 && /^sep=.?$/i.test(cells[0] ?? "");

const withoutSeparator = (lines: SheetLine[]): SheetLine[] =>
  lines[0] && isSeparatorLine(lines[0]) ? lines.slice(1) : lines;

/** Bytes that are read at a time: as many lines as they may hold, even blank ones, take little memory. */
const PORTION = 65_536;

/** The lines of a text, in pieces as they come. */
export async function* readText(
  bytes: Bytes,
  { encoding = "utf-8", delimiter = "," }: Pick<SheetChoice, "encoding" | "delimiter">,
): AsyncGenerator<SheetLine[]> {
  const decoder = new TextDecoder(encoding);
  const scanner = scanCsv(delimiter);
  for await (const piece of bytes)
    for (let at = 0; at < piece.length; at += PORTION) {
      const portion = piece.subarray(at, at + PORTION);
      yield withoutSeparator(scanner.feed(decoder.decode(portion, { stream: true })));
    }
  yield withoutSeparator([...scanner.feed(decoder.decode()), ...scanner.end()]);
}

/** The encoding of a whole text. */
export async function findEncoding(bytes: Bytes): Promise<Encoding> {
  const watch = watchEncoding();
  for await (const piece of bytes) watch.feed(piece);
  return watch.guess();
}

/** Characters of a text that a first look takes: a line that goes on and on is not waited for. */
const HEAD = 262_144;

async function headOf(bytes: Bytes, encoding: Encoding): Promise<string> {
  const decoder = new TextDecoder(encoding);
  let text = "";
  for await (const piece of bytes) {
    text += decoder.decode(piece, { stream: true });
    if (text.length >= HEAD) break;
  }
  return text;
}

/** The first lines as one of the delimiters makes them; a quotation mark that stays open, or a line too wide, ends them. */
function firstLines(head: string, delimiter: Delimiter): SheetLine[] {
  const scanner = scanCsv(delimiter);
  const lines: SheetLine[] = [];
  try {
    for (let at = 0; at < head.length; at += PORTION)
      lines.push(...scanner.feed(head.slice(at, at + PORTION)));
    if (head.length < HEAD) lines.push(...scanner.end());
  } catch {
    // reading to the end says so
    lines.push(...scanner.left());
  }
  return withoutSeparator(lines.slice(0, LIMITS.look));
}

/** What the text may be: its first lines by each delimiter, or by the one that it names itself. */
export async function lookAtText(
  bytes: Bytes,
  encoding: Encoding,
): Promise<{ delimiter: Delimiter; lines: SheetLine[] }[]> {
  const head = await headOf(bytes, encoding);
  const named = SEPARATOR_LINE.exec(head.slice(0, head.search(/[\r\n]|$/)))?.[1];
  const tried = DELIMITERS.filter((one) => named === undefined || one === named);
  return tried.map((delimiter) => ({ delimiter, lines: firstLines(head, delimiter) }));
}

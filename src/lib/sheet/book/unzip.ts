import { Readable } from "node:stream";
import type { Entry, ZipFile } from "yauzl";
import yauzl from "yauzl";
import { LIMITS, SheetFault } from "../shape.ts";
import type { XmlHandler } from "./scan-xml.ts";
import { scanXml } from "./scan-xml.ts";

/** More files are in no workbook that a person made. */
const MOST_ENTRIES = 5_000;

export type Zip = {
  has: (name: string) => boolean;
  /** A file of the zip, unpacked as it is read. */
  open: (name: string) => Promise<AsyncIterable<Buffer>>;
};

/** The bytes of a file in the pieces in which they came, read at any place. */
class PiecesReader extends yauzl.RandomAccessReader {
  pieces: readonly Uint8Array[];
  constructor(pieces: readonly Uint8Array[]) {
    super();
    this.pieces = pieces;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.between(start, end), { objectMode: false });
  }

  private *between(start: number, end: number): Generator<Uint8Array> {
    let at = 0;
    for (const piece of this.pieces) {
      const [from, to] = [Math.max(0, start - at), Math.min(piece.length, end - at)];
      if (from < to) yield piece.subarray(from, to);
      at += piece.length;
    }
  }
}

/** Where the rows of a workbook stand: regular ones repeat themselves many times over. */
const ROWS = /^xl\/(?:worksheets\/[^/]+\.xml|sharedStrings\.xml)$/i;

const sizeOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);

function isBomb(entries: readonly Entry[], bytes: number): boolean {
  const { large, largeBytes, rows } = LIMITS.growth;
  const isRows = ({ fileName }: Entry): boolean => ROWS.test(fileName);
  const [all, regular] = [sizeOf(entries), sizeOf(entries.filter(isRows))];
  if (all > LIMITS.unzipped || all - regular > large * bytes) return true;
  return all > (all > largeBytes ? large : rows) * bytes;
}

/** Refuses by the directory alone, before anything is unpacked. */
function guard(entries: readonly Entry[], bytes: number): void {
  if (entries.some((entry) => entry.isEncrypted())) throw new SheetFault("sheet-encrypted");
  if (isBomb(entries, bytes) || entries.length > MOST_ENTRIES) throw new SheetFault("sheet-bomb");
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
    if (entries.length > MOST_ENTRIES) break;
  }
  return entries;
}

export async function unzip(pieces: readonly Uint8Array[]): Promise<Zip> {
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  const reader = new PiecesReader(pieces);
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
  const zip = await yauzl.fromRandomAccessReaderPromise(reader, bytes, options);
  const entries = await entriesOf(zip);
  guard(entries, bytes);
  const byName = new Map(entries.map((entry) => [entry.fileName.toLowerCase(), entry]));
  return {
    has: (name) => byName.has(name.toLowerCase()),
    open: async (name) => {
      const entry = byName.get(name.toLowerCase());
      if (!entry) throw new SheetFault("sheet-corrupt");
      return zip.openReadStreamPromise(entry);
    },
  };
}

const isWide = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/** The text of an XML file of the zip, piece by piece. */
export async function* xmlText(zip: Zip, name: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const piece of await zip.open(name)) {
    decoder ??= new TextDecoder(
      isWide(piece) ? (piece[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8",
    );
    yield decoder.decode(piece, { stream: true });
  }
}

export async function scanFile(zip: Zip, name: string, handler: XmlHandler): Promise<void> {
  const scanner = scanXml(handler);
  for await (const text of xmlText(zip, name)) scanner.feed(text);
  scanner.end();
}

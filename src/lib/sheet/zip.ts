import { once } from "node:events";
import zlib from "node:zlib";

type Entry = { name: string; crc: number; packed: number; size: number; offset: number };

/** Sizes follow the content, which is written while it is made; names are UTF-8. */
const FLAGS = 0x0808;

function header(signature: number, fields: readonly [value: number, bytes: 2 | 4][]): Buffer {
  const buffer = Buffer.alloc(4 + fields.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = buffer.writeUInt32LE(signature, 0);
  for (const [value, bytes] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

const localHeader = (name: string): Buffer =>
  Buffer.concat([
    header(0x04034b50, [
      [20, 2],
      [FLAGS, 2],
      [8, 2],
      [0, 4],
      [0, 4],
      [0, 4],
      [0, 4],
      [name.length, 2],
      [0, 2],
    ]),
    Buffer.from(name),
  ]);

const descriptor = ({ crc, packed, size }: Entry): Buffer =>
  header(0x08074b50, [
    [crc, 4],
    [packed, 4],
    [size, 4],
  ]);

const centralHeader = ({ name, crc, packed, size, offset }: Entry): Buffer =>
  Buffer.concat([
    header(0x02014b50, [
      [20, 2],
      [20, 2],
      [FLAGS, 2],
      [8, 2],
      [0, 4],
      [crc, 4],
      [packed, 4],
      [size, 4],
      [name.length, 2],
      [0, 4],
      [0, 4],
      [0, 4],
      [offset, 4],
    ]),
    Buffer.from(name),
  ]);

const ending = (entries: number, size: number, offset: number): Buffer =>
  header(0x06054b50, [
    [0, 4],
    [entries, 2],
    [entries, 2],
    [size, 4],
    [offset, 4],
    [0, 2],
  ]);

export type ZipWriter = {
  /** Begins a file; the one before has ended. */
  begin: (name: string) => Buffer;
  write: (text: string) => Promise<Buffer>;
  /** Ends the file that was begun. */
  close: () => Promise<Buffer>;
  /** The directory, which comes last. */
  end: () => Buffer;
};

/** Packs the content of one file as it comes, counting on in its entry. */
function packerOf(entry: Entry) {
  const packer = zlib.createDeflateRaw();
  let packed: Buffer[] = [];
  packer.on("data", (bytes: Buffer) => packed.push(bytes));
  const taken = (): Buffer => {
    const bytes = Buffer.concat(packed);
    packed = [];
    entry.packed += bytes.length;
    return bytes;
  };
  return {
    write: async (text: string): Promise<Buffer> => {
      const bytes = Buffer.from(text);
      entry.crc = zlib.crc32(bytes, entry.crc);
      entry.size += bytes.length;
      await new Promise<void>((done, failed) =>
        packer.write(bytes, (fault) => (fault ? failed(fault) : done())),
      );
      return taken();
    },
    close: async (): Promise<Buffer> => {
      const ended = once(packer, "end");
      packer.end();
      await ended;
      return Buffer.concat([taken(), descriptor(entry)]);
    },
  };
}

/** A zip file as a stream of pieces; the one piece that is being packed is all that it keeps. */
export function zipWriter(): ZipWriter {
  const entries: Entry[] = [];
  let offset = 0;
  let packer: ReturnType<typeof packerOf> | undefined;
  const current = () => {
    if (!packer) throw new Error("no file was begun");
    return packer;
  };
  const out = (bytes: Buffer): Buffer => {
    offset += bytes.length;
    return bytes;
  };
  return {
    begin: (name) => {
      const entry = { name, crc: 0, packed: 0, size: 0, offset };
      entries.push(entry);
      packer = packerOf(entry);
      return out(localHeader(name));
    },
    write: async (text) => out(await current().write(text)),
    close: async () => out(await current().close()),
    end: () => {
      const directory = Buffer.concat(entries.map(centralHeader));
      return Buffer.concat([directory, ending(entries.length, directory.length, offset)]);
    },
  };
}

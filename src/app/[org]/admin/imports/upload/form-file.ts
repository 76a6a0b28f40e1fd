import { Refusal } from "@/lib/refusal";

/** A file that a plain form sends: the fields that stand before it, what it is called, and its bytes as they come. */
export type FormFile = {
  fields: Readonly<Record<string, string>>;
  name: string;
  bytes: AsyncIterable<Uint8Array>;
};

/** Heads and fields are short, and there are few of them; what goes on is no form of ours. */
const LONGEST_PART = 4_096;
const MOST_FIELDS = 20;

type Incoming = {
  /** What comes before a mark, which is taken too; undefined where it does not come soon enough. */
  until: (mark: Buffer) => Promise<Buffer | undefined>;
  /** The same however far it is. */
  upTo: (mark: Buffer) => AsyncGenerator<Uint8Array>;
};

function incoming(body: AsyncIterable<Uint8Array>): Incoming {
  const pieces = body[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const { done, value } = await pieces.next();
    if (!done) held = Buffer.concat([held, value]);
    return !done;
  };
  const take = (end: number, mark: Buffer): Buffer => {
    const taken = held.subarray(0, end);
    held = held.subarray(end + mark.length);
    return taken;
  };
  return {
    until: async (mark) => {
      for (;;) {
        const end = held.indexOf(mark);
        if (end >= 0) return end > LONGEST_PART ? undefined : take(end, mark);
        if (held.length > LONGEST_PART || !(await more())) return undefined;
      }
    },
    upTo: async function* (mark) {
      for (;;) {
        const end = held.indexOf(mark);
        if (end >= 0) {
          yield take(end, mark);
          return;
        }
        // the mark may have begun at the end of what is here
        const sure = Math.max(0, held.length - mark.length);
        yield held.subarray(0, sure);
        held = held.subarray(sure);
        if (!(await more())) throw new Refusal("file-cut-off");
      }
    },
  };
}

const BLANK_LINE = Buffer.from("\r\n\r\n");

/** `name="x"` of a part's head; browsers write quotation marks in it as %22. */
const said = (head: string, what: string): string | undefined =>
  new RegExp(`[;\\s]${what}="([^"]*)"`, "i").exec(head)?.[1]?.replaceAll("%22", '"');

/**
 * Reads a posted form (multipart/form-data) up to its first file; undefined for one that has none or is none. The file is
 * taken from `bytes` as it comes, never whole.
 */
export async function readFormFile(
  type: string,
  body: AsyncIterable<Uint8Array>,
): Promise<FormFile | undefined> {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]{1,100})/i.exec(type)?.[1];
  if (!boundary) return undefined;
  const { until, upTo } = incoming(body);
  const fields: Record<string, string> = {};
  const mark = Buffer.from(`\r\n--${boundary}`);
  // the first one stands at the very beginning
  if (!(await until(mark.subarray(2)))) return undefined;
  for (let count = 0; count <= MOST_FIELDS; count += 1) {
    const head = (await until(BLANK_LINE))?.toString("utf8");
    const field = head && said(head, "name");
    if (!field) return undefined;
    const name = said(head, "filename");
    if (name !== undefined) return { fields, name, bytes: upTo(mark) };
    const value = await until(mark);
    if (!value) return undefined;
    fields[field] = value.toString("utf8");
  }
  return undefined;
}

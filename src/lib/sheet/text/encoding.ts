import type { Encoding } from "../shape.ts";
import { ENCODINGS } from "../shape.ts";

/** Bytes by which an encoding is told: more of them change nothing. */
const SAMPLE = 65_536;

/** How the detector calls the encodings that we offer beyond Unicode. */
const DETECTED: Readonly<Record<string, Encoding>> = {
  "windows-1252": "windows-1252",
  "iso-8859-1": "windows-1252",
  macroman: "macintosh",
  "mac-roman": "macintosh",
  "windows-1250": "windows-1250",
  shift_jis: "shift_jis",
  cp932: "shift_jis",
  gb18030: "gb18030",
  cp874: "windows-874",
  "tis-620": "windows-874",
};

/** Candidates this close to the best one are told apart by how their words look. */
const CLOSE = 0.6;

/** A capital or a sign in the middle of a word, a control character: signs of a wrong encoding. */
const ODD =
  /\p{Ll}(?=[^\p{ASCII}])\p{Lu}|\p{L}(?=[^\p{ASCII}])[\p{S}\p{P}\p{N}]\p{L}|\p{Ll}(?=[^\p{ASCII}])[\p{S}\p{N}]|[\x80-\x9f\ufffd]/gu;

const oddness = (bytes: Uint8Array, encoding: Encoding): number =>
  new TextDecoder(encoding).decode(bytes).match(ODD)?.length ?? 0;

/** Of bytes that are no UTF-8: the encoding they most likely are in. */
async function detect(sample: Uint8Array): Promise<Encoding> {
  // its tables take a tenth of a second, which most files need not wait
  const { detectAll } = await import("jschardet");
  const found = detectAll(sample, { detectEncodings: Object.keys(DETECTED) }).flatMap(
    ({ encoding, confidence }) => {
      const known = encoding && DETECTED[encoding.toLowerCase()];
      return known ? [{ encoding: known, confidence }] : [];
    },
  );
  const best = Math.max(0, ...found.map(({ confidence }) => confidence));
  const close = found.filter(({ confidence }) => confidence >= best * CLOSE);
  const ranked = [...new Set(close.map(({ encoding }) => encoding))]
    .map((encoding) => ({ encoding, odd: oddness(sample, encoding) }))
    .sort((a, b) => a.odd - b.odd || ENCODINGS.indexOf(a.encoding) - ENCODINGS.indexOf(b.encoding));
  return ranked[0]?.encoding ?? "windows-1252";
}

/** UTF-16 without its mark: every other byte of common text is zero. */
function byZeros(head: Uint8Array): Encoding | undefined {
  const counts: [number, number] = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) counts[at % 2 === 0 ? 0 : 1] += 1;
  const [even, odd] = counts;
  const half = head.length / 2;
  if (odd > half * 0.4 && even < odd / 4) return "utf-16le";
  if (even > half * 0.4 && odd < even / 4) return "utf-16be";
  return undefined;
}

function byMark(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? "utf-8" : undefined;
}

const isBeyondAscii = (byte: number): boolean => byte > 0x7f;

export type EncodingWatch = { feed: (bytes: Uint8Array) => void; guess: () => Promise<Encoding> };

/** Tells the encoding of a text from all of its bytes: one wrong byte at its end says that it is no UTF-8. */
export function watchEncoding(): EncodingWatch {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let head: Uint8Array = new Uint8Array();
  let sample: Uint8Array = new Uint8Array();
  let isUtf8 = true;
  const grow = (kept: Uint8Array, bytes: Uint8Array): Uint8Array =>
    kept.length < SAMPLE ? Buffer.concat([kept, bytes.subarray(0, SAMPLE - kept.length)]) : kept;
  const check = (bytes?: Uint8Array): void => {
    try {
      utf8.decode(bytes, { stream: bytes !== undefined });
    } catch {
      isUtf8 = false;
    }
  };
  return {
    feed: (bytes) => {
      head = grow(head, bytes);
      if (isUtf8) check(bytes);
      // the first piece with letters beyond ASCII says more than a head without any
      const first = sample.length < SAMPLE ? bytes.findIndex(isBeyondAscii) : -1;
      if (first !== -1) sample = grow(sample, bytes.subarray(Math.max(0, first - 64)));
    },
    guess: async () => {
      const marked = byMark(head) ?? byZeros(head);
      if (marked) return marked;
      if (isUtf8) check();
      return isUtf8 ? "utf-8" : detect(sample);
    },
  };
}

/** A word with a letter beyond ASCII, by which a person sees whether the encoding is right. */
export const doubtfulWord = (cell: string): string | undefined =>
  /(?<![\p{L}\p{M}'’-])[\p{L}\p{M}'’-]*[^\p{ASCII}][\p{L}\p{M}'’-]*/u
    .exec(cell)?.[0]
    .slice(0, 40)
    .toWellFormed();

/** Pieces in which files are kept, so that any machine can read them without holding one whole. */
export const CHUNK_BYTES = 1_048_576;

export const MOST_LOGO_BYTES = 512 * 1_024;
/** A small file may hold a picture that fills a browser's memory. */
const LONGEST_SIDE = 4_096;

export type ImageType = "image/png" | "image/jpeg" | "image/webp";
export type Image = { type: ImageType; width: number; height: number };

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));
const view = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const PNG = "\x89PNG\r\n\x1a\n";

function readPng(bytes: Uint8Array): Image | undefined {
  if (bytes.length < 33 || ascii(bytes, 0, 8) !== PNG || ascii(bytes, 12, 4) !== "IHDR")
    return undefined;
  const data = view(bytes);
  return { type: "image/png", width: data.getUint32(16), height: data.getUint32(20) };
}

/** Markers of a JPEG that carry its size: every SOF but the tables and extensions between them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function readJpeg(bytes: Uint8Array): Image | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const data = view(bytes);
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = data.getUint8(at + 1);
    if (isFrame(marker))
      return { type: "image/jpeg", height: data.getUint16(at + 5), width: data.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + data.getUint16(at + 2);
  }
  return undefined;
}

function readWebp(bytes: Uint8Array): Image | undefined {
  if (bytes.length < 30 || ascii(bytes, 0, 4) !== "RIFF" || ascii(bytes, 8, 4) !== "WEBP")
    return undefined;
  const data = view(bytes);
  const three = (at: number) => data.getUint16(at, true) + data.getUint8(at + 2) * 65_536;
  const size = (width: number, height: number): Image => ({ type: "image/webp", width, height });
  const kind = ascii(bytes, 12, 4);
  if (kind === "VP8X") return size(three(24) + 1, three(27) + 1);
  if (kind === "VP8 ")
    return size(data.getUint16(26, true) & 0x3fff, data.getUint16(28, true) & 0x3fff);
  if (kind !== "VP8L" || data.getUint8(20) !== 0x2f) return undefined;
  const bits = data.getUint32(21, true);
  return size((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
}

/** What kind of picture the bytes are, whatever their file was called; undefined for everything else, drawings with scripts too. */
export function sniffImage(bytes: Uint8Array): Image | undefined {
  const image = readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes);
  return image && image.width > 0 && image.height > 0 ? image : undefined;
}

/** Why a file cannot be a logo; undefined for one that can. */
export function judgeLogo(
  bytes: Uint8Array,
): "logo-too-big" | "logo-not-a-picture" | "logo-too-wide" | undefined {
  if (bytes.length > MOST_LOGO_BYTES) return "logo-too-big";
  const image = sniffImage(bytes);
  if (!image) return "logo-not-a-picture";
  return Math.max(image.width, image.height) > LONGEST_SIDE ? "logo-too-wide" : undefined;
}

/** The bytes in pieces that a chunk can hold, in order. */
export const inChunks = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / CHUNK_BYTES) }, (_, index) =>
    bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES),
  );

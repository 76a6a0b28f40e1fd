import { describe, expect, test } from "vitest";
import { JPEG, PNG, WEBP, WEBP_LOSSLESS } from "../../tests/support/pictures";
import { CHUNK_BYTES, inChunks, judgeLogo, MOST_LOGO_BYTES, sniffImage } from "./rules";

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const wide = (width: number): Uint8Array => {
  const bytes = new Uint8Array(PNG);
  new DataView(bytes.buffer).setUint32(16, width);
  return bytes;
};

describe("a picture is told by its bytes", () => {
  test.each([
    ["PNG", PNG, { type: "image/png", width: 1, height: 1 }],
    ["JPEG", JPEG, { type: "image/jpeg", width: 1, height: 1 }],
    ["WebP", WEBP, { type: "image/webp", width: 1, height: 1 }],
    ["lossless WebP", WEBP_LOSSLESS, { type: "image/webp", width: 1, height: 1 }],
  ])("%s", (_, bytes, image) => {
    expect(sniffImage(bytes)).toEqual(image);
    expect(judgeLogo(bytes)).toBeUndefined();
  });

  test.each([
    ["a drawing, which may hold scripts", text("<svg xmlns='http://www.w3.org/2000/svg'/>")],
    ["a page", text("<!doctype html><script>alert(1)</script>")],
    ["a GIF", text("GIF89a\u0001\u0000\u0001\u0000")],
    ["nothing", new Uint8Array()],
    ["a beginning of a PNG", PNG.subarray(0, 20)],
    ["a beginning of a JPEG", JPEG.subarray(0, 12)],
    ["a beginning of a WebP", WEBP.subarray(0, 16)],
    ["a page after a PNG's first byte", text("\u0089<script>")],
    ["a picture without width", wide(0)],
  ])("not %s", (_, bytes) => {
    expect(sniffImage(bytes)).toBeUndefined();
    expect(judgeLogo(bytes)).toBe("logo-not-a-picture");
  });

  test("its size is limited in bytes and in pixels", () => {
    const padded = new Uint8Array(MOST_LOGO_BYTES + 1);
    padded.set(PNG);
    expect(judgeLogo(padded)).toBe("logo-too-big");
    expect(judgeLogo(padded.subarray(0, MOST_LOGO_BYTES))).toBeUndefined();
    expect(judgeLogo(wide(4_096))).toBeUndefined();
    expect(judgeLogo(wide(4_097))).toBe("logo-too-wide");
  });
});

test("a file is kept in pieces of 1 MiB, none lost, none empty", () => {
  const sizes = (length: number) => inChunks(new Uint8Array(length)).map((piece) => piece.length);
  expect(sizes(0)).toEqual([]);
  expect(sizes(1)).toEqual([1]);
  expect(sizes(CHUNK_BYTES)).toEqual([CHUNK_BYTES]);
  expect(sizes(CHUNK_BYTES * 2 + 5)).toEqual([CHUNK_BYTES, CHUNK_BYTES, 5]);
});

import { inflateSync } from "node:zlib";
import decodeQR from "qr/decode.js";

/** What is drawn on the pages of a document, page by page and in its own words. */
function* drawings(pdf: Buffer): Generator<string> {
  for (let from = 0; ; ) {
    const begin = pdf.indexOf("stream\n", from);
    if (begin < 0) return;
    const end = pdf.indexOf("endstream", begin);
    from = end + "endstream".length;
    const bytes = pdf.subarray(begin + "stream\n".length, end);
    try {
      yield inflateSync(bytes).toString("latin1");
    } catch {
      // not packed: nothing is drawn by it
    }
  }
}

const RECTANGLE = /^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re$/gm;

/** The first picture to scan in a document, as its dots: "1" where one is. */
export function pictureIn(pdf: Buffer): string[] {
  for (const drawing of drawings(pdf)) {
    const squares = [...drawing.matchAll(RECTANGLE)]
      .map(([, ...numbers]) => numbers.map(Number))
      .filter(([, , width = 0, height = 1]) => Math.abs(width - height) < 0.01);
    if (squares.length < 100) continue;
    const side = squares[0]?.[2] ?? 1;
    const [left, top] = [0, 1].map((axis) => Math.min(...squares.map((one) => one[axis] ?? 0)));
    const at = new Set(
      squares.map(([x = 0, y = 0]) =>
        [y - (top ?? 0), x - (left ?? 0)].map((length) => Math.round(length / side)).join(),
      ),
    );
    const size = 1 + Math.max(...[...at].flatMap((one) => one.split(",").map(Number)));
    const places = Array.from({ length: size }, (_, place) => place);
    return places.map((row) =>
      places.map((place) => (at.has(`${row},${place}`) ? "1" : "0")).join(""),
    );
  }
  return [];
}

/** Pixels a dot, and dots of paper around a picture. */
const [SIZE, MARGIN] = [8, 4];

/** What a phone reads in such a picture. */
export function readDots(dots: readonly string[]): string {
  const side = (dots.length + 2 * MARGIN) * SIZE;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (let at = 0; at < side * side; at += 1) {
    const [row, place] = [Math.floor(at / side), at % side].map(
      (px) => Math.floor(px / SIZE) - MARGIN,
    );
    if (dots[row ?? -1]?.[place ?? -1] === "1") data.fill(0, at * 4, at * 4 + 3);
  }
  return decodeQR({ width: side, height: side, data }, { timeLimit: 10_000 });
}

import { inflateSync } from "node:zlib";
import QRCode from "qrcode";

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

/** The dots of the picture that leads to an address. */
export function pictureOf(address: string): string[] {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: "M" });
  const places = Array.from({ length: modules.size }, (_, place) => place);
  return places.map((row) => places.map((place) => (modules.get(row, place) ? "1" : "0")).join(""));
}

import PDFDocument from "pdfkit";
import QRCode from "qrcode";
import { breakWord } from "./break-word";
import type { Weight } from "./fonts";
import { Faces, isRightToLeft } from "./fonts";

export type Words = {
  locale: string;
  size: number;
  weight?: Weight;
  color?: string;
  width: number;
  /** Lines it may take; the last one ends with an ellipsis where there is more. */
  most?: number;
};

const LEADING = 1.45;
const INK = "#171b21";

/** Where a line may end: between words; in scripts without spaces, where a reader of that language would end it. */
function pieces(text: string, locale: string): string[] {
  const words = new Intl.Segmenter(locale, { granularity: "word" }).segment(text);
  const cut: string[] = [];
  for (const { segment } of words) {
    const isTail = /^[\p{P}\p{Zs}\p{M}]+$/u.test(segment);
    const opens = /[\p{Ps}\p{Pi}]$/u.test(cut.at(-1) ?? "");
    const isJoined =
      cut.length > 0 && !/[\s\u3000-\u9fff\uff00-\uffef\u0e00-\u0e7f]$/u.test(cut.at(-1) ?? "");
    const starts = /^[\u3000-\u9fff\uff00-\uffef\u0e00-\u0e7f]/u.test(segment);
    if (cut.length > 0 && (isTail || opens || (isJoined && !starts)))
      cut[cut.length - 1] += segment;
    else cut.push(segment);
  }
  return cut;
}

/** A document of A4 pages on which texts of any of our languages are placed by their upper left corner. */
export class Sheet {
  private readonly doc = new PDFDocument({
    size: "A4",
    margin: 0,
    autoFirstPage: false,
    compress: true,
  });
  private readonly faces = new Faces(this.doc);
  private readonly chunks: Buffer[] = [];
  private readonly ended: Promise<void>;

  constructor(title: string) {
    this.doc.info.Title = title;
    this.doc.on("data", (chunk: Buffer) => this.chunks.push(chunk));
    this.ended = new Promise((resolve) => this.doc.on("end", resolve));
  }

  page(): void {
    this.doc.addPage();
  }

  private widthOf(text: string, { locale, size, weight = 400 }: Words): number {
    return this.faces
      .runs(text, locale, weight)
      .reduce(
        (sum, run) => sum + this.doc.font(run.font).fontSize(size).widthOfString(run.text),
        0,
      );
  }

  private broken(piece: string, words: Words): string[] {
    return breakWord(piece, (part) => this.widthOf(part, words) <= words.width, words.locale);
  }

  private cut(lines: string[], words: Words): string[] {
    const { most = lines.length } = words;
    if (lines.length <= most) return lines;
    const signs = [...new Intl.Segmenter(words.locale).segment((lines[most - 1] ?? "").trimEnd())];
    const last = () => `${signs.map(({ segment }) => segment).join("")}…`;
    while (signs.length > 0 && this.widthOf(last(), words) > words.width) signs.pop();
    return [...lines.slice(0, most - 1), last()];
  }

  private lines(text: string, words: Words): string[] {
    const lines: string[] = [];
    for (const piece of pieces(text, words.locale).flatMap((one) => this.broken(one, words))) {
      const last = lines.at(-1);
      if (last !== undefined && this.widthOf((last + piece).trimEnd(), words) <= words.width)
        lines[lines.length - 1] = last + piece;
      else lines.push(piece);
    }
    return this.cut(lines, words);
  }

  /** How much of the page a text takes. */
  height(text: string, words: Words): number {
    return text ? this.lines(text, words).length * words.size * LEADING : 0;
  }

  /** Writes a text and returns where the next one may stand. */
  text(text: string, x: number, y: number, words: Words): number {
    const { locale, size, weight = 400, color = INK } = words;
    let top = y;
    for (const line of this.lines(text, words)) {
      let left = x;
      const runs = this.faces.runs(line.trimEnd(), locale, weight);
      for (const run of isRightToLeft(line) ? runs.toReversed() : runs) {
        this.doc.font(run.font).fontSize(size).fillColor(color);
        // word by word, as pdfkit sets text it was given no features for, the first word would stand on the wrong side
        const whole = isRightToLeft(run.text) ? { features: [] } : {};
        const about = { lineBreak: false, baseline: "alphabetic", ...whole } as const;
        this.doc.text(run.text, left, top + size, about);
        left += this.doc.widthOfString(run.text);
      }
      top += size * LEADING;
    }
    return top;
  }

  /** A code, in a face of which no two signs are alike. */
  code(text: string, x: number, y: number, size: number): number {
    this.doc.font("Courier-Bold").fontSize(size).fillColor(INK);
    this.doc.text(text, x, y + size, { lineBreak: false, baseline: "alphabetic" });
    return y + size * LEADING;
  }

  bar(x: number, y: number, width: number, height: number, color: string): void {
    this.doc.rect(x, y, width, height).fill(color);
  }

  frame(x: number, y: number, width: number, height: number): void {
    this.doc.lineWidth(0.5).strokeColor("#8d929b").roundedRect(x, y, width, height, 8).stroke();
  }

  /** A QR code as one shape, so that it is sharp at any size. */
  qr(text: string, x: number, y: number, side: number): void {
    const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
    const dot = side / modules.size;
    for (let row = 0; row < modules.size; row += 1)
      for (let column = 0; column < modules.size; column += 1)
        if (modules.get(row, column)) this.doc.rect(x + column * dot, y + row * dot, dot, dot);
    this.doc.fill(INK);
  }

  async end(): Promise<Buffer> {
    this.doc.end();
    await this.ended;
    return Buffer.concat(this.chunks);
  }
}

import { readFileSync } from "node:fs";
import path from "node:path";
import type PDFDocument from "pdfkit";

/** Noto Sans, cut by script. Each holds what the ones before it lack. */
const LATIN = ["latin", "latin-ext", "vietnamese", "greek", "cyrillic"].map(
  (part) => `noto-sans-${part}`,
);
const THAI = "noto-sans-thai-thai";
/** Names alone are written in these: no text of ours is. */
const OF_NAMES = ["noto-sans-hebrew-hebrew", "noto-sans-arabic-arabic"];
const KOREAN = "noto-sans-kr-korean";
const JAPANESE = "noto-sans-jp-japanese";
const CHINESE = "noto-sans-sc-chinese-simplified";
/** Of these there is one weight: three of them weigh more than all others together. */
const ONE_WEIGHT: ReadonlySet<string> = new Set([JAPANESE, CHINESE, KOREAN]);

/** In which face a sign is drawn that several have: a kanji is written otherwise in Chinese. */
function chainFor(locale: string, sign: string): string[] {
  if (/\p{Script=Hangul}/u.test(sign)) return [KOREAN];
  const han = locale === "zh-CN" ? [CHINESE, JAPANESE] : [JAPANESE, CHINESE];
  return [...LATIN, THAI, ...OF_NAMES, ...han];
}

/** Written from right to left: its first letter is of such a script. */
export const isRightToLeft = (text: string): boolean =>
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);

/** Spaces that French puts before its signs and no face here has; the wider one that does not break stands for them. */
const NARROW = /[\u2007\u202f]/g;

const bytes = new Map<string, Buffer>();
function bytesOf(file: string): Buffer {
  const known = bytes.get(file);
  if (known) return known;
  const read = readFileSync(path.resolve("public/fonts", `${file}.ttf`));
  bytes.set(file, read);
  return read;
}

type Face = { hasGlyphForCodePoint: (point: number) => boolean };
type Loaded = { name: string; face: Face };
export type Weight = 400 | 700;
export type Run = { font: string; text: string };

/** The faces of one document, registered as they are needed. */
export class Faces {
  private readonly loaded = new Map<string, Loaded>();

  constructor(private readonly doc: InstanceType<typeof PDFDocument>) {}

  private load(name: string, weight: Weight): Loaded {
    const file = `${name}-${ONE_WEIGHT.has(name) ? 400 : weight}`;
    const known = this.loaded.get(file);
    if (known) return known;
    this.doc.registerFont(file, bytesOf(file));
    this.doc.font(file);
    // pdfkit keeps what fontkit made of the file
    const { font } = (this.doc as unknown as { _font: { font: Face } })._font;
    const made = { name: file, face: font };
    this.loaded.set(file, made);
    return made;
  }

  private faceOf(sign: string, locale: string, weight: Weight): string | undefined {
    const point = sign.codePointAt(0) ?? 0;
    for (const name of chainFor(locale, sign)) {
      const { name: font, face } = this.load(name, weight);
      if (face.hasGlyphForCodePoint(point)) return font;
    }
    return undefined;
  }

  /** The text cut into runs of one face each; a sign that no face has is drawn as a box by the first one. */
  runs(text: string, locale: string, weight: Weight): Run[] {
    const runs: Run[] = [];
    for (const sign of text.replaceAll(NARROW, "\u00a0")) {
      const last = runs.at(-1);
      const joins = last && /[\p{M}\p{Zs}]/u.test(sign);
      const font = joins ? last.font : this.faceOf(sign, locale, weight);
      const face = font ?? last?.font ?? this.load(LATIN[0] ?? "", weight).name;
      if (last?.font === face) last.text += sign;
      else runs.push({ font: face, text: sign });
    }
    return runs;
  }
}

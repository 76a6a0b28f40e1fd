import { LIMITS, SheetFault } from "../shape.ts";
import type { XmlHandler } from "./scan-xml.ts";

/** Characters that XML cannot hold are written as _x000D_. */
export const unescaped = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;

const PIECE = 1_048_576;

export type StringTable = { add: (text: string) => void; get: (index: number) => string };

/**
 * Texts outside of the heap, where a million of them cost what they are long. No thread's limit counts what is there, so it
 * has one of its own: texts and the places where they stand take no more than `most` bytes.
 */
export function stringTable(most: number = LIMITS.strings): StringTable {
  const pieces: Buffer[] = [];
  let used = PIECE;
  let count = 0;
  let places = new Uint32Array(1_024);
  const demandRoom = (texts: number, bytes: number): void => {
    if (texts * PIECE + bytes > most) throw new SheetFault("sheet-took-too-much");
  };
  return {
    add: (text) => {
      const length = Buffer.byteLength(text);
      if (used + length > PIECE) {
        demandRoom(pieces.length + 1, places.byteLength);
        pieces.push(Buffer.allocUnsafeSlow(PIECE));
        used = 0;
      }
      pieces.at(-1)?.write(text, used);
      if (2 * count + 2 > places.length) {
        demandRoom(pieces.length, places.byteLength * 2);
        const wider = new Uint32Array(places.length * 2);
        wider.set(places);
        places = wider;
      }
      places[2 * count] = (pieces.length - 1) * PIECE + used;
      places[2 * count + 1] = length;
      used += length;
      count += 1;
    },
    get: (index) => {
      const [place, length] = [places[2 * index], places[2 * index + 1]];
      if (index >= count || place === undefined || length === undefined) return "";
      const from = place % PIECE;
      return pieces[Math.floor(place / PIECE)]?.toString("utf8", from, from + length) ?? "";
    },
  };
}

/** Appends no more than a cell may hold. */
export const longer = (text: string, more: string): string =>
  text.length >= LIMITS.cell ? text : (text + more).slice(0, LIMITS.cell);

/** Takes the texts of `sharedStrings.xml`; how Japanese is read aloud stands beside a text and is none of it. */
export function stringsHandler(table: StringTable): XmlHandler {
  let text = "";
  let isText = false;
  let isAloud = false;
  return {
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "rPh") isAloud = true;
      else if (name === "t") isText = !isAloud;
    },
    close: (name) => {
      if (name === "si") table.add(unescaped(text));
      else if (name === "rPh") isAloud = false;
      else if (name === "t") isText = false;
    },
    text: (more) => {
      if (isText) text = longer(text, more);
    },
  };
}

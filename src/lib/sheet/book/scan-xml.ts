import { SheetFault } from "../shape.ts";

/** Names and values in turn. */
export type Attributes = readonly string[];

export type XmlHandler = {
  /** Names come without their prefixes. */
  open: (name: string, attributes: Attributes) => void;
  close: (name: string) => void;
  text: (text: string) => void;
};

export type XmlScanner = { feed: (text: string) => void; end: () => void };

/** No tag of a workbook is this long; and what waits for an end is kept. */
const LONGEST_TAG = 1_048_576;
const LONGEST_ENTITY = 12;

const QUOTES = [0x22, 0x27];
const GREATER = 0x3e;

const ENTITIES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

function entity(whole: string, name: string): string {
  if (!name.startsWith("#")) return ENTITIES.get(name) ?? whole;
  const isHex = name[1] === "x" || name[1] === "X";
  const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

const decoded = (text: string): string =>
  text.includes("&") ? text.replace(/&(#?\w+);/g, entity) : text;

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

export function attributeOf(attributes: Attributes, name: string): string | undefined {
  for (let at = 0; at < attributes.length; at += 2)
    if (attributes[at] === name) return attributes[at + 1];
  return undefined;
}

/** Where the tag that begins at `from` ends: values may hold the sign that ends it. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === GREATER) return at;
    else if (QUOTES.includes(code)) quote = code;
  }
  return -1;
}

const PAIR = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const PLAIN_PAIR = /^ ([a-z]+)="([^"&]*)"(?: ([a-z]+)="([^"&]*)")?(?: ([a-z]+)="([^"&]*)")?\/?$/;

function attributesOf(text: string): Attributes {
  if (text === "" || text === "/") return [];
  // cells, of which there are millions, have up to three short ones
  const plain = PLAIN_PAIR.exec(text);
  if (plain) return plain.slice(1).filter((part) => part !== undefined);
  return [...text.matchAll(PAIR)].flatMap(([, name = "", double, single]) => [
    localName(name),
    decoded(double ?? single ?? ""),
  ]);
}

/** What is neither tag nor text, by its beginning and its end. */
const CDATA = "<![CDATA[";
const LONGEST_ASIDE = CDATA.length;
const ASIDE = [
  ["<!--", "-->"],
  [CDATA, "]]>"],
  ["<?", "?>"],
] as const;

const NAME_END = /[\s/]/;

type Scan = { handler: XmlHandler; rest: string; depth: number; hasRoot: boolean };

function takeTag(scan: Scan, inner: string): void {
  if (inner.startsWith("/")) {
    scan.depth -= 1;
    scan.handler.close(localName(inner.slice(1).trimEnd()));
    return;
  }
  const cut = inner.search(NAME_END);
  const name = localName(cut === -1 ? inner : inner.slice(0, cut));
  scan.hasRoot = true;
  scan.handler.open(name, cut === -1 ? [] : attributesOf(inner.slice(cut)));
  if (inner.endsWith("/")) scan.handler.close(name);
  else scan.depth += 1;
}

/** Comments, instructions, and text that is written without entities; -1 where the end is not there yet. */
function takeAside(scan: Scan, text: string, from: number): number {
  const aside = ASIDE.find(([begin]) => text.startsWith(begin, from));
  if (!aside && text.length - from < LONGEST_ASIDE) return -1;
  if (!aside) throw new SheetFault("sheet-corrupt");
  const [begin, close] = aside;
  const end = text.indexOf(close, from + begin.length);
  if (end === -1) return -1;
  if (begin === CDATA) scan.handler.text(text.slice(from + begin.length, end));
  return end + close.length;
}

/** Takes what begins with `<`; -1 where its end is not there yet. */
function takeMarkup(scan: Scan, text: string, from: number): number {
  const next = text[from + 1];
  if (next === undefined) return -1;
  if (next === "!" || next === "?") return takeAside(scan, text, from);
  const end = tagEnd(text, from + 1);
  if (end === -1) return -1;
  takeTag(scan, text.slice(from + 1, end));
  return end + 1;
}

/** Text that no tag follows yet, but for an entity that has not ended. */
function takeOpenText(scan: Scan, text: string, from: number): void {
  const amp = text.lastIndexOf("&");
  const cut = amp >= from && text.length - amp < LONGEST_ENTITY ? amp : text.length;
  if (cut > from) scan.handler.text(decoded(text.slice(from, cut)));
  scan.rest = text.slice(cut);
}

function feed(scan: Scan, piece: string): void {
  // joined, not added: what is added stays two halves, which are copied into one for every search in it
  const text = [scan.rest, piece].join("");
  scan.rest = "";
  for (let at = 0; at < text.length; ) {
    const begin = text.indexOf("<", at);
    if (begin === -1) {
      takeOpenText(scan, text, at);
      return;
    }
    if (begin > at) scan.handler.text(decoded(text.slice(at, begin)));
    at = takeMarkup(scan, text, begin);
    if (at !== -1) continue;
    scan.rest = text.slice(begin);
    if (scan.rest.length > LONGEST_TAG) throw new SheetFault("sheet-corrupt");
    return;
  }
}

/**
 * Reads XML piece by piece without keeping it, as far as workbooks need it. What a workbook never holds, a document type
 * with entities of its own, is refused.
 */
export function scanXml(handler: XmlHandler): XmlScanner {
  const scan: Scan = { handler, rest: "", depth: 0, hasRoot: false };
  return {
    feed: (piece) => feed(scan, piece),
    end: () => {
      if (scan.rest.trim() !== "" || scan.depth !== 0 || !scan.hasRoot)
        throw new SheetFault("sheet-corrupt");
    },
  };
}

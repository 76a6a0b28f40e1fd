import { SheetFault } from "../shape.ts";

/** What stands behind the name of a tag: looked into by who needs it, for most nobody does. */
export type Attributes = string;

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
const LONGEST_NAME = 20;

const DOUBLE = 0x22;
const SINGLE = 0x27;
const SLASH = 0x2f;
const EQUALS = 0x3d;
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

/** What no program writes and XML allows: single quotation marks, blanks around the sign. */
const UNUSUAL = /'|\s=|=\s/;
const PAIR = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function unusualAttribute(attributes: Attributes, name: string): string | undefined {
  for (const [, given = "", double, single] of attributes.matchAll(PAIR))
    if (localName(given) === name) return decoded(double ?? single ?? "");
  return undefined;
}

const isNameStart = (attributes: Attributes, at: number): boolean =>
  at === 0 || " :\n\r\t".includes(attributes[at - 1] ?? "");

/** The value of an attribute, with or without a prefix to its name. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  const sought = `${name}="`;
  let at = attributes.indexOf(sought);
  while (at !== -1 && !isNameStart(attributes, at)) at = attributes.indexOf(sought, at + 1);
  if (at === -1) return UNUSUAL.test(attributes) ? unusualAttribute(attributes, name) : undefined;
  const from = at + sought.length;
  return decoded(attributes.slice(from, attributes.indexOf('"', from)));
}

/** Where the tag that begins at `from` ends, counted sign by sign: values may hold the one that ends it. */
function countedEnd(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === GREATER) return at;
    else if (code === DOUBLE || code === SINGLE) quote = code;
  }
  return -1;
}

/** Where the tag that begins at `from` ends; surely there where a value ends or there are none. */
function tagEnd(text: string, from: number): number {
  const end = text.indexOf(">", from);
  if (end === -1 || text.charCodeAt(from) === SLASH) return end;
  const last = text.charCodeAt(end - 1) === SLASH ? end - 2 : end - 1;
  if (text.charCodeAt(last) === DOUBLE && text.charCodeAt(last - 1) !== EQUALS) return end;
  return countedEnd(text, from);
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
const OTHER_BLANK = /[\n\r\t]/;

/** Where the name of a tag ends: mostly before a blank, or with the tag. */
function nameEnd(inner: string): number {
  const blank = inner.indexOf(" ");
  const isUnusual = blank === -1 || blank > LONGEST_NAME || OTHER_BLANK.test(inner);
  const cut = isUnusual ? inner.search(NAME_END) : blank;
  return cut === -1 ? inner.length : cut;
}

type Scan = { handler: XmlHandler; rest: string; depth: number; hasRoot: boolean };

function takeTag(scan: Scan, inner: string): void {
  if (inner.startsWith("/")) {
    scan.depth -= 1;
    scan.handler.close(localName(inner.slice(1).trimEnd()));
    return;
  }
  const cut = nameEnd(inner);
  const name = localName(inner.slice(0, cut));
  scan.hasRoot = true;
  scan.handler.open(name, inner.slice(cut));
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

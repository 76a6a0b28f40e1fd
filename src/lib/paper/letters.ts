import type { Messages } from "../i18n/load";
import { loadMessages } from "../i18n/load";
import type { Locale } from "../i18n/locales";
import type { Words } from "./sheet";
import { Sheet } from "./sheet";

/** What a letter says; its code in groups, and the address that its picture opens. */
export type Letter = {
  name: string;
  /** A team or an owner, for who carries the letters round. */
  place: string | null;
  login: string | null;
  /** Who invites; null where nobody did yet. */
  inviter: string | null;
  locale: Locale;
  code: string;
  link: string;
  /** Null where nobody invited them yet: its days are not counted. */
  until: Date | null;
};

export type Letterhead = {
  organization: string;
  color: string;
  /** "people.example.org/halden/code" */
  address: string;
  contact: string | null;
  timeZone: string;
};

type Texts = Messages["paper"];

const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");

const MUTED = "#5b616a";
/** What stands between two sentences, where that is no space. */
const BETWEEN: Partial<Record<Locale, string>> = { "zh-CN": "", ja: "" };

async function wordsFor(head: Letterhead, letter: Letter): Promise<Texts> {
  const { paper } = await loadMessages(letter.locale);
  // British, as the pages are
  const days = new Intl.DateTimeFormat(letter.locale === "en" ? "en-GB" : letter.locale, {
    dateStyle: "long",
    timeZone: head.timeZone,
  });
  const date = letter.until ? days.format(letter.until) : "";
  const values = {
    organization: head.organization,
    address: head.address,
    contact: head.contact ?? "",
    login: letter.login ?? "",
    inviter: letter.inviter ?? "",
    date,
  };
  const filled = Object.entries(paper).map(([key, text]) => [key, fill(text, values)]);
  const words = Object.fromEntries(filled) as Texts;
  return {
    ...words,
    // what nothing is known of is not said
    ...(letter.until ? {} : { until: "" }),
    ...(letter.login ? {} : { login: "" }),
    ...(head.contact ? {} : { help: "" }),
    why: letter.inviter ? [words.by, words.why].join(BETWEEN[letter.locale] ?? " ") : words.why,
  };
}

/** One person's page: who it is for and why, the code and its picture, three steps, until when, whom to ask. */
function drawPage(sheet: Sheet, head: Letterhead, letter: Letter, t: Texts): void {
  const { locale } = letter;
  const [left, width] = [64, 467];
  sheet.page();
  sheet.bar(0, 0, 596, 8, head.color);
  const bold = { locale, size: 12, weight: 700, width, most: 3 } as const;
  let y = sheet.text(head.organization, left, 44, bold);
  if (letter.place)
    sheet.text(letter.place, left, y, { locale, size: 10, color: MUTED, width, most: 2 });
  y = sheet.text(letter.name, left, 128, { locale, size: 14, width, most: 3 }) + 18;
  y = sheet.text(t.title, left, y, { locale, size: 22, weight: 700, width }) + 6;
  y = sheet.text(t.why, left, y, { locale, size: 12, width }) + 4;
  y = sheet.text(t.lead, left, y, { locale, size: 12, width }) + 18;
  sheet.frame(left, y, width, 156);
  sheet.qr(letter.link, left + 18, y + 18, 120);
  const beside = { locale, size: 11, width: width - 178 };
  sheet.text(t.code, left + 160, y + 24, { ...beside, color: MUTED });
  sheet.code(letter.code, left + 160, y + 46, 23);
  const next = sheet.text(t.until, left + 160, y + 90, beside);
  sheet.text(t.login, left + 160, next, { ...beside, most: 2 });
  y += 182;
  for (const [place, step] of [t.step1, t.step2, t.step3].entries()) {
    sheet.text(`${place + 1}`, left, y, { locale, size: 12, weight: 700, width: 20 });
    y = sheet.text(step, left + 24, y, { locale, size: 12, width: width - 24 }) + 8;
  }
  y = sheet.text(t.keep, left, y + 14, { locale, size: 11, color: MUTED, width }) + 4;
  sheet.text(t.help, left, y, { locale, size: 11, color: MUTED, width });
}

export const CARDS = { columns: 2, rows: 4, width: 272, height: 190, left: 26, top: 41 } as const;
const MARGIN = 10;
const GAP = 3;
/** What the code takes beside the picture. */
const CODE = 14 * 1.45;
const PICTURE = 62;
/** Below this a card is hard to read; what still does not fit then is cut by its lines. */
const SMALLEST = 6;

type CardText = { text: string; x: number; width: number; gap?: number } & Partial<Words>;

/** What stands beside the picture of a card, and what stands below both, at one size. */
function cardTexts(head: Letterhead, { name, place }: Letter, t: Texts, size: number) {
  const inner = CARDS.width - 2 * MARGIN;
  const whole = { x: MARGIN, width: inner, size };
  const beside = { x: MARGIN + PICTURE + 12, width: inner - PICTURE - 12, size };
  return {
    top: [
      { ...whole, text: head.organization, weight: 700, most: 1 },
      { ...whole, text: name, size: size + 2.5, most: 1 },
      { ...whole, text: place ?? "", color: MUTED, most: 1 },
    ] satisfies CardText[],
    beside: [
      { ...beside, text: t.until },
      { ...beside, text: t.login, most: 2 },
      { ...beside, text: t.help, color: MUTED, most: 2 },
    ] satisfies CardText[],
    below: [
      { ...whole, text: t.why, color: MUTED },
      ...[t.card, t.step2, t.step3].map((step, at) => ({ ...whole, text: `${at + 1}. ${step}` })),
    ] satisfies CardText[],
  };
}

/** A card the size of a hand, eight on a page, to be cut along its edge. Its words shrink until they fit. */
function drawCard(sheet: Sheet, head: Letterhead, letter: Letter, t: Texts, place: number): void {
  const { locale } = letter;
  const x = CARDS.left + (place % CARDS.columns) * CARDS.width;
  const y = CARDS.top + Math.floor(place / CARDS.columns) * CARDS.height;
  sheet.frame(x, y, CARDS.width, CARDS.height);
  const sum = (texts: readonly CardText[], size: number): number =>
    texts.reduce(
      (all, { text, ...words }) => all + sheet.height(text, { locale, size, ...words }),
      0,
    );
  const heights = (size: number) => {
    const { top, beside, below } = cardTexts(head, letter, t, size);
    return [sum(top, size), Math.max(PICTURE, CODE + sum(beside, size)), sum(below, size)] as const;
  };
  const room = CARDS.height - 2 * MARGIN + 4 - 2 * GAP;
  let size = 9;
  while (size > SMALLEST && heights(size).reduce((all, one) => all + one, 0) > room) size -= 0.25;
  const texts = cardTexts(head, letter, t, size);
  const write = (some: readonly CardText[], from: number): number =>
    some.reduce(
      (at, { text, x: inset, ...words }) =>
        text ? sheet.text(text, x + inset, at, { locale, size, ...words }) : at,
      from,
    );
  const [, middle] = heights(size);
  const at = write(texts.top, y + MARGIN - 4) + GAP;
  sheet.qr(letter.link, x + MARGIN, at, PICTURE);
  const beside = sheet.code(letter.code, x + MARGIN + PICTURE + 12, at - 2, 14);
  write(texts.beside, beside);
  write(texts.below, at + middle + GAP);
}

/** Letters or cards as one PDF, in the order given, each in its person's language. */
export async function printLetters(
  head: Letterhead,
  letters: readonly Letter[],
  form: "PAGE" | "CARD",
): Promise<Buffer> {
  const sheet = new Sheet(head.organization);
  const onPage = CARDS.columns * CARDS.rows;
  for (const [place, letter] of letters.entries()) {
    const words = await wordsFor(head, letter);
    if (form === "PAGE") drawPage(sheet, head, letter, words);
    else {
      if (place % onPage === 0) sheet.page();
      drawCard(sheet, head, letter, words, place % onPage);
    }
  }
  return sheet.end();
}

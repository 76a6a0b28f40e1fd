import type { Messages } from "../i18n/load";
import { loadMessages } from "../i18n/load";
import type { Locale } from "../i18n/locales";
import { Sheet } from "./sheet";

/** What a letter says; its code in groups, and the address that its picture opens. */
export type Letter = {
  name: string;
  /** A team or an owner, for who carries the letters round. */
  place: string | null;
  login: string | null;
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
    date,
  };
  const filled = Object.entries(paper).map(([key, text]) => [key, fill(text, values)]);
  const words = Object.fromEntries(filled) as Texts;
  return letter.until ? words : { ...words, until: "" };
}

/** One person's page: who it is for, the code and its picture, three steps, until when, whom to ask. */
function drawPage(sheet: Sheet, head: Letterhead, letter: Letter, t: Texts): void {
  const { locale } = letter;
  const [left, width] = [64, 467];
  sheet.page();
  sheet.bar(0, 0, 596, 8, head.color);
  let y = sheet.text(head.organization, left, 44, {
    locale,
    size: 12,
    weight: 700,
    width,
    most: 3,
  });
  if (letter.place)
    sheet.text(letter.place, left, y, { locale, size: 10, color: MUTED, width, most: 2 });
  y = sheet.text(letter.name, left, 128, { locale, size: 14, width, most: 3 }) + 18;
  y = sheet.text(t.title, left, y, { locale, size: 22, weight: 700, width }) + 6;
  y = sheet.text(t.lead, left, y, { locale, size: 12, width }) + 18;
  sheet.frame(left, y, width, 156);
  sheet.qr(letter.link, left + 18, y + 18, 120);
  const beside = { locale, size: 11, width: width - 178 };
  sheet.text(t.code, left + 160, y + 24, { ...beside, color: MUTED });
  sheet.code(letter.code, left + 160, y + 46, 23);
  let next = sheet.text(t.until, left + 160, y + 90, beside);
  if (letter.login) next = sheet.text(t.login, left + 160, next, { ...beside, most: 2 });
  y += 182;
  for (const [place, step] of [t.step1, t.step2, t.step3].entries()) {
    sheet.text(`${place + 1}`, left, y, { locale, size: 12, weight: 700, width: 20 });
    y = sheet.text(step, left + 24, y, { locale, size: 12, width: width - 24 }) + 8;
  }
  y = sheet.text(t.keep, left, y + 14, { locale, size: 11, color: MUTED, width }) + 4;
  if (head.contact) sheet.text(t.help, left, y, { locale, size: 11, color: MUTED, width });
}

const CARDS = { columns: 2, rows: 4, width: 272, height: 190, left: 26, top: 41 } as const;

/** A card the size of a hand, eight on a page, to be cut along its edge. */
function drawCard(sheet: Sheet, head: Letterhead, letter: Letter, t: Texts, place: number): void {
  const { locale } = letter;
  const x = CARDS.left + (place % CARDS.columns) * CARDS.width;
  const y = CARDS.top + Math.floor(place / CARDS.columns) * CARDS.height;
  sheet.frame(x, y, CARDS.width, CARDS.height);
  const text = { locale, size: 9, width: CARDS.width - 32 };
  let top = sheet.text(head.organization, x + 16, y + 14, { ...text, weight: 700, most: 1 });
  top = sheet.text(letter.name, x + 16, top + 1, { ...text, size: 11, most: 2 });
  if (letter.place) sheet.text(letter.place, x + 16, top, { ...text, color: MUTED, most: 1 });
  sheet.qr(letter.link, x + 16, y + 72, 72);
  const beside = { ...text, width: CARDS.width - 116 };
  let next = sheet.text(t.card, x + 100, y + 72, { ...beside, most: 3 });
  if (letter.login) next = sheet.text(t.login, x + 100, next, { ...beside, most: 2 });
  sheet.text(t.until, x + 100, next, { ...beside, color: MUTED });
  sheet.code(letter.code, x + 16, y + 156, 19);
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

import { createElement } from "react";
import { render } from "react-email";
import { addressChange } from "./address-change";
import { addressNotice } from "./address-notice";
import { addressProof, joinProof } from "./address-proof";
import { ALERT_LETTERS } from "./alerts";
import { cleanLine, escapeHtml, webLink } from "./clean";
import type { LetterContent, Place } from "./content";
import { findOrganization } from "./find-organization";
import type { Brand } from "./head";
import { headOf } from "./head";
import { inactivity } from "./inactivity";
import { invitation, replaced } from "./invitation";
import { LetterLayout } from "./layout";
import { mobileNotice, mobileRemoved } from "./mobile-notice";
import { accountLeft, ownershipGiven, ownershipReceived } from "./own-notices";
import { passwordChanged } from "./password-changed";
import { plainText } from "./plain-text";
import { reminder } from "./reminder";
import { reset } from "./reset";
import { signInNotice } from "./sign-in-notice";
import type { Template } from "./template";
import { compile, fill } from "./template";
import type { LetterLocale } from "./texts";
import { FAMILY_NAME_FIRST, letterLocale } from "./texts";
import type { LetterName, LetterValues } from "./values";
import type { Wording } from "./wording";
import { customParagraphs, customSubject } from "./wording";

export interface LetterRequest<L extends LetterName> {
  letter: L;
  /** The reader's language; English where there are no texts for it. */
  language: string | null;
  brand: Brand;
  wording?: Wording | null;
  /** The organisations that a letter lists. */
  places?: readonly Place[];
  /** An invitation whose link goes out in place of another one, which is dead from now on. */
  replaces?: boolean;
}

/** A letter rendered but for what belongs to one recipient. */
export interface PreparedLetter<L extends LetterName> {
  readonly letter: L;
  readonly locale: LetterLocale;
  readonly organization: string;
  readonly subject: Template;
  readonly html: Template;
  readonly text: Template;
}

export interface Letter {
  subject: string;
  html: string;
  text: string;
}

type Content = (locale: LetterLocale, places: readonly Place[]) => LetterContent;

const CONTENT: Readonly<Record<LetterName, Content>> = {
  invitation,
  reminder,
  reset,
  "address-proof": addressProof,
  "sign-in-notice": signInNotice,
  "password-changed": passwordChanged,
  "find-organization": findOrganization,
  "address-change": addressChange,
  "address-notice": addressNotice,
  "mobile-notice": mobileNotice,
  "mobile-removed": mobileRemoved,
  inactivity,
  "ownership-given": ownershipGiven,
  "ownership-received": ownershipReceived,
  "account-left": accountLeft,
  "join-proof": joinProof,
  ...ALERT_LETTERS,
};

// Comments by which React would find its place again in a browser.
const RENDERER_MARKS = /<!--(?:\/?\$|html|head|body| )-->/g;

/** What a letter says of itself in a language. */
export const contentOf = (
  letter: LetterName,
  locale: LetterLocale,
  places: readonly Place[] = [],
): LetterContent => CONTENT[letter](locale, places);

const cleanPlace = ({ name, href }: Place): Place => ({
  name: cleanLine(name),
  href: webLink(href),
});

async function renderLetter<L extends LetterName>(
  request: LetterRequest<L>,
): Promise<PreparedLetter<L>> {
  const { letter, language, brand, wording } = request;
  const locale = letterLocale(language);
  const head = headOf(brand);
  const standard = contentOf(letter, locale, (request.places ?? []).map(cleanPlace));
  const aside = request.replaces && letter === "invitation" ? replaced(locale) : standard.aside;
  const message = wording ? customParagraphs(wording, standard.lead, aside) : [];
  const subject = (wording && customSubject(wording)) ?? standard.subject;
  const lead = message.length > 0 && !wording?.isBelow ? [] : standard.lead;
  const content = { ...standard, subject, lead, ...(aside && { aside }) };
  const rendered = await render(createElement(LetterLayout, { locale, content, message, head }));
  const html = rendered.replace(RENDERER_MARKS, "");
  return {
    letter,
    locale,
    organization: head.name,
    subject: compile(subject),
    html: compile(html),
    text: compile(plainText(locale, content, message, head)),
  };
}

const KEPT = 500;
const kept = new Map<string, Promise<PreparedLetter<LetterName>>>();

/**
 * Renders a letter once for all its recipients; `fillLetter` does the rest in microseconds.
 * The same request gets the same letter: the last few hundred are kept, as rendering takes milliseconds.
 */
export function prepareLetter<L extends LetterName>(
  request: LetterRequest<L>,
): Promise<PreparedLetter<L>>;
export function prepareLetter(
  request: LetterRequest<LetterName>,
): Promise<PreparedLetter<LetterName>> {
  const { letter, language, brand, wording, places, replaces } = request;
  const about = [brand, wording ?? null, places ?? null, replaces === true];
  const key = JSON.stringify([letter, letterLocale(language), ...about]);
  const known = kept.get(key);
  kept.delete(key);
  const prepared = known ?? renderLetter(request);
  kept.set(key, prepared);
  if (!known) prepared.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return prepared;
}

/** The letter for one recipient: every value cleaned, and escaped where it goes into HTML. */
export function fillLetter<L extends LetterName>(
  prepared: PreparedLetter<L>,
  values: LetterValues[L],
): Letter {
  const plain = plainValues(prepared, values);
  const escaped = new Map([...plain].map(([field, value]) => [field, escapeHtml(value)]));
  return {
    subject: cleanLine(fill(prepared.subject, plain)),
    html: fill(prepared.html, escaped),
    text: fill(prepared.text, plain),
  };
}

const LINKS: ReadonlySet<string> = new Set(["link", "notMeLink"]);

function plainValues(
  { locale, organization }: PreparedLetter<LetterName>,
  values: LetterValues[LetterName],
): Map<string, string> {
  const plain = new Map([["organization", organization]]);
  for (const [field, value] of Object.entries(values)) {
    plain.set(field, LINKS.has(field) ? webLink(value) : cleanLine(value ?? ""));
  }
  const names = [plain.get("firstName"), plain.get("lastName")].filter(Boolean);
  if (FAMILY_NAME_FIRST.has(locale)) names.reverse();
  plain.set("fullName", names.join(" "));
  return plain;
}

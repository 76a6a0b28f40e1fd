import type { Place } from "./content";
import { formatMoment } from "./format";
import type { Letter } from "./letter";
import { fillLetter, prepareLetter } from "./letter";
import { letterLocale } from "./texts";
import type { LetterName, LetterValues } from "./values";
import type { Wording } from "./wording";

/** Everything a letter says to one person. Links are whole addresses; dates become words in the reader's language. */
export interface LetterFacts {
  letter: LetterName;
  /** The reader's language. */
  language: string;
  organization: {
    name: string;
    brand: string;
    timeZone: string;
    /** The whole address of its picture. */
    logo?: string | null;
    helpContact: string | null;
    helpUrl: string | null;
  };
  recipient: { firstName: string | null; lastName: string | null; address: string };
  link: string;
  notMeLink: string;
  wording?: Wording | null;
  inviter?: string | null;
  /** Of a hand-over: who it went to, or came from. */
  other?: string | null;
  expiresAt?: Date | null;
  /** Its link goes out in place of another one, which is dead from now on. */
  replaces?: boolean | undefined;
  /** Of a notice: when, on what and from where it happened. */
  happened?: { at: Date; device: string | null; origin: string | null };
  /** Of a change of address: the new one, masked. */
  newAddress?: string | null;
  /** Of what an admin is told: how many, under the names that the letter has for them. */
  counts?: Readonly<Record<string, unknown>> | undefined;
  /** The organisations that a letter lists. */
  places?: readonly Place[] | undefined;
}

/** Numbers as the letter's language writes them. */
function countsOf({ counts = {}, language }: LetterFacts) {
  const text = (count: unknown) =>
    typeof count === "number" ? count.toLocaleString(letterLocale(language)) : "";
  const { written, coded, lost, left, rows } = counts;
  const { created, changed, invited, unchanged, faulty, refused } = counts;
  return {
    ...{ written: text(written), coded: text(coded), lost: text(lost), left: text(left) },
    ...{ rows: text(rows), created: text(created), changed: text(changed), invited: text(invited) },
    ...{ unchanged: text(unchanged), faulty: text(faulty), refused: text(refused) },
  };
}

function valuesOf(facts: LetterFacts): LetterValues[LetterName] {
  const { recipient, link, notMeLink, expiresAt, happened, organization } = facts;
  const moment = (date: Date | null | undefined) =>
    date ? formatMoment(date, letterLocale(facts.language), organization.timeZone) : "";
  return {
    ...recipient,
    link,
    notMeLink,
    inviter: facts.inviter ?? null,
    other: facts.other ?? null,
    expiresOn: moment(expiresAt),
    device: happened?.device ?? null,
    origin: happened?.origin ?? null,
    happenedAt: moment(happened?.at),
    newAddress: facts.newAddress ?? "",
    approval: facts.counts?.approval === true ? "asked" : "",
    ...countsOf(facts),
  };
}

/** The letter as it is delivered, and as it is previewed: there is no other way to make one. */
export async function composeLetter(facts: LetterFacts): Promise<Letter> {
  const { letter, language, organization, wording } = facts;
  const prepared = await prepareLetter({
    letter,
    language,
    brand: {
      name: organization.name,
      color: organization.brand,
      logo: organization.logo ?? null,
      help: organization.helpContact ?? organization.helpUrl,
      helpPage: organization.helpContact ? organization.helpUrl : null,
      postalAddress: null,
    },
    wording,
    ...(facts.replaces ? { replaces: true } : {}),
    ...(facts.places ? { places: facts.places } : {}),
  });
  return fillLetter(prepared, valuesOf(facts));
}

import type { TextFacts, TextLetter, TextMessage } from "@emails/compose-text";
import { composeText } from "@emails/compose-text";
import { giveUpTexts } from "@/bounces/give-up-texts";
import type { OrgTx } from "@/lib/org";
import { ownUrl } from "@/lib/secrets";
import { deadShortLink, shortLink } from "@/lib/secrets/short";
import { callbackOf } from "@/lib/texts/callback";
import { askTextLeave, noteTextReach } from "@/lib/texts/leave";
import type { Texter } from "@/lib/texts/text";
import { giveBack } from "@/messages/give-back";
import type { Lane, LeasedMessage, Said, Vehicle } from "@/messages/rules";
import { BATCH } from "@/messages/rules";
import { readOwnOrganization } from "@/orgs/queries";
import { mobileCountry } from "@/profiles/input";
import type { Texting } from "./queries";
import { findStopped, knowsAllStops, readTexting } from "./queries";
import { returnTexts } from "./return-texts";
import { takeTexts } from "./take-texts";

type Organization = Awaited<ReturnType<typeof readOwnOrganization>>;

const LETTERS = ["reminder", "address-change", "mobile-notice", "mobile-removed"] as const;
const letterOf = ({ letter }: LeasedMessage): TextLetter =>
  LETTERS.find((one) => one === letter) ?? "invitation";

/** Where a notice leads: to what can be stopped, and to a new password where nothing can. */
const PAGES: Partial<Record<TextLetter, string>> = {
  "mobile-notice": "me/security",
  "mobile-removed": "forgot",
};

/** A secret's short link, the page of a notice, or a dead link of what somebody tries on themselves. */
function linkIn(message: LeasedMessage, { orgId, slug }: Organization): string {
  const { sendId, keyVersion, purpose } = message;
  const page = PAGES[letterOf(message)];
  if (page) return ownUrl(`/${slug}/${page}`);
  if (!sendId || !keyVersion) return deadShortLink();
  return shortLink(orgId, sendId, keyVersion, purpose === "ADDRESS" ? "address" : "claim");
}

/** What a leased message says. */
function written(message: LeasedMessage, organization: Organization): TextMessage {
  const { firstName, lastName, locale, details } = message;
  const { expiresAt, newAddress } = details;
  const facts: TextFacts = {
    letter: letterOf(message),
    link: linkIn(message, organization),
    newNumber: typeof newAddress === "string" ? newAddress : null,
    ...{ language: locale, organization, recipient: { firstName, lastName } },
    inviter: message.inviter,
    words: message.text,
    replaces: message.replaces,
    expiresAt: message.expiresAt ?? (typeof expiresAt === "string" ? new Date(expiresAt) : null),
  };
  return composeText(facts);
}

type Terms = Texting & {
  stopped: ReadonlySet<string>;
  /** Whether it is no news to the organisation whose number answered STOP. */
  knowsAll: boolean;
  organization: Organization;
  isLocal: boolean;
};

type Refused = Extract<Said, { kind: "failed" }>;

/** Why a text does not leave whatever the provider would say: decided anew, as things may have changed since it was queued. */
function refusedHere({ toAddress }: LeasedMessage, terms: Terms): Refused | undefined {
  const { canText, countries, stopped } = terms;
  if (!canText || !countries.includes(mobileCountry(toAddress)))
    return { kind: "failed", code: "text-country", answer: "" };
  return stopped.has(toAddress) ? { kind: "failed", code: "21610", answer: "" } : undefined;
}

/**
 * Counts as a text of the day. One that is refused because the number answered STOP does as well, where that is told to nobody
 * beforehand: otherwise many numbers could be tried out without a text that leaves.
 */
function isBooked(message: LeasedMessage, terms: Terms): boolean {
  const code = refusedHere(message, terms)?.code;
  return message.counts && (code === undefined || (code === "21610" && !terms.knowsAll));
}

async function sendText(message: LeasedMessage, terms: Terms, texter: Texter): Promise<Said> {
  const refused = refusedHere(message, terms);
  if (refused) return refused;
  const { toAddress: to, attempts, id } = message;
  const statusCallback = callbackOf(terms.organization.orgId, id);
  return texter.send({
    ...{ to, statusCallback, isRepeat: attempts > 1 },
    ...written(message, terms.organization),
  });
}

const perCountry = (messages: readonly LeasedMessage[]) =>
  Map.groupBy(messages, ({ toAddress }) => mobileCountry(toAddress));

const countOf = (byCountry: ReturnType<typeof perCountry>) =>
  new Map([...byCountry].map(([country, texts]) => [country, texts.length]));

/** Books what may leave today, country by country; the others wait. */
async function withinCaps(
  tx: OrgTx,
  leased: LeasedMessage[],
  terms: Terms,
  lease: string,
): Promise<LeasedMessage[]> {
  const going = leased.filter((one) => !one.hasLeft && isBooked(one, terms));
  const byCountry = perCountry(going);
  if (going.length === 0) return leased;
  const { isLocal } = terms;
  const { taken, later } = await takeTexts(tx, { wanted: countOf(byCountry), isLocal });
  const over = [...byCountry].flatMap(([country, texts]) => texts.slice(taken.get(country) ?? 0));
  if (over.length === 0) return leased;
  const ids = over.map(({ id }) => id);
  await giveBack(tx, { lease, ids, at: later, isCapped: false });
  return leased.filter((one) => !over.includes(one));
}

/** What is booked of texts that did not leave counts no longer. */
async function unbook(tx: OrgTx, messages: readonly LeasedMessage[], terms: Terms): Promise<void> {
  const booked = messages.filter((one) => isBooked(one, terms));
  if (booked.length === 0) return;
  await returnTexts(tx, { wanted: countOf(perCountry(booked)), isLocal: terms.isLocal });
}

/** How long texts wait that nothing could send. */
const NO_TEXTER_MS = 60_000;
type Loading = {
  lane: Lane;
  lease: string;
  take: (most: number) => Promise<LeasedMessage[]>;
};

/** Leases texts of the organisation, as many as it may send today, with what sending them takes. */
export async function loadTexts(
  tx: OrgTx,
  texter: Texter | undefined,
  { lane, lease, take }: Loading,
): Promise<Vehicle> {
  const organization = await readOwnOrganization(tx);
  const texting = await readTexting(tx);
  const isLocal = texter?.transport === "LOCAL";
  const taken = await take(BATCH[lane]);
  const found = isLocal ? taken : await giveUpTexts(tx, { lease, leased: taken });
  const phones = found.map(({ toAddress }) => toAddress);
  const stopped = await findStopped(tx, phones);
  const knowsAll = stopped.size > 0 && (await knowsAllStops(tx));
  const terms = { ...texting, organization, stopped, knowsAll, isLocal };
  const leased = await withinCaps(tx, found, terms, lease);
  return {
    ...{ leased, isCapped: false, transport: texter?.transport ?? "TWILIO" },
    askLeave: async (wanted, at) =>
      texter
        ? askTextLeave({ wanted, isCampaign: lane === 3, isLocal }, at)
        : { most: 0, later: new Date(at.getTime() + NO_TEXTER_MS), isTrial: false },
    send: async (message) =>
      texter ? sendText(message, terms, texter) : { kind: "outage", code: "no-texter", answer: "" },
    noteReach: noteTextReach,
    giveBack: (inTx, messages) => unbook(inTx, messages, terms),
  };
}

import { isNamed } from "@/accounts/input";
import type { Channel, Person } from "@/addressees/rules";
import { MOST_WRONG_FACTS } from "@/codes/rules";
import type { Draft } from "@/drafts/rules";
import type { RefusalCode } from "@/lib/refusal";
import { mobileCountry } from "@/profiles/input";

/** What a claim link is worth when it is shown. `neutral` tells nothing: not invited, suspended, closed, unknown look alike. */
export type Standing =
  | "live"
  | "claimed"
  | "expired"
  | "replaced"
  | "withdrawn"
  | "disabled"
  | "neutral";

export type LinkFacts = {
  orgStatus: string;
  accountStatus: string;
  accountEpoch: number;
  emailKey: string | null;
  phoneKey: string | null;
  channel: string;
  withdrawnAt: Date | null;
  /** When the account was last given a role, or one of its own came to allow more: what was handed out before yields more than its sender had. */
  roleGivenAt: Date | null;
  createdAt: Date;
  liveSeq: number;
  seq: number;
  epoch: number;
  addressKey: string | null;
  /** Answers to the question after its code that were wrong. */
  wrongFacts: number;
  expiresAt: Date;
};

/** It went to an address or a number that is not the account's any more. */
const isElsewhere = ({ channel, addressKey, emailKey, phoneKey }: LinkFacts): boolean =>
  ((channel === "EMAIL" || channel === "JOIN") && addressKey !== emailKey) ||
  (channel === "SMS" && addressKey !== phoneKey);

/** Dead by derivation: by epoch, by a role given since, by wrong answers to the question after its code. */
const isDead = (link: LinkFacts): boolean =>
  link.epoch !== link.accountEpoch ||
  (link.roleGivenAt !== null && link.createdAt < link.roleGivenAt) ||
  link.wrongFacts >= MOST_WRONG_FACTS;

/** A code that was made once its person awaited invitation again: nobody took back what it stands for. */
const isMadeSince = ({ accountStatus, accountEpoch, epoch }: LinkFacts): boolean =>
  accountStatus === "CREATED" && epoch === accountEpoch;

/** What it would be worth in an organisation that is not disabled. */
function ownWorth(link: LinkFacts, now: Date): Standing {
  // first: what becomes of the account since is no business of who was written to by mistake
  if (isElsewhere(link)) return "neutral";
  if (link.accountStatus === "ACTIVE") return "claimed";
  if (link.accountStatus === "SUSPENDED" || link.accountStatus === "CLOSED") return "neutral";
  if (link.withdrawnAt && !isMadeSince(link)) return "withdrawn";
  if (link.accountStatus !== "INVITED") return "neutral";
  if (link.seq < link.liveSeq) return "replaced";
  if (isDead(link)) return "neutral";
  return link.expiresAt <= now ? "expired" : "live";
}

/**
 * Decides what a claim link is worth (domain rules, sections 2 and 4). Its holder learns why it is dead only where a word
 * belongs to the link itself; death by epoch or by a changed address has none, nor is there one for them when the
 * organisation is disabled.
 */
export function standing(link: LinkFacts, now: Date): Standing {
  const worth = ownWorth(link, now);
  return link.orgStatus === "ACTIVE" || worth === "neutral" ? worth : "disabled";
}

/** Messages that ask one address or number to come, in a day: enough for who looks for one, too few to pester anybody. */
export const LETTERS_A_DAY = 5;

export type Reach = Person & {
  id: string;
  /** They said that they want no reminders. */
  isQuiet: boolean;
  /** Within a day, to the address and to the number. */
  letters: number;
  texts: number;
};

type Sending = {
  isReminder: boolean;
  /** Countries whose texts of the day are used up. */
  spent: ReadonlySet<string>;
};

/** What keeps somebody from being written to this way today, if anything; whether it leads to them, addressees/rules says. */
export function hindranceOf(
  person: Reach,
  way: Channel,
  sending: Sending,
): RefusalCode | undefined {
  if (way === "CODE") return undefined;
  if (sending.isReminder && person.isQuiet) return "dont-remind";
  const isText = way === "SMS";
  if (isText && sending.spent.has(mobileCountry(person.phone ?? ""))) return "texts-full";
  return (isText ? person.texts : person.letters) >= LETTERS_A_DAY ? "letters-today" : undefined;
}

/** Why an invitee says no; shown to the admin. */
export const DECLINE_REASONS = ["not-me", "not-wanted"] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** When a link made now ends, of an organisation whose links live this many hours. */
export const endOfLife = (now: Date, hours: number): Date =>
  new Date(now.getTime() + hours * 3_600_000);

/**
 * The claim asks for the name only where none is complete, or where somebody typed it by hand: then it is confirmed. Who joined
 * by the open link wrote their own just before, be it a single one.
 */
export const asksName = (person: {
  firstName: string | null;
  lastName: string | null;
  source: string;
}): boolean =>
  !isNamed(person) ||
  (person.source !== "JOIN" && (!person.firstName || !person.lastName || person.source === "HAND"));

/** What a claim asks, one question a page and in this order. */
export type ClaimStep = "language" | "name" | "terms" | "password";

type Asked = Parameters<typeof asksName>[0] & { termsVersion: number | null; draft: Draft | null };

/** The steps of this person's claim. */
export const claimSteps = (link: Asked): ClaimStep[] => [
  "language",
  ...(asksName(link) ? (["name"] as const) : []),
  ...(link.termsVersion === null ? [] : (["terms"] as const)),
  "password",
];

/** Whether a step was taken, here or on another device. */
function isTaken(step: ClaimStep, { draft, termsVersion }: Asked): boolean {
  if (step === "language") return Boolean(draft?.language);
  if (step === "name") return Boolean(draft?.firstName || draft?.lastName);
  return step === "terms" && draft?.termsVersion === termsVersion;
}

/** The first step that is still open; the password is always the last. */
export const openStep = (link: Asked): ClaimStep =>
  claimSteps(link).find((step) => !isTaken(step, link)) ?? "password";

/** The steps before and after one. */
export function stepsAround(
  link: Asked,
  step: ClaimStep,
): { before?: ClaimStep | undefined; after: ClaimStep } {
  const steps = claimSteps(link);
  const at = steps.indexOf(step);
  return { before: steps[at - 1], after: steps[at + 1] ?? "password" };
}

/** Whether the page of a dead link offers to ask for a new invitation: not where there is nothing to invite to. */
export const mayAsk = (worth: Standing): boolean =>
  worth === "expired" || worth === "replaced" || worth === "withdrawn";

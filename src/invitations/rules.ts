import { MOST_WRONG_FACTS } from "@/codes/rules";

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

/** Dead by derivation: by epoch, by a role given since, by wrong answers to the question after its code, by a changed address. */
const isDead = (link: LinkFacts): boolean =>
  link.epoch !== link.accountEpoch ||
  (link.roleGivenAt !== null && link.createdAt < link.roleGivenAt) ||
  link.wrongFacts >= MOST_WRONG_FACTS ||
  (link.channel === "EMAIL" && link.addressKey !== link.emailKey);

/** What it would be worth in an organisation that is not disabled. */
function ownWorth(link: LinkFacts, now: Date): Standing {
  if (link.accountStatus === "ACTIVE") return "claimed";
  if (link.accountStatus === "SUSPENDED" || link.accountStatus === "CLOSED") return "neutral";
  if (link.withdrawnAt) return "withdrawn";
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

/** Why an invitee says no; shown to the admin. */
export const DECLINE_REASONS = ["not-me", "not-wanted"] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** When a link made now ends, of an organisation whose links live this many hours. */
export const endOfLife = (now: Date, hours: number): Date =>
  new Date(now.getTime() + hours * 3_600_000);

/** The claim asks for the name only where none is complete, or where somebody typed it by hand: then it is confirmed. */
export const asksName = (person: {
  firstName: string | null;
  lastName: string | null;
  source: string;
}): boolean => !person.firstName || !person.lastName || person.source === "HAND";

/** Whether the page of a dead link offers to ask for a new invitation: not where there is nothing to invite to. */
export const mayAsk = (worth: Standing): boolean =>
  worth === "expired" || worth === "replaced" || worth === "withdrawn";

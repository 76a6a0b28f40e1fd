import type { AccountState } from "@/accounts/rules";
import { decide } from "@/accounts/rules";
import type { CampaignKind } from "@/campaigns/rules";
import { EVENT_OF, MOST_LETTERS, mayAskDecliners } from "@/campaigns/rules";
import type { RefusalCode } from "@/lib/refusal";

/** How somebody learns of their account: by a mail, by a text, or by an access code that is handed to them. */
export const CHANNELS = ["EMAIL", "SMS", "CODE"] as const;
export type Channel = (typeof CHANNELS)[number];

/** So many people by each way. */
export type ByChannel = Record<Channel, number>;
export const NOBODY: ByChannel = { EMAIL: 0, SMS: 0, CODE: 0 };

export const allOf = (counts: ByChannel): number => counts.EMAIL + counts.SMS + counts.CODE;
/** Messages that leave; a code is handed over. */
export const lettersOf = (counts: ByChannel): number => counts.EMAIL + counts.SMS;
export const bothOf = (one: ByChannel, other: ByChannel): ByChannel => ({
  ...{ EMAIL: one.EMAIL + other.EMAIL, SMS: one.SMS + other.SMS, CODE: one.CODE + other.CODE },
});
export const areSame = (one: ByChannel, other: ByChannel): boolean =>
  CHANNELS.every((channel) => one[channel] === other[channel]);

/** By which ways a campaign reaches people: texts where they can leave and to which countries, codes where somebody hands them over. */
export type Ways = {
  texts: boolean;
  countries: readonly string[];
  withCodes: boolean;
  /** Of numbers that this organisation never texted it is known as well whether they answered STOP. */
  knowsAllStops?: boolean;
};

/** What decides by which way somebody is invited. */
export type Reachable = {
  hasAddress: boolean;
  /** They have a number that takes texts, no landline. */
  hasMobile: boolean;
  /** It is one of a country that nobody is texted to. */
  isAbroad: boolean;
  /** It answered STOP. */
  isStopped?: boolean;
  /** What an admin chose for them, where there is a choice. */
  inviteBy: "EMAIL" | "SMS" | null;
  /** By which way nothing arrives. */
  undeliverableBy: "EMAIL" | "SMS" | null;
};

/** Why one way leads nowhere; `none`: there is no address, or no number that takes texts. */
export type Bar = "none" | "off" | "country" | "stopped" | "undeliverable";

function textBar(who: Reachable, texts: boolean): Bar | undefined {
  if (!who.hasMobile) return "none";
  if (!texts) return "off";
  if (who.isAbroad) return "country";
  if (who.isStopped) return "stopped";
  return who.undeliverableBy === "SMS" ? "undeliverable" : undefined;
}

/** What stands in the way of a mail, and of a text, to somebody. */
export function barsOf(who: Reachable, { texts }: { texts: boolean }) {
  const lost: Bar | undefined = who.undeliverableBy === "EMAIL" ? "undeliverable" : undefined;
  return { EMAIL: who.hasAddress ? lost : ("none" as const), SMS: textBar(who, texts) };
}

export const REFUSAL_OF: Record<Bar, RefusalCode> = {
  none: "no-address",
  off: "no-address",
  country: "text-country",
  stopped: "text-stopped",
  undeliverable: "undeliverable",
};

/** By which way somebody is invited; and, where no message leads to them, why. Without a way they are not. */
export type Route = { way: Channel | undefined; why: RefusalCode | undefined };

/**
 * The first way that leads to them: the one that was chosen, else a mail, else a text, else a code where codes are given.
 * addressees/queries mirrors it for counts, and a test compares them.
 */
export function routeOf(
  who: Reachable,
  { texts, withCodes }: Pick<Ways, "texts" | "withCodes">,
): Route {
  const bars = barsOf(who, { texts });
  const order = who.inviteBy === "SMS" ? (["SMS", "EMAIL"] as const) : (["EMAIL", "SMS"] as const);
  const way = order.find((one) => bars[one] === undefined);
  if (way) return { way, why: undefined };
  const bar = who.hasAddress ? bars.EMAIL : bars.SMS;
  return { way: withCodes ? "CODE" : undefined, why: REFUSAL_OF[bar ?? "none"] };
}

export type Person = {
  email: string | null;
  phone: string | null;
  inviteBy: "EMAIL" | "SMS" | null;
  undeliverableBy?: "EMAIL" | "SMS" | null;
};

/** What decides whether somebody is written to. */
export type Addressee = Pick<
  AccountState,
  "status" | "statusBeforeClose" | "suspensionSource" | "claimedAt" | "erasedAt" | "declinedAt"
> &
  Reachable & {
    /** Another campaign invites them at its time, or with its rest. */
    isPlanned: boolean;
    /** They asked for no reminders. */
    isQuiet: boolean;
    /** Letters of the invitation that counts now, those that wait included. */
    letters: number;
    /** What was written to them within a day: of both a reminder, as that is what nobody gets twice. */
    lately: "invitation" | "reminder" | null;
    /** A letter of theirs has not left yet. */
    isWaiting: boolean;
    /** One left within the hour, and they are chosen among others: nobody decided about them alone. */
    isJustSent: boolean;
    /** By which ways they got as many letters within a day as anybody gets. */
    fullBy: readonly ("EMAIL" | "SMS")[];
  };

const NOTHING = {
  suspensionDate: null,
  suspendedAt: null,
  invitedAt: null,
  claimableUntil: null,
  declineReason: null,
  askedAt: null,
  closedAt: null,
};

/** Whom another campaign has invited, or is about to, is not invited by this one. */
function notInvited(who: Addressee): RefusalCode | undefined {
  if (who.status === "INVITED") return "already-invited";
  return who.isPlanned ? "invite-planned" : undefined;
}

/** What waits would be called off by another letter, and a second one at once is one too many. */
function notSentAgain(who: Addressee): RefusalCode | undefined {
  if (who.status === "CREATED") return "not-invited";
  if (who.isWaiting) return "letter-waits";
  return who.isJustSent ? "written-lately" : undefined;
}

/** Why a reminder is not for them; undefined where it is. Of what has not reached them yet nobody is reminded. */
function notReminded(who: Addressee): RefusalCode | undefined {
  if (who.status === "CREATED") return "not-invited";
  if (who.declinedAt) return "declined";
  if (who.isQuiet) return "dont-remind";
  if (who.isWaiting) return "letter-waits";
  if (who.letters >= MOST_LETTERS) return "letters-spent";
  if (who.lately === "reminder") return "reminded-lately";
  return who.isJustSent ? "written-lately" : undefined;
}

/** Why a campaign of each kind is not for who has a letter already, or none; undefined where it is. */
const BARRED: Partial<Record<CampaignKind, (who: Addressee) => RefusalCode | undefined>> = {
  INVITE: notInvited,
  REMIND: notReminded,
  AGAIN: notSentAgain,
};

/** Of a selection: whom what is sent to it leaves out for this reason. Its campaign knows its kind itself. */
export type LeftOutOf = { selection: string; why: RefusalCode; kind: CampaignKind };

/** By which way somebody is written to, if any. Nobody is reminded by a code: it stays the same. */
export const wayTo = (kind: CampaignKind, who: Addressee, ways: Ways): Route =>
  routeOf(who, { ...ways, withCodes: kind !== "REMIND" && ways.withCodes });

/**
 * Why a campaign of this kind leaves somebody out; undefined for those whom it writes to. Inviting is for who awaits an
 * invitation and whom no other campaign is about to invite, so that of two the second finds them invited; reminding is for
 * who was invited, and so is sending again, which somebody decides however many letters there were; who said
 * no is left out for that only where nothing else is in the way: so many more it would be.
 */
export function leftOut(
  kind: CampaignKind,
  who: Addressee,
  now: Date,
  ways: Ways,
): RefusalCode | undefined {
  const event = { event: EVENT_OF[kind], claimableUntil: now } as const;
  const decision = decide({ ...NOTHING, ...who }, event, now);
  if ("refused" in decision) return decision.refused;
  const reason = BARRED[kind]?.(who);
  if (reason) return reason;
  const { way, why } = wayTo(kind, who, ways);
  if (!way) return why;
  if (way !== "CODE" && who.fullBy.includes(way)) return "letters-today";
  return mayAskDecliners(kind) && who.declinedAt ? "declined" : undefined;
}

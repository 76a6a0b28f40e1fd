import type { AccountState } from "@/accounts/rules";
import { decide } from "@/accounts/rules";
import type { RefusalCode } from "@/lib/refusal";
import type { LetterName } from "@/messages/rules";

export const CAMPAIGN_KINDS = ["INVITE", "REMIND"] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

/** Where a campaign's people were chosen. */
export const CAMPAIGN_SOURCES = ["PEOPLE", "UNSENT", "IMPORT", "DESK"] as const;
export type CampaignSource = (typeof CAMPAIGN_SOURCES)[number];

export const LETTER_OF: Record<CampaignKind, Extract<LetterName, "invitation" | "reminder">> = {
  INVITE: "invitation",
  REMIND: "reminder",
};

/** As they are stored; of these SENDING is shown as DONE once no letter waits. */
export const STORED_STATES = ["QUEUED", "SENDING", "PAUSED", "STOPPING", "STOPPED"] as const;
export type StoredState = (typeof STORED_STATES)[number];
/** QUEUED: letters are being written into the outbox. STOPPING: what has not left is being taken back. */
export type CampaignState = StoredState | "DONE";
export const CAMPAIGN_STATES = [...STORED_STATES, "DONE"] as const;

/** What an admin does to a campaign that runs. */
export const STEPS = ["pause", "resume", "stop"] as const;
export type Step = (typeof STEPS)[number];

/** What the worker tells: everybody is queued, all that had not left is taken back, a right is gone. */
export const TIDINGS = ["queued", "taken-back", "forbidden"] as const;
export type CampaignEvent = Step | "retry" | (typeof TIDINGS)[number];

const NO: RefusalCode = "campaign-moved-on";
type Cell = StoredState | { refused: RefusalCode };
const no: Cell = { refused: NO };

/** Every event × every state; `resume` leads back to QUEUED where somebody is not queued yet. */
const TABLE: Record<CampaignEvent, Record<CampaignState, Cell>> = {
  pause: row("PAUSED", "PAUSED", no, no, no, no),
  resume: row(no, no, "SENDING", no, no, no),
  stop: row("STOPPING", "STOPPING", "STOPPING", no, no, no),
  retry: row(no, "SENDING", no, no, no, "SENDING"),
  queued: row("SENDING", no, no, no, no, no),
  "taken-back": row(no, no, no, "STOPPED", no, no),
  forbidden: row("PAUSED", no, no, no, no, no),
};

function row(
  QUEUED: Cell,
  SENDING: Cell,
  PAUSED: Cell,
  STOPPING: Cell,
  STOPPED: Cell,
  DONE: Cell,
): Record<CampaignState, Cell> {
  return { QUEUED, SENDING, PAUSED, STOPPING, STOPPED, DONE };
}

/** Where an event leads a campaign; `isQueued`: everybody's letter is in the outbox, or refused. */
export function lead(
  was: CampaignState,
  event: CampaignEvent,
  { isQueued }: { isQueued: boolean },
): { to: StoredState } | { refused: RefusalCode } {
  const cell = TABLE[event][was];
  if (typeof cell !== "string") return cell;
  return { to: event === "resume" && !isQueued ? "QUEUED" : cell };
}

/** What can be pressed in a state. */
export const stepsFor = (state: CampaignState): Step[] =>
  STEPS.filter((step) => !("refused" in lead(state, step, { isQueued: true })));

/** Whether more is to come of it without anybody's doing. */
export const isAtWork = (state: CampaignState): boolean =>
  state === "QUEUED" || state === "SENDING" || state === "STOPPING";

/** What follows a piece of the worker: another one at once, a look a little later, or nothing. */
export type Next = "more" | "later" | "over";

/** Letters to a person in all, of one invitation, the first one included (domain rules, section 5). */
export const MOST_LETTERS = 3;
/** People of one transaction of the worker. */
export const CHUNK = 5_000;

/** What decides whether somebody is written to. */
export type Addressee = Pick<
  AccountState,
  "status" | "statusBeforeClose" | "suspensionSource" | "claimedAt" | "erasedAt" | "declinedAt"
> & {
  hasAddress: boolean;
  isUndeliverable: boolean;
  /** They asked for no reminders. */
  isQuiet: boolean;
  /** Letters of the invitation that counts now, those that wait included. */
  letters: number;
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

/** Why a reminder is not for them; undefined where it is. */
function notReminded(who: Addressee): RefusalCode | undefined {
  if (who.status === "CREATED") return "not-invited";
  if (who.declinedAt) return "declined";
  if (who.isQuiet) return "dont-remind";
  if (who.letters >= MOST_LETTERS) return "letters-spent";
  return undefined;
}

/**
 * Why a campaign of this kind leaves somebody out; undefined for those whom it writes to. Inviting is for who awaits an
 * invitation, so that of two campaigns the second finds them invited; reminding is for who was invited.
 */
export function leftOut(kind: CampaignKind, who: Addressee, now: Date): RefusalCode | undefined {
  const event = { event: "invite", claimableUntil: now } as const;
  const decision = decide({ ...NOTHING, ...who }, event, now);
  if ("refused" in decision) return decision.refused;
  if (kind === "INVITE" && who.status === "INVITED") return "already-invited";
  const reason = kind === "REMIND" ? notReminded(who) : undefined;
  if (reason) return reason;
  if (!who.hasAddress) return "no-address";
  return who.isUndeliverable ? "undeliverable" : undefined;
}

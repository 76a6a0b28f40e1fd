import type { RefusalCode } from "@/lib/refusal";
import type { LetterName } from "@/messages/rules";

/** AGAIN: who was invited is, once more, because somebody decided so; REINSTATE: who was suspended before they claimed. */
export const CAMPAIGN_KINDS = ["INVITE", "REMIND", "AGAIN", "REINSTATE"] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

/** Where a campaign's people were chosen. */
export const CAMPAIGN_SOURCES = ["PEOPLE", "UNSENT", "IMPORT", "DESK", "AUTOMATIC"] as const;
export type CampaignSource = (typeof CAMPAIGN_SOURCES)[number];

export const LETTER_OF: Record<CampaignKind, Extract<LetterName, "invitation" | "reminder">> = {
  INVITE: "invitation",
  REMIND: "reminder",
  AGAIN: "invitation",
  REINSTATE: "invitation",
};

/** What happens to the accounts of those whom it writes to. */
export const EVENT_OF: Record<CampaignKind, "invite" | "reinstate"> = {
  ...{ INVITE: "invite", REMIND: "invite", AGAIN: "invite" },
  REINSTATE: "reinstate",
};

/** Of these the link before lives until the new one is out, also where that never leaves. */
export const KEEPS_EARLIER: ReadonlySet<CampaignKind> = new Set(["REMIND", "AGAIN"]);

/** As they are stored; of these SENDING is shown as DONE once no letter waits. */
export const STORED_STATES = [
  "SCHEDULED",
  "QUEUED",
  "BETWEEN",
  "SENDING",
  "PAUSED",
  "STOPPING",
  "STOPPED",
] as const;
export type StoredState = (typeof STORED_STATES)[number];
/**
 * SCHEDULED: begins at its time. QUEUED: letters are being written into the outbox. BETWEEN: the first wave is written, the
 * rest is not let go yet. STOPPING: what has not left is being taken back.
 */
export type CampaignState = StoredState | "DONE";
export const CAMPAIGN_STATES = [...STORED_STATES, "DONE"] as const;

/** Those whose people wait for a time, or for somebody who lets the rest go, or it go on; once all are queued nobody waits. */
export const PLANNED_STATES = ["SCHEDULED", "BETWEEN", "PAUSED"] as const;

/** Nothing more leaves by it: whose turn did not come is not written to. */
export const isStopped = (state: CampaignState): boolean =>
  state === "STOPPING" || state === "STOPPED";

/** What an admin does to a campaign: begin before its time, let the rest follow the first wave, hold, let go on, end. */
export const STEPS = ["start", "rest", "pause", "resume", "stop"] as const;
export type Step = (typeof STEPS)[number];

/** What the worker tells: a wave or everybody is queued, what had not left is taken back, a right is gone, too much came back. */
export const TIDINGS = ["wave-queued", "queued", "taken-back", "forbidden", "bounces"] as const;
export type CampaignEvent = Step | "retry" | (typeof TIDINGS)[number];

/** Where every event leads from which state; from the others nowhere. */
const TABLE: Record<CampaignEvent, Partial<Record<CampaignState, StoredState>>> = {
  start: { SCHEDULED: "QUEUED" },
  rest: { BETWEEN: "QUEUED" },
  pause: { QUEUED: "PAUSED", BETWEEN: "PAUSED", SENDING: "PAUSED" },
  resume: { PAUSED: "SENDING" },
  stop: {
    ...{ SCHEDULED: "STOPPING", QUEUED: "STOPPING", BETWEEN: "STOPPING" },
    ...{ SENDING: "STOPPING", PAUSED: "STOPPING" },
  },
  retry: { BETWEEN: "BETWEEN", SENDING: "SENDING", DONE: "SENDING" },
  "wave-queued": { QUEUED: "BETWEEN" },
  queued: { QUEUED: "SENDING" },
  "taken-back": { STOPPING: "STOPPED" },
  forbidden: { QUEUED: "PAUSED" },
  bounces: { QUEUED: "PAUSED", BETWEEN: "PAUSED", SENDING: "PAUSED" },
};

/** How far the people of a campaign are: all of them queued, or nobody beyond its first wave yet. */
export type Reach = { isQueued: boolean; isBetween?: boolean };

/** Where an event leads a campaign; what goes on goes on where it was. */
export function lead(
  was: CampaignState,
  event: CampaignEvent,
  { isQueued, isBetween = false }: Reach,
): { to: StoredState } | { refused: RefusalCode } {
  const to = TABLE[event][was];
  if (!to) return { refused: "campaign-moved-on" };
  if (event === "resume" && !isQueued) return { to: isBetween ? "BETWEEN" : "QUEUED" };
  return { to };
}

/** What can be pressed in a state. */
export const stepsFor = (state: CampaignState): Step[] =>
  STEPS.filter((step) => !("refused" in lead(state, step, { isQueued: true })));

const AT_WORK: readonly CampaignState[] = ["QUEUED", "SENDING", "BETWEEN", "STOPPING"];

/**
 * How often its page looks again: all the time while more is to come of it by itself. One that is planned begins, one that
 * stands still is let go by somebody else, and mails of one that is done come back, or are claimed from, for weeks.
 */
export const lookEveryMs = (state: CampaignState): number =>
  AT_WORK.includes(state) ? 1_000 : 10_000;

/** What follows a piece of the worker: another one at once, a look a little later, or nothing. */
export type Next = "more" | "later" | "over";

/** Letters to a person in all, of one invitation, the first one included (domain rules, section 5). */
export const MOST_LETTERS = 3;

/** People who are counted again while an admin waits; more of them are counted by the worker before it writes to anybody. */
export const COUNTED_AT_ONCE = 10_000;

/** People of one transaction of the worker. */
export const CHUNK = 5_000;

/** Kinds that may write to who said no, where somebody asks for that. */
const PAST_A_NO: ReadonlySet<CampaignKind> = new Set(["INVITE", "AGAIN", "REINSTATE"]);
export const mayAskDecliners = (kind: CampaignKind): boolean => PAST_A_NO.has(kind);

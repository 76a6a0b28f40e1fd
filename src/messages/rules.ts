import type { OrgTx } from "@/lib/org";

/** Letters, by the lane they leave in: nobody waits behind a campaign (domain rules, section 5). */
export const LETTERS = [
  "invitation",
  "reminder",
  "reset",
  "address-proof",
  "sign-in-notice",
  "password-changed",
  "find-organization",
  "address-change",
  "address-notice",
  "mobile-notice",
  "mobile-removed",
  "inactivity",
  "campaign-done",
  "campaign-stopped",
  "campaign-paused",
  "campaign-ended",
  "import-done",
  "mail-failing",
  "cap-reached",
  "domain-fallen",
  "ownership-given",
  "ownership-received",
  "account-left",
  "join-proof",
  "join-waiting",
  "join-paused",
  "texts-failing",
] as const;
export type LetterName = (typeof LETTERS)[number];

export const MESSAGE_STATES = [
  "QUEUED",
  "SENT",
  "DELAYED",
  "DELIVERED",
  "BOUNCED",
  "COMPLAINED",
  "FAILED",
  "CANCELLED",
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** 1: sign-in, reset, proof. 2: single acts. 3: campaigns. */
export const LANES = [1, 2, 3] as const;
export type Lane = (typeof LANES)[number];

/** How many messages of one organisation a pump takes at a time: small enough that organisations take turns. */
export const BATCH: Record<Lane, number> = { 1: 20, 2: 50, 3: 100 };

/** How long an unreachable provider is left alone. */
export const OUTAGE_MS = 15_000;

const WAITS_MS = [60_000, 300_000, 900_000, 3_600_000, 7_200_000, 14_400_000, 28_800_000];

/** What the provider said of one message, as lib/mail tells it. */
export type Outcome =
  | { kind: "sent"; answer: string }
  | { kind: "later"; code: string; answer: string }
  | { kind: "failed"; code: string; answer: string };

export type Settled = {
  state: MessageState;
  reason: string | null;
  answer: string | null;
  /** When to try again; only for DELAYED. */
  nextAttemptAt: Date | null;
};

/**
 * The state that follows from an outcome. Time-outs and 4xx are tried again with growing waits, 5xx is final and keeps the
 * server's words for the admin. `delivered`: the transport tells that the mail lies in its mailbox (the local one).
 */
export function settle(outcome: Outcome, attempts: number, now: Date, delivered: boolean): Settled {
  if (outcome.kind === "sent") {
    return {
      state: delivered ? "DELIVERED" : "SENT",
      reason: null,
      answer: outcome.answer,
      nextAttemptAt: null,
    };
  }
  const wait = outcome.kind === "later" ? WAITS_MS[attempts - 1] : undefined;
  if (wait === undefined) {
    return { state: "FAILED", reason: outcome.code, answer: outcome.answer, nextAttemptAt: null };
  }
  return {
    state: "DELAYED",
    reason: outcome.code,
    answer: outcome.answer,
    nextAttemptAt: new Date(now.getTime() + wait),
  };
}

/** What becomes of a message whose secret, or what it says, no longer counts when its turn comes. */
const notCounting = ({ whyDead }: LeasedMessage): Settled => ({
  state: "CANCELLED",
  reason: whyDead,
  answer: null,
  nextAttemptAt: null,
});

/** What the pump needs of a message it has leased. `counts` is false when its secret, or what it says, no longer does: then it is cancelled. */
export type LeasedMessage = {
  id: string;
  /** A worker handed it over and died before it recorded that: it must not leave again. */
  hasLeft: boolean;
  letter: LetterName;
  accountId: string | null;
  sendId: string | null;
  invitationId: string | null;
  seq: number | null;
  /** Its secret goes out in place of one that went out the same way before. */
  replaces: boolean;
  purpose: string | null;
  keyVersion: number | null;
  expiresAt: Date | null;
  wordingId: string | null;
  subject: string | null;
  body: string | null;
  isBelow: boolean | null;
  /** What the admin wrote for who gets a text. */
  text: string | null;
  locale: string;
  toAddress: string;
  details: Record<string, unknown>;
  attempts: number;
  firstName: string | null;
  lastName: string | null;
  inviter: string | null;
  counts: boolean;
  /** What is said of it where it does not count. */
  whyDead: string;
};

type Words = { subject: string; body: string; isBelow?: boolean | undefined };

/** Own words of one part stand beside the organisation's of the other, in the language of the letter. */
export const joinWords = <W extends Words>(own: W, theirs: Words | undefined): W & Words => ({
  ...own,
  subject: own.subject || (theirs?.subject ?? ""),
  ...(own.body ? {} : { body: theirs?.body ?? "", isBelow: theirs?.isBelow ?? false }),
});

/** What was said of a message; an outage is about the server. Without an outcome the secret was dead: nothing was sent. */
export type Said = Outcome | { kind: "outage"; code: string; answer: string };
export type Tried<Any extends Said = Said> = { message: LeasedMessage; outcome: Any | undefined };

/** Nobody waits for a letter that somebody tries on themselves: it is told at once that the server takes none. */
const givenUp = ({ details }: LeasedMessage, said: Said): Said =>
  said.kind === "outage" && details.test ? { ...said, kind: "failed" } : said;

/** How many messages may go now, and when the others are to be tried. */
export type Leave = { most: number; later: Date; isTrial: boolean };

/** By what messages of one channel leave that a worker holds of one organisation. */
export type Vehicle = {
  leased: LeasedMessage[];
  transport: "LOCAL" | "SMTP" | "TWILIO";
  /** They count towards the organisation's letters of the day. */
  isCapped: boolean;
  askLeave: (wanted: number, at: Date) => Promise<Leave>;
  send: (message: LeasedMessage) => Promise<Said>;
  /** Notes what was found out about the provider; when it is to be tried again, if it is out of reach. */
  noteReach: (said: readonly Said[], isTrial: boolean, at: Date) => Promise<Date | undefined>;
  /** The same beside what is recorded; true where what waits for an outage need not any longer. */
  record?: (tx: OrgTx, said: Said[]) => Promise<boolean>;
  /** Messages that were taken and did not leave. */
  giveBack?: (tx: OrgTx, messages: readonly LeasedMessage[]) => Promise<void>;
};

/** What becomes of messages that were tried; those that an outage held up go back untried. */
export function settleAll(
  tried: readonly Tried[],
  at: Date,
  transport: "LOCAL" | "SMTP" | "TWILIO",
) {
  const isLocal = transport === "LOCAL";
  const rows: (Settled & { id: string; transport: string })[] = [];
  const back: string[] = [];
  for (const { message, outcome: said } of tried) {
    const { id, attempts } = message;
    const outcome = said && givenUp(message, said);
    if (outcome === undefined) rows.push({ id, transport: "NONE", ...notCounting(message) });
    else if (outcome.kind === "outage") back.push(id);
    else rows.push({ id, transport, ...settle(outcome, attempts, at, isLocal) });
  }
  return { rows, back };
}

import type { RefusalCode } from "@/lib/refusal";

export const ACCOUNT_STATUSES = ["CREATED", "INVITED", "ACTIVE", "SUSPENDED", "CLOSED"] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

export const ACCOUNT_EVENTS = [
  "invite",
  "withdraw",
  "decline",
  "claim",
  "self-join",
  "recover",
  "suspend",
  "reactivate",
  "reinstate",
  "change-address",
  "close",
  "reopen",
  "erase",
] as const;
export type AccountEventName = (typeof ACCOUNT_EVENTS)[number];

export const SUSPENSION_SOURCES = ["HAND", "DATE", "INACTIVITY", "SYNC"] as const;
/** Who suspends, the strongest first (domain rules, section 2). */
export type SuspensionSource = (typeof SUSPENSION_SOURCES)[number];

/** The part of an account that its moves depend on and change. Dates are ISO-able. */
export type AccountState = {
  status: AccountStatus;
  statusBeforeClose: AccountStatus | null;
  suspensionSource: SuspensionSource | null;
  suspensionDate: Date | null;
  suspendedAt: Date | null;
  invitedAt: Date | null;
  claimableUntil: Date | null;
  declinedAt: Date | null;
  declineReason: string | null;
  askedAt: Date | null;
  claimedAt: Date | null;
  closedAt: Date | null;
  erasedAt: Date | null;
};

export type AccountEvent =
  | { event: "invite" | "reinstate"; claimableUntil: Date }
  | { event: "suspend"; source: SuspensionSource }
  | { event: "reactivate"; source: SuspensionSource; ticked?: boolean }
  | { event: "decline"; reason: string | null }
  | {
      event: Exclude<
        AccountEventName,
        "invite" | "reinstate" | "suspend" | "reactivate" | "decline"
      >;
    };

export type Move = { state: AccountState; raisesEpoch: boolean };
export type Decision = { move: Move } | { refused: RefusalCode };

type Refused = { refused: RefusalCode };
type Cell =
  | AccountStatus
  | Refused
  | ((was: AccountState, event: AccountEvent) => AccountStatus | Refused);

const no = (refused: RefusalCode): Refused => ({ refused });
const NONE = no("not-applicable");
const DEAD = no("link-dead");
const MINE = no("already-active");

const offer: Cell = (was) => no(was.claimedAt ? "reactivate-offered" : "reinstate-offered");
const revive: Cell = (was) => (was.claimedAt ? no("was-claimed") : "INVITED");
const lift: Cell = (was, event) =>
  event.event === "reactivate" && isByHand(was, event)
    ? no("suspended-by-hand")
    : was.claimedAt
      ? "ACTIVE"
      : "CREATED";
const back: Cell = ({ erasedAt, statusBeforeClose: before }) =>
  erasedAt ? no("erased") : before === "INVITED" || before === null ? "CREATED" : before;

const TABLE: Record<AccountEventName, Record<AccountStatus, Cell>> = {
  invite: row("INVITED", "INVITED", MINE, offer, no("reopen-offered")),
  reinstate: row(NONE, NONE, NONE, revive, NONE),
  withdraw: row(NONE, "CREATED", NONE, NONE, NONE),
  decline: row(NONE, "INVITED", NONE, NONE, NONE),
  claim: row(DEAD, "ACTIVE", MINE, DEAD, DEAD),
  "self-join": row("ACTIVE", "ACTIVE", MINE, DEAD, DEAD),
  recover: row(NONE, NONE, "ACTIVE", no("suspended"), no("closed")),
  suspend: row("SUSPENDED", "SUSPENDED", "SUSPENDED", "SUSPENDED", no("closed")),
  reactivate: row(NONE, NONE, NONE, lift, NONE),
  "change-address": row("CREATED", "INVITED", "ACTIVE", "SUSPENDED", no("closed")),
  close: row("CLOSED", "CLOSED", "CLOSED", "CLOSED", NONE),
  reopen: row(NONE, NONE, NONE, NONE, back),
  erase: row("CLOSED", "CLOSED", NONE, NONE, "CLOSED"),
};

function row(CREATED: Cell, INVITED: Cell, ACTIVE: Cell, SUSPENDED: Cell, CLOSED: Cell) {
  return { CREATED, INVITED, ACTIVE, SUSPENDED, CLOSED };
}

/** A suspension by hand is lifted by hand, or by a roster whose admin ticked it. */
const isByHand = (was: AccountState, event: AccountEvent & { event: "reactivate" }): boolean =>
  was.suspensionSource === "HAND" && event.source !== "HAND" && !event.ticked;

const stronger = (a: SuspensionSource, b: SuspensionSource | null): SuspensionSource =>
  b !== null && SUSPENSION_SOURCES.indexOf(b) <= SUSPENSION_SOURCES.indexOf(a) ? b : a;

const UNINVITED = {
  invitedAt: null,
  claimableUntil: null,
  declinedAt: null,
  declineReason: null,
  askedAt: null,
};

/** A past suspension date would suspend again at once: lifting the suspension clears it. */
const unsuspended = ({ suspensionDate }: AccountState, now: Date) => ({
  suspensionSource: null,
  suspendedAt: null,
  suspensionDate: suspensionDate !== null && suspensionDate <= now ? null : suspensionDate,
});

/** What an event changes beside the status. */
function effects(
  was: AccountState,
  event: AccountEvent,
  to: AccountStatus,
  now: Date,
): Partial<AccountState> {
  const uninvited = to === "CREATED" ? UNINVITED : {};
  const closing = { statusBeforeClose: was.status, closedAt: now };
  switch (event.event) {
    case "invite":
      return { ...UNINVITED, invitedAt: now, claimableUntil: event.claimableUntil };
    case "reinstate":
      return {
        ...unsuspended(was, now),
        ...UNINVITED,
        invitedAt: now,
        claimableUntil: event.claimableUntil,
      };
    case "decline":
      return { declinedAt: now, declineReason: event.reason, askedAt: null };
    case "claim":
    case "self-join":
      return { ...UNINVITED, invitedAt: was.invitedAt ?? now, claimedAt: now };
    case "suspend":
      return {
        suspensionSource: stronger(event.source, was.suspensionSource),
        suspendedAt: was.suspendedAt ?? now,
      };
    case "reactivate":
      return { ...unsuspended(was, now), ...uninvited };
    case "change-address":
      return was.status === "INVITED" ? { claimableUntil: null } : {};
    case "close":
      return closing;
    case "reopen":
      return { statusBeforeClose: null, closedAt: null, ...uninvited };
    case "erase":
      return { ...(was.status === "CLOSED" ? {} : closing), erasedAt: was.erasedAt ?? now };
    default:
      return uninvited;
  }
}

const ALWAYS_RAISE: ReadonlySet<AccountEventName> = new Set([
  "withdraw",
  "recover",
  "suspend",
  "close",
  "erase",
]);

/** Secrets and sessions die by epoch; whatever leads to SUSPENDED raises it, also reopening. */
const raisesEpoch = (was: AccountState, event: AccountEventName, to: AccountStatus): boolean =>
  ALWAYS_RAISE.has(event) ||
  (event === "change-address" && was.status === "ACTIVE") ||
  (to === "SUSPENDED" && was.status !== "SUSPENDED");

/** The transition table of the domain rules, section 2: every state × every event. */
export function decide(was: AccountState, event: AccountEvent, now: Date): Decision {
  const cell = TABLE[event.event][was.status];
  const to = typeof cell === "function" ? cell(was, event) : cell;
  if (typeof to !== "string") return to;
  const state = { ...was, ...effects(was, event, to, now), status: to };
  return { move: { state, raisesEpoch: raisesEpoch(was, event.event, to) } };
}

/** An invitation past its end is shown as expired; nothing stores that. */
export const isExpired = (
  account: { status: string; claimableUntil: Date | null },
  now: Date,
): boolean =>
  account.status === "INVITED" && account.claimableUntil !== null && account.claimableUntil <= now;

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
  "leave",
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

/** Whoever was erased stands after every name that can be written: walks along the names end before. */
export const NAMELESS = "\u{10ffff}";
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
  leave: row(NONE, NONE, "CLOSED", NONE, NONE),
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

const AWAITING = { invitedAt: null, claimableUntil: null, askedAt: null };
const UNINVITED = { ...AWAITING, declinedAt: null, declineReason: null };

/** A past suspension date would suspend again at once: lifting the suspension clears it. */
const unsuspended = ({ suspensionDate }: AccountState, now: Date) => ({
  suspensionSource: null,
  suspendedAt: null,
  suspensionDate: suspensionDate !== null && suspensionDate <= now ? null : suspensionDate,
});

type Effect<E> = (was: AccountState, event: E, now: Date) => Partial<AccountState>;

const claimed: Effect<AccountEvent> = (was, _, now) => ({
  ...UNINVITED,
  invitedAt: was.invitedAt ?? now,
  claimedAt: now,
});

const closed: Effect<AccountEvent> = (was, _, now) => ({
  statusBeforeClose: was.status,
  closedAt: now,
});

/** What an event changes beside the status; an account that comes to await invitation is UNINVITED besides (`leaves`). */
const EFFECTS: { [E in AccountEvent as E["event"]]?: Effect<E> } = {
  invite: (_, { claimableUntil }, now) => ({ ...UNINVITED, invitedAt: now, claimableUntil }),
  reinstate: (was, { claimableUntil }, now) => ({
    ...unsuspended(was, now),
    ...UNINVITED,
    invitedAt: now,
    claimableUntil,
  }),
  decline: (_, { reason }, now) => ({ declinedAt: now, declineReason: reason, askedAt: null }),
  claim: claimed,
  "self-join": claimed,
  suspend: (was, { source }, now) => ({
    suspensionSource: stronger(source, was.suspensionSource),
    suspendedAt: was.suspendedAt ?? now,
  }),
  reactivate: (was, _, now) => unsuspended(was, now),
  "change-address": (was) => (was.status === "INVITED" ? { claimableUntil: null } : {}),
  close: closed,
  leave: closed,
  reopen: () => ({ statusBeforeClose: null, closedAt: null }),
  erase: (was, _, now) => ({
    statusBeforeClose: was.statusBeforeClose ?? was.status,
    closedAt: was.closedAt ?? now,
    erasedAt: was.erasedAt ?? now,
  }),
};

const ALWAYS_RAISE: ReadonlySet<AccountEventName> = new Set([
  ...(["withdraw", "recover", "suspend", "close", "leave", "erase"] as const),
]);

/** Secrets and sessions die by epoch; whatever leads to SUSPENDED raises it, also reopening. */
const raisesEpoch = (was: AccountState, event: AccountEventName, to: AccountStatus): boolean =>
  ALWAYS_RAISE.has(event) ||
  (event === "change-address" && was.status === "ACTIVE") ||
  (to === "SUSPENDED" && was.status !== "SUSPENDED");

/** What is left of the invitation of who comes to await one. Lifting a suspension asks nobody: who said no has said it still. */
const leaves = (event: AccountEventName) => (event === "reactivate" ? AWAITING : UNINVITED);

/** The transition table of the domain rules, section 2: every state × every event. */
export function decide(was: AccountState, event: AccountEvent, now: Date): Decision {
  const cell = TABLE[event.event][was.status];
  const to = typeof cell === "function" ? cell(was, event) : cell;
  if (typeof to !== "string") return to;
  const effect = EFFECTS[event.event] as Effect<AccountEvent> | undefined;
  const left = to === "CREATED" && was.status !== "CREATED" ? leaves(event.event) : {};
  const state = { ...was, ...effect?.(was, event, now), ...left, status: to };
  return { move: { state, raisesEpoch: raisesEpoch(was, event.event, to) } };
}

/** Whether a person may change their own profile: the organisation lets them, and prevents this one from nothing. */
export const mayEditOwnProfile = (
  org: { memberEditing: boolean; modificationPrevention: boolean },
  account: { modificationPrevention: boolean },
): boolean => org.memberEditing && !(org.modificationPrevention && account.modificationPrevention);

/** An invitation past its end is shown as expired; nothing stores that. */
export const isExpired = (
  account: { status: string; claimableUntil: Date | null },
  now: Date,
): boolean =>
  account.status === "INVITED" && account.claimableUntil !== null && account.claimableUntil <= now;

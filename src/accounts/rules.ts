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

const refuse = (refused: RefusalCode): Decision => ({ refused });
const go = (state: AccountState, raisesEpoch = false): Decision => ({
  move: { state, raisesEpoch },
});
const stronger = (a: SuspensionSource, b: SuspensionSource | null): SuspensionSource =>
  b !== null && SUSPENSION_SOURCES.indexOf(b) <= SUSPENSION_SOURCES.indexOf(a) ? b : a;

const UNINVITED = {
  invitedAt: null,
  claimableUntil: null,
  declinedAt: null,
  declineReason: null,
  askedAt: null,
};
const UNSUSPENDED = { suspensionSource: null, suspendedAt: null };

type Rule<E extends AccountEvent = AccountEvent> = (
  was: AccountState,
  event: E,
  now: Date,
) => Decision;

function invite(
  was: AccountState,
  { claimableUntil }: { claimableUntil: Date },
  now: Date,
): Decision {
  const invited = {
    ...was,
    ...UNINVITED,
    status: "INVITED",
    invitedAt: now,
    claimableUntil,
  } as const;
  switch (was.status) {
    case "CREATED":
    case "INVITED":
      return go(invited);
    case "ACTIVE":
      return refuse("already-active");
    case "SUSPENDED":
      return refuse(was.claimedAt ? "reactivate-offered" : "reinstate-offered");
    case "CLOSED":
      return refuse("reopen-offered");
  }
}

function reinstate(was: AccountState, event: { claimableUntil: Date }, now: Date): Decision {
  if (was.status !== "SUSPENDED") return refuse("not-applicable");
  if (was.claimedAt) return refuse("was-claimed");
  return invite({ ...unsuspend(was, now), status: "CREATED" }, event, now);
}

/** A past suspension date would suspend again at once: lifting the suspension clears it. */
function unsuspend(was: AccountState, now: Date): AccountState {
  const past = was.suspensionDate !== null && was.suspensionDate <= now;
  return { ...was, ...UNSUSPENDED, suspensionDate: past ? null : was.suspensionDate };
}

const withdraw: Rule = (was) =>
  was.status === "INVITED"
    ? go({ ...was, ...UNINVITED, status: "CREATED" }, true)
    : refuse("not-applicable");

const decline: Rule<Extract<AccountEvent, { event: "decline" }>> = (was, { reason }, now) =>
  was.status === "INVITED"
    ? go({ ...was, declinedAt: now, declineReason: reason, askedAt: null })
    : refuse("not-applicable");

/** Claiming needs an invitation; joining by the organisation's link is one. */
const claim =
  (from: readonly AccountStatus[]): Rule =>
  (was, _, now) => {
    if (was.status === "ACTIVE") return refuse("already-active");
    if (!from.includes(was.status)) return refuse("link-dead");
    return go({
      ...was,
      ...UNINVITED,
      invitedAt: was.invitedAt ?? now,
      status: "ACTIVE",
      claimedAt: now,
    });
  };

const recover: Rule = (was) => {
  if (was.status === "ACTIVE") return go(was, true);
  return refuse(
    was.status === "SUSPENDED"
      ? "suspended"
      : was.status === "CLOSED"
        ? "closed"
        : "not-applicable",
  );
};

const suspend: Rule<Extract<AccountEvent, { event: "suspend" }>> = (was, { source }, now) => {
  if (was.status === "CLOSED") return refuse("closed");
  return go(
    {
      ...was,
      status: "SUSPENDED",
      suspensionSource: stronger(source, was.suspensionSource),
      suspendedAt: was.suspendedAt ?? now,
    },
    true,
  );
};

const reactivate: Rule<Extract<AccountEvent, { event: "reactivate" }>> = (
  was,
  { source, ticked },
  now,
) => {
  if (was.status !== "SUSPENDED") return refuse("not-applicable");
  if (was.suspensionSource === "HAND" && source !== "HAND" && !ticked)
    return refuse("suspended-by-hand");
  const lifted = unsuspend(was, now);
  return go(
    was.claimedAt
      ? { ...lifted, status: "ACTIVE" }
      : { ...lifted, ...UNINVITED, status: "CREATED" },
  );
};

/** An address changes; who is INVITED has nothing to claim with until sent again. ACTIVE comes here once it is proven. */
const changeAddress: Rule = (was) => {
  if (was.status === "CLOSED") return refuse("closed");
  return go(
    was.status === "INVITED" ? { ...was, claimableUntil: null } : was,
    was.status === "ACTIVE",
  );
};

const close: Rule = (was, _, now) =>
  was.status === "CLOSED"
    ? refuse("not-applicable")
    : go({ ...was, status: "CLOSED", statusBeforeClose: was.status, closedAt: now }, true);

const reopen: Rule = (was) => {
  if (was.status !== "CLOSED") return refuse("not-applicable");
  if (was.erasedAt) return refuse("erased");
  const before = was.statusBeforeClose ?? "CREATED";
  const opened = { ...was, statusBeforeClose: null, closedAt: null };
  return before === "INVITED" || before === "CREATED"
    ? go({ ...opened, ...UNINVITED, status: "CREATED" })
    : // Whatever leads to SUSPENDED raises the epoch: the database refuses the move otherwise.
      go({ ...opened, status: before }, before === "SUSPENDED");
};

const erase: Rule = (was, _, now) => {
  if (was.status === "ACTIVE" || was.status === "SUSPENDED") return refuse("not-applicable");
  const closed =
    was.status === "CLOSED"
      ? was
      : { ...was, status: "CLOSED" as const, statusBeforeClose: was.status, closedAt: now };
  return go({ ...closed, erasedAt: was.erasedAt ?? now }, true);
};

const RULES: { [Name in AccountEventName]: Rule<never> } = {
  invite,
  reinstate,
  withdraw,
  decline,
  claim: claim(["INVITED"]),
  "self-join": claim(["CREATED", "INVITED"]),
  recover,
  suspend,
  reactivate,
  "change-address": changeAddress,
  close,
  reopen,
  erase,
};

/** The transition table of the domain rules, section 2: every state × every event. */
export function decide(was: AccountState, event: AccountEvent, now: Date): Decision {
  return (RULES[event.event] as Rule)(was, event, now);
}

/** An invitation past its end is shown as expired; nothing stores that. */
export const isExpired = (
  account: { status: string; claimableUntil: Date | null },
  now: Date,
): boolean =>
  account.status === "INVITED" && account.claimableUntil !== null && account.claimableUntil <= now;

import type { AccountEvent, AccountState } from "@/accounts/rules";
import { decide } from "@/accounts/rules";
import type { Permission } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";

/** What can be done to many at once, in the order of the bar. */
export const ACTS_ON_MANY = [
  "invite",
  "remind",
  "join-team",
  "leave-team",
  "grant",
  "revoke",
  "language",
  "dismiss",
  "withdraw",
  "reactivate",
  "reinstate",
  "reopen",
  "suspend",
  "close",
  "export",
] as const;
export type ActOnMany = (typeof ACTS_ON_MANY)[number];

/** Sending to many goes over the composer, and what becomes of it is told by its campaign. */
export const COMPOSED = ["invite", "remind"] as const;
export const isComposed = (act: ActOnMany): act is (typeof COMPOSED)[number] =>
  COMPOSED.some((one) => one === act);

/** Those that are carried out row by row; an export only reads. */
export type RowAct = Exclude<ActOnMany, "export" | (typeof COMPOSED)[number]>;

export const NEEDED: Record<ActOnMany, Permission> = {
  invite: "accounts.invite",
  remind: "accounts.invite",
  "join-team": "accounts.manage",
  "leave-team": "accounts.manage",
  grant: "accounts.manage",
  revoke: "accounts.manage",
  language: "accounts.manage",
  dismiss: "accounts.invite",
  withdraw: "accounts.invite",
  reactivate: "accounts.manage",
  reinstate: "accounts.invite",
  reopen: "accounts.manage",
  suspend: "accounts.manage",
  close: "accounts.manage",
  export: "accounts.view",
};

/** What a person with these rights can do with many; only reading what they may read anyway needs nobody ticked. */
export const actsFor = (
  permissions: readonly Permission[],
  place: "list" | "desk" = "list",
): ActOnMany[] =>
  ACTS_ON_MANY.filter(
    (act) => permissions.includes(NEEDED[act]) && (act !== "dismiss" || place === "desk"),
  );

/** What else an act needs to know. */
export const ASKS: Partial<Record<ActOnMany, "team" | "application" | "language">> = {
  "join-team": "team",
  "leave-team": "team",
  grant: "application",
  revoke: "application",
  language: "language",
};

/** Nobody does these to who may do more than they. */
export const ABOVE_ONLY: ReadonlySet<ActOnMany> = new Set([
  "language",
  "withdraw",
  "reactivate",
  "reinstate",
  "reopen",
  "suspend",
  "close",
]);

export const DESTRUCTIVE: ReadonlySet<ActOnMany> = new Set(["suspend", "close"]);

/** Up to so many are done in the act itself; more go to the worker. */
export const AT_ONCE = 500;
/** Rows of one transaction of the worker. */
export const CHUNK = 500;

/** GIVEN: a campaign has taken its people over. */
export const STATES = ["FROZEN", "GIVEN", "QUEUED", "RUNNING", "STOPPED", "DONE"] as const;
export type SelectionState = (typeof STATES)[number];

/** What became of one person: done, or why not. Who no longer matched at confirmation is left out. */
export type Outcome = "done" | "left-out" | RefusalCode;

const EVENTS: Partial<Record<ActOnMany, AccountEvent>> = {
  withdraw: { event: "withdraw" },
  reactivate: { event: "reactivate", source: "HAND" },
  reinstate: { event: "reinstate", claimableUntil: new Date(0) },
  reopen: { event: "reopen" },
  suspend: { event: "suspend", source: "HAND" },
  close: { event: "close" },
};

/** Why an account in this state would be refused by the act; undefined for those it takes. */
export function foreseen(act: ActOnMany, was: AccountState, now: Date): RefusalCode | undefined {
  const event = EVENTS[act];
  if (event) {
    const decision = decide(was, event, now);
    return "refused" in decision ? decision.refused : undefined;
  }
  const isOpenOnly = act === "join-team" || act === "grant" || act === "language";
  return isOpenOnly && was.status === "CLOSED" ? "closed" : undefined;
}

import type { Named } from "@/accounts/input";
import { displayName } from "@/accounts/input";
import type { AccountEvent, AccountState } from "@/accounts/rules";
import { decide } from "@/accounts/rules";
import { EXPORTING } from "@/admins/rules";
import type { Until } from "@/calendar/rules";
import { UNTILS } from "@/calendar/rules";
import type { Permission } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";

/** What can be done to many at once, in the order of the bar. */
export const ACTS_ON_MANY = [
  "invite",
  "remind",
  "again",
  "join-team",
  "leave-team",
  "grant",
  "revoke",
  "language",
  "code",
  "dismiss",
  "take-back",
  "extend",
  "withdraw",
  "reactivate",
  "reinstate",
  "reopen",
  "suspend",
  "suspend-on",
  "close",
  "export",
] as const;
export type ActOnMany = (typeof ACTS_ON_MANY)[number];

/** Sending to many goes over the composer, and what becomes of it is told by its campaign. */
export const COMPOSED = ["invite", "remind", "again", "reinstate"] as const;
export const isComposed = (act: ActOnMany): act is (typeof COMPOSED)[number] =>
  COMPOSED.some((one) => one === act);

/** Those that are carried out row by row; an export only reads. */
export type RowAct = Exclude<ActOnMany, "export" | (typeof COMPOSED)[number]>;

export const NEEDED: Record<ActOnMany, Permission> = {
  invite: "accounts.invite",
  remind: "accounts.invite",
  again: "accounts.invite",
  "join-team": "accounts.manage",
  "leave-team": "accounts.manage",
  grant: "accounts.manage",
  revoke: "accounts.manage",
  language: "accounts.manage",
  code: "accounts.invite",
  dismiss: "accounts.invite",
  "take-back": "accounts.invite",
  extend: "accounts.manage",
  withdraw: "accounts.invite",
  reactivate: "accounts.manage",
  reinstate: "accounts.invite",
  reopen: "accounts.manage",
  suspend: "accounts.manage",
  "suspend-on": "accounts.manage",
  close: "accounts.manage",
  export: EXPORTING,
};

export type ActPlace = "list" | "desk" | "aside" | "calendar";

/** Acts that fit only where it is listed what they are about. */
const ONLY_AT: Partial<Record<ActOnMany, ActPlace>> = {
  ...{ code: "desk", dismiss: "desk", "take-back": "aside", extend: "calendar" },
};

/** Where its people were ticked, below the console: who were ticked for the others stand in the list of all. */
export const LISTED_AT: Partial<Record<ActOnMany, string>> = {
  code: "desk",
  dismiss: "desk",
  "take-back": "desk?aside=1",
  extend: "calendar",
};

/** What is done there most. */
const FIRST_AT: Record<ActPlace, readonly ActOnMany[]> = {
  list: ["invite", "remind", "join-team"],
  desk: ["again", "dismiss", "code"],
  aside: ["take-back"],
  calendar: ["extend"],
};

/** What a person with these rights can do with many. */
export function actsFor(permissions: readonly Permission[], place: ActPlace = "list"): ActOnMany[] {
  const allowed = ACTS_ON_MANY.filter(
    (act) => permissions.includes(NEEDED[act]) && (ONLY_AT[act] ?? place) === place,
  );
  const first = FIRST_AT[place];
  return [
    ...first.filter((act) => allowed.includes(act)),
    ...allowed.filter((act) => !first.includes(act)),
  ];
}

/** What the address of a selection may ask for, wherever its people were ticked. */
export const anyActFor = (permissions: readonly Permission[]): ActOnMany[] =>
  ACTS_ON_MANY.filter((act) => permissions.includes(NEEDED[act]));

/** What else an act needs to know. */
export const ASKS: Partial<Record<ActOnMany, "team" | "application" | "language" | "until">> = {
  "join-team": "team",
  "leave-team": "team",
  grant: "application",
  revoke: "application",
  language: "language",
  extend: "until",
  "suspend-on": "until",
};

/** Of acts that ask until when: what can be answered, the usual answer first. */
export const UNTIL_CHOICES: Partial<Record<ActOnMany, readonly Until[]>> = {
  extend: UNTILS,
  "suspend-on": ["date", "never"],
};

/** Nobody does these to who may do more than they. */
export const ABOVE_ONLY: ReadonlySet<ActOnMany> = new Set([
  "code",
  "language",
  "withdraw",
  "reactivate",
  "reopen",
  "extend",
  "suspend",
  "suspend-on",
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

/** Outcomes against which nothing stood; `coded` is of a campaign, which gave an access code. */
export const FINE: ReadonlySet<string> = new Set(["done", "coded", "unchanged"]);

const EVENTS: Partial<Record<ActOnMany, AccountEvent>> = {
  code: { event: "invite", claimableUntil: new Date(0) },
  withdraw: { event: "withdraw" },
  reactivate: { event: "reactivate", source: "HAND" },
  reopen: { event: "reopen" },
  suspend: { event: "suspend", source: "HAND" },
  close: { event: "close" },
};

/** Why what is to come to an end is refused to who has come to one. */
const OF_ENDED: Partial<Record<ActOnMany, Record<"SUSPENDED" | "CLOSED", RefusalCode>>> = {
  extend: { SUSPENDED: "not-applicable", CLOSED: "not-applicable" },
  "suspend-on": { SUSPENDED: "suspended", CLOSED: "closed" },
};

/** Why an account in this state would be refused by the act; undefined for those it takes. */
export function foreseen(act: ActOnMany, was: AccountState, now: Date): RefusalCode | undefined {
  const event = EVENTS[act];
  if (event) {
    const decision = decide(was, event, now);
    if ("refused" in decision) return decision.refused;
    return act === "code" && was.declinedAt ? "declined" : undefined;
  }
  if (was.status === "SUSPENDED" || was.status === "CLOSED") {
    const code = OF_ENDED[act]?.[was.status];
    if (code) return code;
  }
  const isOpenOnly = act === "join-team" || act === "grant" || act === "language";
  return isOpenOnly && was.status === "CLOSED" ? "closed" : undefined;
}

/** Of who was ticked, those that the page still shows: who left the list by an act in their row is ticked no more. */
export const tickedOn = (ticked: ReadonlySet<string>, page: readonly string[]): Set<string> =>
  new Set(page.filter((id) => ticked.has(id)));

export type NamedGroup = { count: number; names: string[] };

/** So many, some of them by name. */
export const namesOf = (group: { count: number; people: readonly Named[] }): NamedGroup => ({
  count: group.count,
  names: group.people.map(displayName),
});

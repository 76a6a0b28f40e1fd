import { expect, test } from "vitest";
import type { Column } from "../../tests/support/account-table";
import { CELLS, COLUMNS, eventOf, HEADING } from "../../tests/support/account-table";
import type { AccountEvent, AccountState, SuspensionSource } from "./rules";
import { ACCOUNT_EVENTS, ACCOUNT_STATUSES, decide, isExpired } from "./rules";

const NOW = new Date("2026-03-10T09:00:00Z");
const EARLIER = new Date("2026-03-01T09:00:00Z");
const LATER = new Date("2026-03-17T09:00:00Z");

const NEW_ACCOUNT: AccountState = {
  status: "CREATED",
  statusBeforeClose: null,
  suspensionSource: null,
  suspensionDate: null,
  suspendedAt: null,
  invitedAt: null,
  claimableUntil: null,
  declinedAt: null,
  declineReason: null,
  askedAt: null,
  claimedAt: null,
  closedAt: null,
  erasedAt: null,
};
const INVITED = {
  ...NEW_ACCOUNT,
  status: "INVITED",
  invitedAt: EARLIER,
  claimableUntil: LATER,
} as const;
const ACTIVE = {
  ...NEW_ACCOUNT,
  status: "ACTIVE",
  invitedAt: EARLIER,
  claimedAt: EARLIER,
} as const;
const SUSPENSION = { status: "SUSPENDED", suspensionSource: "HAND", suspendedAt: EARLIER } as const;
const closedFrom = (was: AccountState): AccountState => ({
  ...was,
  status: "CLOSED",
  statusBeforeClose: was.status,
  closedAt: EARLIER,
});

const STATES: Record<Column, AccountState> = {
  CREATED: NEW_ACCOUNT,
  INVITED,
  ACTIVE,
  "SUSPENDED, never claimed": { ...INVITED, ...SUSPENSION },
  "SUSPENDED, claimed": { ...ACTIVE, ...SUSPENSION },
  CLOSED: closedFrom(NEW_ACCOUNT),
};

/** Where an event leads, which must not be refused. */
function after(was: AccountState, event: AccountEvent): AccountState {
  const decision = decide(was, event, NOW);
  if ("refused" in decision) throw new Error(`refused: ${decision.refused}`);
  return decision.move.state;
}

test("the table has a line for every event and a column for every state", () => {
  expect(HEADING).toEqual(COLUMNS);
  expect([...new Set(CELLS.map(({ event }) => event))].sort()).toEqual([...ACCOUNT_EVENTS].sort());
  const states = COLUMNS.map((column) => column.replace(/,.*/, ""));
  expect([...new Set(states)].sort()).toEqual([...ACCOUNT_STATUSES].sort());
  expect(CELLS).toHaveLength(14 * 6);
});

test.each(CELLS)("$event from $from", ({ event, from, expected }) => {
  const decision = decide(STATES[from], eventOf(event, LATER), NOW);
  if ("refused" in expected) expect(decision).toEqual(expected);
  else {
    if ("refused" in decision) throw new Error(`refused: ${decision.refused}`);
    expect(decision.move.state.status).toBe(expected.to);
    expect(decision.move.raisesEpoch).toBe(expected.epochRises);
  }
});

test("inviting notes when and until when, and wipes what belonged to the invitation before", () => {
  const was = { ...INVITED, declinedAt: EARLIER, declineReason: "not-me", askedAt: EARLIER };
  const again = after(was, { event: "invite", claimableUntil: LATER });
  expect(again).toEqual({ ...INVITED, invitedAt: NOW, claimableUntil: LATER });
});

test("withdrawing leaves nothing of the invitation", () => {
  const was = { ...INVITED, declinedAt: EARLIER, declineReason: "not-me", askedAt: EARLIER };
  expect(after(was, { event: "withdraw" })).toEqual(NEW_ACCOUNT);
});

test("a decline keeps its reason and answers an earlier request for a new invitation", () => {
  const declined = after({ ...INVITED, askedAt: EARLIER }, { event: "decline", reason: "not-me" });
  expect(declined).toEqual({ ...INVITED, declinedAt: NOW, declineReason: "not-me" });
});

test("a claim has a time and ends the waiting; who joins by oneself is invited and claimed in one act", () => {
  const claimed = { ...ACTIVE, claimedAt: NOW };
  expect(after(INVITED, { event: "claim" })).toEqual(claimed);
  expect(after(NEW_ACCOUNT, { event: "self-join" })).toEqual({ ...claimed, invitedAt: NOW });
});

test.each<[SuspensionSource, SuspensionSource, SuspensionSource]>([
  ["HAND", "DATE", "HAND"],
  ["HAND", "INACTIVITY", "HAND"],
  ["HAND", "SYNC", "HAND"],
  ["DATE", "HAND", "HAND"],
  ["DATE", "INACTIVITY", "DATE"],
  ["DATE", "SYNC", "DATE"],
  ["INACTIVITY", "HAND", "HAND"],
  ["INACTIVITY", "DATE", "DATE"],
  ["INACTIVITY", "SYNC", "INACTIVITY"],
  ["SYNC", "HAND", "HAND"],
  ["SYNC", "DATE", "DATE"],
  ["SYNC", "INACTIVITY", "INACTIVITY"],
])("suspended by %s and again by %s: %s is stored, since when stays", (first, second, stored) => {
  const was = { ...ACTIVE, ...SUSPENSION, suspensionSource: first };
  const again = after(was, { event: "suspend", source: second });
  expect(again).toEqual({ ...was, suspensionSource: stored });
});

test.each<[SuspensionSource, SuspensionSource, boolean, string]>([
  ["HAND", "HAND", false, "ACTIVE"],
  ["HAND", "DATE", false, "suspended-by-hand"],
  ["HAND", "INACTIVITY", false, "suspended-by-hand"],
  ["HAND", "SYNC", false, "suspended-by-hand"],
  ["HAND", "SYNC", true, "ACTIVE"],
  ["DATE", "SYNC", false, "ACTIVE"],
  ["INACTIVITY", "SYNC", false, "ACTIVE"],
  ["SYNC", "SYNC", false, "ACTIVE"],
  ["SYNC", "HAND", false, "ACTIVE"],
])("suspended by %s, lifted by %s (ticked: %s): %s", (suspender, lifter, ticked, outcome) => {
  const was = { ...ACTIVE, ...SUSPENSION, suspensionSource: suspender };
  const decision = decide(was, { event: "reactivate", source: lifter, ticked }, NOW);
  expect("refused" in decision ? decision.refused : decision.move.state.status).toBe(outcome);
});

test("lifting a suspension clears its source, its time and a date that is past, never one to come", () => {
  const lift = { event: "reactivate", source: "HAND" } as const;
  const was = { ...ACTIVE, ...SUSPENSION };
  expect(after({ ...was, suspensionDate: EARLIER }, lift)).toEqual(ACTIVE);
  expect(after({ ...was, suspensionDate: NOW }, lift)).toEqual(ACTIVE);
  expect(after({ ...was, suspensionDate: LATER }, lift)).toEqual({
    ...ACTIVE,
    suspensionDate: LATER,
  });
});

test("who never claimed awaits invitation again, or is invited in the same act", () => {
  const was = { ...INVITED, ...SUSPENSION, suspensionDate: EARLIER };
  expect(after(was, { event: "reactivate", source: "HAND" })).toEqual(NEW_ACCOUNT);
  expect(after(was, { event: "reinstate", claimableUntil: LATER })).toEqual({
    ...INVITED,
    invitedAt: NOW,
  });
});

test("a changed address leaves an invited person nothing to claim with until it is sent again", () => {
  expect(after(INVITED, { event: "change-address" })).toEqual({ ...INVITED, claimableUntil: null });
  expect(after(ACTIVE, { event: "change-address" })).toEqual(ACTIVE);
});

test("closing remembers the state before", () => {
  for (const was of [NEW_ACCOUNT, INVITED, ACTIVE, STATES["SUSPENDED, claimed"]]) {
    const closed = { ...was, status: "CLOSED", statusBeforeClose: was.status, closedAt: NOW };
    expect(after(was, { event: "close" })).toEqual(closed);
  }
});

test.each([
  ["CREATED", NEW_ACCOUNT, NEW_ACCOUNT],
  ["INVITED", INVITED, NEW_ACCOUNT],
  ["ACTIVE", ACTIVE, ACTIVE],
  ["SUSPENDED", STATES["SUSPENDED, claimed"], STATES["SUSPENDED, claimed"]],
])("reopening an account closed as %s", (_, before, expected) => {
  expect(after(closedFrom(before), { event: "reopen" })).toEqual(expected);
});

test("erasing is for good: closed, with the time of the first erasure, and never reopened", () => {
  const erased = after(INVITED, { event: "erase" });
  expect(erased).toMatchObject({
    status: "CLOSED",
    statusBeforeClose: "INVITED",
    closedAt: NOW,
    erasedAt: NOW,
  });
  const kept = after(closedFrom(ACTIVE), { event: "erase" });
  expect(kept).toEqual({ ...closedFrom(ACTIVE), erasedAt: NOW });
  expect(after({ ...kept, erasedAt: EARLIER }, { event: "erase" }).erasedAt).toBe(EARLIER);
  expect(decide(kept, { event: "reopen" }, NOW)).toEqual({ refused: "erased" });
});

test("an invitation is expired from its very end on, and only while it waits", () => {
  expect(isExpired({ status: "INVITED", claimableUntil: LATER }, NOW)).toBe(false);
  expect(isExpired({ status: "INVITED", claimableUntil: NOW }, NOW)).toBe(true);
  expect(isExpired({ status: "INVITED", claimableUntil: null }, NOW)).toBe(false);
  expect(isExpired({ status: "ACTIVE", claimableUntil: EARLIER }, NOW)).toBe(false);
});

import { expect, test } from "vitest";
import { eventOf, NO_CELLS } from "../../tests/support/account-table";
import type { AccountState } from "./rules";
import { ACCOUNT_EVENTS, decide } from "./rules";

const NOW = new Date("2026-03-10T09:00:00Z");
const EARLIER = new Date("2026-03-01T09:00:00Z");
const LATER = new Date("2026-03-17T09:00:00Z");

const SAID_NO = { declinedAt: EARLIER, declineReason: "not-wanted" } as const;
const CREATED: AccountState = {
  status: "CREATED",
  statusBeforeClose: null,
  suspensionSource: null,
  suspensionDate: null,
  suspendedAt: null,
  invitedAt: null,
  claimableUntil: null,
  askedAt: null,
  claimedAt: null,
  closedAt: null,
  erasedAt: null,
  ...SAID_NO,
};
const INVITED = {
  ...CREATED,
  status: "INVITED",
  invitedAt: EARLIER,
  claimableUntil: LATER,
} as const;
const SUSPENDED = {
  ...INVITED,
  status: "SUSPENDED",
  suspensionSource: "HAND",
  suspendedAt: EARLIER,
} as const;
const closedFrom = (was: AccountState): AccountState => ({
  ...was,
  ...{ status: "CLOSED", statusBeforeClose: was.status, closedAt: EARLIER },
});

const REFUSERS: Record<string, AccountState> = {
  CREATED,
  INVITED,
  "SUSPENDED, never claimed": SUSPENDED,
  "CLOSED, was CREATED": closedFrom(CREATED),
  "CLOSED, was INVITED": closedFrom(INVITED),
  "CLOSED, was SUSPENDED": closedFrom(SUSPENDED),
};

test("of who said no the table has a line for every event as well", () => {
  expect([...new Set(NO_CELLS.map(({ event }) => event))].sort()).toEqual(
    [...ACCOUNT_EVENTS].sort(),
  );
  expect([...new Set(NO_CELLS.map(({ from }) => from))]).toEqual(Object.keys(REFUSERS));
  expect(NO_CELLS).toHaveLength(14 * 6);
});

test.each(NO_CELLS)("$event of who said no, $from: it $fate", ({ event, from, fate }) => {
  const was = REFUSERS[from] ?? CREATED;
  const decision = decide(was, eventOf(event, LATER), NOW);
  if ("refused" in decision) expect(fate).toBe("–");
  else {
    expect(["stays", "ends"]).toContain(fate);
    const { declinedAt, declineReason } = decision.move.state;
    const said = event === "decline" ? [NOW, "not-me"] : [EARLIER, "not-wanted"];
    expect([declinedAt, declineReason]).toEqual(fate === "stays" ? said : [null, null]);
  }
});

import { expect, test } from "vitest";
import { shownState } from "./shown-state";

const now = new Date("2026-03-02T12:00:00Z");
const [before, after] = [new Date("2026-03-01T12:00:00Z"), new Date("2026-03-03T12:00:00Z")];

test.each([
  ["INVITED", after, null, "INVITED"],
  ["INVITED", before, null, "EXPIRED"],
  ["ACTIVE", before, null, "ACTIVE"],
  ["CLOSED", null, null, "CLOSED"],
  ["CLOSED", null, before, "ERASED"],
] as const)("%s until %s, erased %s is shown as %s", (status, claimableUntil, erasedAt, shown) => {
  expect(shownState({ status, claimableUntil, erasedAt }, now)).toBe(shown);
});

test("whose letter waits is not expired: its link lives from when it leaves", () => {
  const waiting = { status: "INVITED", claimableUntil: before, isUnsent: true } as const;
  expect(shownState(waiting, now)).toBe("INVITED");
});

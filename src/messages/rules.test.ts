import { expect, test } from "vitest";
import type { Outcome } from "./rules";
import { settle } from "./rules";

const NOW = new Date("2026-03-10T09:00:00Z");
const sent: Outcome = { kind: "sent", answer: "250 kept" };
const later: Outcome = { kind: "later", code: "450", answer: "450 busy" };
const failed: Outcome = { kind: "failed", code: "550", answer: "550 no such user" };

// What became of an attempt, the state and when it is tried again.
test.each<[string, Outcome, number, boolean, string, string | null]>([
  ["taken over", sent, 1, false, "SENT", null],
  ["laid into the local mailbox", sent, 1, true, "DELIVERED", null],
  ["taken over at last", sent, 8, false, "SENT", null],
  ["put off, 1st", later, 1, false, "DELAYED", "2026-03-10T09:01:00.000Z"],
  ["put off, 2nd", later, 2, false, "DELAYED", "2026-03-10T09:05:00.000Z"],
  ["put off, 3rd", later, 3, false, "DELAYED", "2026-03-10T09:15:00.000Z"],
  ["put off, 4th", later, 4, false, "DELAYED", "2026-03-10T10:00:00.000Z"],
  ["put off, 5th", later, 5, false, "DELAYED", "2026-03-10T11:00:00.000Z"],
  ["put off, 6th", later, 6, false, "DELAYED", "2026-03-10T13:00:00.000Z"],
  ["put off, 7th", later, 7, false, "DELAYED", "2026-03-10T17:00:00.000Z"],
  ["put off once more", later, 8, false, "FAILED", null],
  ["put off, locally", later, 1, true, "DELAYED", "2026-03-10T09:01:00.000Z"],
  ["refused", failed, 1, false, "FAILED", null],
  ["refused, locally", failed, 1, true, "FAILED", null],
])("%s", (_, outcome, attempts, local, state, next) => {
  const settled = settle(outcome, attempts, NOW, local);
  expect(settled.state).toBe(state);
  expect(settled.nextAttemptAt?.toISOString() ?? null).toBe(next);
  expect(settled.answer).toBe(outcome.answer);
  expect(settled.reason).toBe(outcome.kind === "sent" ? null : outcome.code);
});

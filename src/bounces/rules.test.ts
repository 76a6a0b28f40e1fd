import { expect, test } from "vitest";
import type { MessageState } from "@/messages/rules";
import { MESSAGE_STATES } from "@/messages/rules";
import type { Report } from "./rules";
import { chooseReport, isForGood, tidingsOf } from "./rules";

/** What each state becomes of each notice, as section 5 of the domain rules has it; "–" for what tells nothing new. */
const BECOMES: Record<Report["outcome"], Record<MessageState, string>> = {
  delivered: row("DELIVERED", "DELIVERED", "DELIVERED", "–", "–", "–", "DELIVERED", "–"),
  delayed: row("–", "SENT", "–", "–", "–", "–", "–", "–"),
  bounced: row("BOUNCED", "BOUNCED", "BOUNCED", "BOUNCED", "–", "–", "–", "–"),
  complained: row("COMPLAINED", "COMPLAINED", "COMPLAINED", "COMPLAINED", "–", "–", "–", "–"),
};

function row(
  ...[QUEUED, SENT, DELAYED, DELIVERED, BOUNCED, COMPLAINED, FAILED, CANCELLED]: string[]
) {
  const all = { QUEUED, SENT, DELAYED, DELIVERED, BOUNCED, COMPLAINED, FAILED, CANCELLED };
  return all as Record<MessageState, string>;
}

const report = (given: Partial<Report>): Report => ({
  outcome: "bounced",
  recipients: [],
  status: "5.1.1",
  answer: null,
  ...given,
});

test.each(Object.keys(BECOMES) as Report["outcome"][])("%s", (outcome) => {
  for (const state of MESSAGE_STATES) {
    const told = tidingsOf({ state, reason: null }, { outcome, status: "5.1.1" });
    expect(told?.state ?? "–", state).toBe(BECOMES[outcome][state]);
  }
});

test("a delay is told once, and the server that has the mail goes on trying", () => {
  const delayed = { outcome: "delayed", status: "4.4.1" } as const;
  expect(tidingsOf({ state: "SENT", reason: null }, delayed)).toEqual({
    state: "SENT",
    reason: "delayed",
  });
  expect(tidingsOf({ state: "SENT", reason: "delayed" }, delayed)).toBeUndefined();
});

test.each<[string, Partial<Report>, boolean]>([
  ["an unknown mailbox", {}, true],
  ["a mailbox that is full", { status: "5.2.2" }, true],
  ["a letter that was given up after days", { status: "4.4.7" }, false],
  ["a failure without a status", { status: null }, false],
  ["a delay", { outcome: "delayed", status: "5.1.1" }, false],
  ["a complaint", { outcome: "complained", status: null }, true],
  ["a delivery", { outcome: "delivered", status: "2.0.0" }, false],
])("%s ends the address: %o, %s", (_, given, ends) => {
  expect(isForGood(report(given))).toBe(ends);
});

test("of several the report about the address counts, else the mildest", () => {
  const own = report({ recipients: ["amara@halden.example"] });
  const other = report({ outcome: "delivered", recipients: ["list@elsewhere.example"] });
  expect(chooseReport([other, own], "Amara@halden.example")).toBe(own);
  expect(chooseReport([own, other], "ines@halden.example")).toBe(other);
  const both = { recipients: ["amara@halden.example"] };
  const mild = report({ ...both, outcome: "delayed" });
  expect(chooseReport([report(both), mild], "amara@halden.example")).toBe(mild);
  expect(chooseReport([], "amara@halden.example")).toBeUndefined();
});

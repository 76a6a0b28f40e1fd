import { expect, test } from "vitest";
import type { Idle } from "./rules";
import { nextStep } from "./rules";

const at = (text: string): Date => new Date(`${text.replace(" ", "T")}Z`);
const NOON = "12:00";

/** Last here on 1 January; 60 days later is 2 March, told on 16 February and 27 February. */
const idle = (given: Partial<Record<keyof Idle, string>> = {}): Idle => {
  const date = (key: keyof Idle) => (given[key] ? at(`${given[key]} ${NOON}`) : null);
  return {
    activeAt: date("activeAt") ?? at(`2026-01-01 ${NOON}`),
    endsOn: date("endsOn") ?? at(`2026-03-02 ${NOON}`),
    seenAt: date("seenAt"),
    lapsesOn: date("lapsesOn"),
    warnedAt: date("warnedAt"),
    warnedAgainAt: date("warnedAgainAt"),
    toldAt: date("toldAt"),
    toldAgainAt: date("toldAgainAt"),
  };
};

const TOLD = { lapsesOn: "2026-03-02", warnedAt: "2026-02-16", toldAt: "2026-02-16" };
const TWICE = { ...TOLD, warnedAgainAt: "2026-02-27", toldAgainAt: "2026-02-27" };
type Given = Parameters<typeof idle>[0];

test.each<[string, Given, now: string, step: string, on?: string]>([
  ["has days left", {}, "2026-02-15", "wait"],
  ["is told 14 days before", {}, "2026-02-16", "warn", "2026-03-02"],
  ["is told first when the rule was just turned on", {}, "2027-06-01", "warn", "2027-06-15"],
  ["was here without signing in", { seenAt: "2026-02-10" }, "2026-02-16", "seen"],
  ["was told", TOLD, "2026-02-26", "wait"],
  ["is told again 3 days before", TOLD, "2026-02-27", "warn-again", "2026-03-02"],
  ["came back after the first letter", { ...TOLD, seenAt: "2026-02-20" }, "2026-02-27", "seen"],
  ["came back after the second", { ...TWICE, seenAt: "2026-03-01" }, "2026-03-02", "seen"],
  ["was told twice", TWICE, "2026-03-01", "wait"],
  ["is suspended on the day that was told", TWICE, "2026-03-02", "suspend"],
  // the worker was down for 40 days
  ["was told once before nothing ran", TOLD, "2026-03-28", "warn-again", "2026-03-31"],
  ["was told twice before nothing ran", TWICE, "2026-04-08", "suspend"],
  [
    "was told late, as nothing ran when the letter was to leave",
    { ...TOLD, toldAt: "2026-03-28" },
    "2026-03-28",
    "wait",
  ],
  [
    "was told late, and is told again 14 days after that",
    { ...TOLD, toldAt: "2026-03-28" },
    "2026-04-08",
    "warn-again",
    "2026-04-11",
  ],
  // a letter that came back, or that no transport took
  ["was not reached yet", { ...TOLD, toldAt: "" }, "2026-02-27", "wait"],
  ["was not reached at all", { ...TOLD, toldAt: "" }, "2026-03-02", "warn", "2026-03-16"],
  ["was not reached again", { ...TWICE, toldAgainAt: "" }, "2026-03-02", "warn", "2026-03-16"],
  ["was reached again late", { ...TWICE, toldAgainAt: "2026-03-01" }, "2026-03-03", "wait"],
  [
    "was reached late, three days ago",
    { ...TWICE, toldAgainAt: "2026-03-01" },
    "2026-03-04",
    "suspend",
  ],
  // an admin put it off
  ["was given more time", { lapsesOn: "2026-06-01" }, "2026-05-17", "wait"],
  ["has used that up", { lapsesOn: "2026-06-01" }, "2026-05-18", "warn", "2026-06-01"],
  ["has less of it than the rule gives", { lapsesOn: "2026-01-05" }, "2026-02-15", "wait"],
])("somebody who %s", (_, given, now, step, on) => {
  const expected = on ? { step, on: at(`${on} ${NOON}`) } : { step };
  expect(nextStep(idle(given), at(`${now} ${NOON}`))).toMatchObject(expected);
});

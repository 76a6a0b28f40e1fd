import { describe, expect, test } from "vitest";
import type { StepRow } from "./rules";
import { currentStep, dayIn, daysBefore, funnelSeries, readPeriod, shareOf, spanOf } from "./rules";

test.each([
  ["7", 7],
  ["365", 365],
  [undefined, 30],
  ["31", 30],
  ["", 30],
  [["7", "90"], 30],
])("an address that says %j asks for %i days", (text, days) => {
  expect(readPeriod(text)).toBe(days);
});

test("a day is the organisation's own", () => {
  const late = new Date("2026-11-21T23:30:00Z");
  expect([dayIn(late, "Europe/Paris"), dayIn(late, "America/New_York")]).toEqual([
    "2026-11-22",
    "2026-11-21",
  ]);
  expect(daysBefore("2026-03-01", 1)).toBe("2026-02-28");
});

describe("the series", () => {
  const rows: StepRow[] = [
    { step: "CREATED", day: null, people: 5 },
    { step: "CREATED", day: "2026-11-20", people: 3 },
    { step: "CLAIMED", day: "2026-11-21", people: 2 },
    // a clock that was ahead, or a day beyond the period: counted, but no point of its own
    { step: "CREATED", day: "2026-11-01", people: 1 },
  ];

  test("adds up day by day, from what was there before to today", () => {
    const series = funnelSeries(rows, { today: "2026-11-21", days: 7 });
    expect(series.map(({ day }) => day)).toEqual(
      [14, 15, 16, 17, 18, 19, 20, 21].map((day) => `2026-11-${day}`),
    );
    expect(series.map(({ CREATED }) => CREATED)).toEqual([6, 6, 6, 6, 6, 6, 9, 9]);
    expect(series.map(({ CLAIMED }) => CLAIMED)).toEqual([0, 0, 0, 0, 0, 0, 0, 2]);
  });

  test("has a point a week over a year, the last one today", () => {
    const series = funnelSeries(rows, { today: "2026-11-21", days: 365 });
    expect(series).toHaveLength(53);
    expect(series.at(-1)).toEqual({
      day: "2026-11-21",
      CREATED: 9,
      INVITED: 0,
      SENT: 0,
      DELIVERED: 0,
      CLAIMED: 2,
    });
  });
});

test("of nothing there is no share", () => {
  expect([shareOf(1, 4), shareOf(0, 4), shareOf(0, 0)]).toEqual([0.25, 0, undefined]);
});

test.each([
  [10, { value: 1, unit: "minute" }],
  [1_500, { value: 25, unit: "minute" }],
  [5_400, { value: 1.5, unit: "hour" }],
  [172_799, { value: 48, unit: "hour" }],
  [172_800, { value: 2, unit: "day" }],
  [280_000, { value: 3.2, unit: "day" }],
] as const)("%i s read as %j", (seconds, span) => {
  expect(spanOf(seconds)).toEqual(span);
});

test("the first thing that is not done is the current step", () => {
  const done = { sender: true, team: true, people: true, invite: true, claim: true };
  const isHidden = false;
  expect(currentStep({ ...done, isHidden })).toBeUndefined();
  expect(currentStep({ ...done, people: false, claim: false, isHidden })).toBe("people");
});

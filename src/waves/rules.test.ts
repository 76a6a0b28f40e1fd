import { expect, test } from "vitest";
import type { Arrivals, Watched } from "./rules";
import { firstOf, look, lossOf, measure } from "./rules";

const NOW = new Date("2026-11-22T09:00:00Z");
const inMinutes = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const SOON = new Date(NOW.getTime() + 5_000);
const PLAIN: Watched = {
  state: "SENDING",
  startsAt: null,
  rest: null,
  restHours: null,
  restAt: null,
  stopAbove: 5,
  waits: true,
};
const BETWEEN: Partial<Watched> = { state: "BETWEEN", waits: false, rest: "AUTO", restHours: 2 };
const LATER: Partial<Watched> = { state: "SCHEDULED", startsAt: inMinutes(90) };

test.each<[string, Partial<Watched>, Arrivals, ReturnType<typeof look>]>([
  ["before its time", LATER, { gone: 0, bad: 0 }, { lookAt: inMinutes(90) }],
  ["at its time", { ...LATER, startsAt: NOW }, { gone: 0, bad: 0 }, { event: "due", lookAt: SOON }],
  [
    "hours late",
    { ...LATER, startsAt: inMinutes(-300) },
    { gone: 0, bad: 0 },
    { event: "due", lookAt: SOON },
  ],
  ["while letters leave", {}, { gone: 400, bad: 20 }, { lookAt: SOON }],
  ["with too many back", {}, { gone: 400, bad: 21 }, { event: "bounces", lookAt: null }],
  ["with too many of too few back", {}, { gone: 19, bad: 19 }, { lookAt: SOON }],
  [
    "with many back where nothing stops it",
    { stopAbove: null },
    { gone: 400, bad: 400 },
    { lookAt: SOON },
  ],
  ["once all have left", { waits: false }, { gone: 400, bad: 0 }, { lookAt: null }],
  [
    "while people are queued",
    { state: "QUEUED", waits: false },
    { gone: 0, bad: 0 },
    { lookAt: SOON },
  ],
  ["while it stands", { state: "PAUSED" }, { gone: 400, bad: 400 }, { lookAt: null }],
  [
    "while its first wave leaves",
    { ...BETWEEN, waits: true },
    { gone: 4, bad: 0 },
    { lookAt: SOON },
  ],
  [
    "once its first wave is out",
    BETWEEN,
    { gone: 9, bad: 0 },
    { restAt: inMinutes(120), lookAt: inMinutes(1) },
  ],
  [
    "whose rest is let go by hand",
    { ...BETWEEN, rest: "HAND", restHours: null },
    { gone: 9, bad: 0 },
    { lookAt: null },
  ],
  [
    "between its waves",
    { ...BETWEEN, restAt: inMinutes(90) },
    { gone: 9, bad: 0 },
    { lookAt: inMinutes(1) },
  ],
  ["shortly before its rest", { ...BETWEEN, restAt: SOON }, { gone: 9, bad: 0 }, { lookAt: SOON }],
  [
    "between its waves, with too many back",
    { ...BETWEEN, restAt: inMinutes(90) },
    { gone: 40, bad: 3 },
    { event: "bounces", lookAt: null },
  ],
  [
    "whose rest is due",
    { ...BETWEEN, restAt: NOW },
    { gone: 9, bad: 0 },
    { event: "rest-due", lookAt: SOON },
  ],
  [
    "whose rest is due, with one of few back",
    { ...BETWEEN, restAt: NOW },
    { gone: 9, bad: 1 },
    { event: "bounces", lookAt: null },
  ],
])("a campaign %s", (_, given, arrivals, expected) => {
  expect(look({ ...PLAIN, ...given }, arrivals, NOW)).toEqual(expected);
});

test.each([
  [{ size: 50, unit: "people" }, 1_000, 50],
  [{ size: 10, unit: "percent" }, 1_001, 101],
  [{ size: 1, unit: "percent" }, 2, 1],
  [{ size: 1_000, unit: "people" }, 1_000, undefined],
  [{ size: 100, unit: "percent" }, 10, undefined],
  [{ size: 10, unit: "percent" }, 1, undefined],
  [{ size: 0, unit: "people" }, 10, undefined],
] as const)("a first wave of %j of %i people", (wave, people, count) => {
  expect(firstOf(wave, people)).toBe(count);
});

test.each([
  [{ gone: 0, bad: 0 }, null, undefined],
  [{ gone: 100, bad: 5 }, null, undefined],
  [{ gone: 7, bad: 3 }, null, 43],
  [{ gone: 100, bad: 20 }, 20, undefined],
  [{ gone: 100, bad: 21 }, 20, 21],
])("%j above %s percent loses %s", (arrivals, stopAbove, percent) => {
  expect(lossOf(arrivals, stopAbove)?.percent).toBe(percent);
});

test("a speed is measured over a while, and stands still with the letters", () => {
  const none = { pace: 0, paceGone: 0, paceAt: null };
  const begun = { pace: 0, paceGone: 10, paceAt: NOW };
  expect(measure(none, 10, NOW)).toEqual(begun);
  expect(measure(begun, 40, SOON)).toBeUndefined();
  const half = inMinutes(0.5);
  expect(measure(begun, 40, half)).toEqual({ pace: 60, paceGone: 40, paceAt: half });
  expect(measure(begun, 10, half)).toEqual({ pace: 0, paceGone: 10, paceAt: half });
});

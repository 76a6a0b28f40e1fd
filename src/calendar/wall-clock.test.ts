import { expect, test } from "vitest";
import { wallClock } from "./wall-clock";

const PARIS = "Europe/Paris";
const SANTIAGO = "America/Santiago";

test.each<[zone: string, wall: string, instant: string | undefined]>([
  [PARIS, "2026-12-01T18:00", "2026-12-01T17:00"],
  [PARIS, "2026-07-01T18:00", "2026-07-01T16:00"],
  // clocks go from 2 to 3 in the night of 29 March
  [PARIS, "2026-03-29T01:59", "2026-03-29T00:59"],
  [PARIS, "2026-03-29T02:30", "2026-03-29T01:00"],
  [PARIS, "2026-03-29T03:00", "2026-03-29T01:00"],
  // and from 3 to 2 in the night of 25 October: the first of two
  [PARIS, "2026-10-25T02:30", "2026-10-25T00:30"],
  [PARIS, "2026-10-25T03:00", "2026-10-25T02:00"],
  // 6 September has no midnight there
  [SANTIAGO, "2026-09-05T23:59", "2026-09-06T03:59"],
  [SANTIAGO, "2026-09-06T00:00", "2026-09-06T04:00"],
  [SANTIAGO, "2026-09-06T01:00", "2026-09-06T04:00"],
  [SANTIAGO, "2026-04-04T23:30", "2026-04-05T02:30"],
  // a day that Samoa never had
  ["Pacific/Apia", "2011-12-30T12:00", "2011-12-30T10:00"],
  ["Asia/Kathmandu", "2026-01-01T00:00", "2025-12-31T18:15"],
  [PARIS, "2026-02-30T10:00", undefined],
  [PARIS, "2026-13-01T10:00", undefined],
  [PARIS, "2026-01-01 10:00", undefined],
  [PARIS, "", undefined],
])("in %s the clocks show %s at %s", (zone, wall, instant) => {
  expect(wallClock(zone).toInstant(wall)?.toISOString().slice(0, 16)).toBe(instant);
});

test.each([
  [PARIS, "2026-03-27T18:00", 30, "2026-04-26T18:00"],
  [PARIS, "2026-10-01T02:30", 24, "2026-10-25T02:30"],
  [PARIS, "2026-02-27T02:30", 30, "2026-03-29T03:00"],
  [SANTIAGO, "2026-08-07T00:00", 30, "2026-09-06T01:00"],
])("in %s %s and %i days are %s by the wall", (zone, wall, days, then) => {
  const clock = wallClock(zone);
  const start = clock.toInstant(wall) ?? new Date(0);
  expect(clock.toWall(clock.later(start, days))).toBe(then);
});

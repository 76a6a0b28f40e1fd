import { expect, test } from "vitest";
import { paceOf } from "./pace";

const began = new Date("2026-11-22T08:00:00Z");
const after = (seconds: number) => new Date(began.getTime() + seconds * 1_000);

test.each([
  ["before it can be told", { now: after(10), waiting: 50, lately: 50 }, undefined],
  ["of what has not begun", { now: after(60), beganAt: null, waiting: 50, lately: 5 }, undefined],
  ["of what stands still", { now: after(600), waiting: 50, lately: 0 }, undefined],
  ["of what is done", { now: after(600), waiting: 0, lately: 9 }, undefined],
  [
    "within the first minute",
    { now: after(30), waiting: 500, lately: 100 },
    { perMinute: 200, minutes: 3 },
  ],
  ["later", { now: after(600), waiting: 1_986, lately: 192 }, { perMinute: 192, minutes: 11 }],
])("%s", (_, going, expected) => {
  expect(paceOf({ beganAt: began, ...going })).toEqual(expected);
});

import { expect, test } from "vitest";
import { shownStart } from "./input";

const TOMORROW = "2026-11-24";

test.each([
  [{}, null],
  [{ start: "now", day: "2026-12-01", time: "10:00" }, null],
  [{ start: "later" }, { day: TOMORROW, time: "09:00" }],
  [
    { start: "later", day: "2026-12-01", time: "10:30" },
    { day: "2026-12-01", time: "10:30" },
  ],
  [{ start: "later", day: "", time: "10:30" }, null],
])("%j shows the start %j", (fields, start) => {
  expect(shownStart(fields as Record<string, string>, TOMORROW)).toEqual(start);
});

import { expect, test } from "vitest";
import type { Invitee } from "./rules";
import { localTime, nextReminder, outlook, reminderDays } from "./rules";

const PARIS = "Europe/Paris";
const HOUR = 3_600_000;
/** A Monday afternoon. */
const FIRST = new Date("2026-11-23T15:00:00Z");
const course = (hours: number, firstAt = FIRST) => ({
  firstAt,
  endsAt: new Date(firstAt.getTime() + hours * HOUR),
});
const once = { letters: 1, day: "2026-11-23" };

test.each<[string, number, string[]]>([
  ["an hour", 1, []],
  ["a day", 24, []],
  ["two days", 48, []],
  ["three days", 72, ["2026-11-25"]],
  ["four days", 96, ["2026-11-25"]],
  ["five days", 120, ["2026-11-25", "2026-11-27"]],
  ["a week", 168, ["2026-11-25", "2026-11-28"]],
  ["thirty days", 720, ["2026-12-02", "2026-12-15"]],
  ["ninety days", 2_160, ["2026-12-19", "2027-01-26"]],
])(
  "of a life of %s somebody is reminded at 2/7 and 5/7, and never on its last day",
  (_, hours, days) => {
    expect(reminderDays(course(hours), once, "2026-11-23", PARIS)).toEqual(days);
  },
);

test.each<[string, { letters: number; day: string }, string, string | undefined]>([
  ["before the first point", once, "2026-11-24", "2026-11-25"],
  ["after one was missed", once, "2026-11-26", "2026-11-26"],
  ["after both were missed, once", once, "2026-11-29", "2026-11-29"],
  ["and not again the day after", { letters: 2, day: "2026-11-29" }, "2026-11-30", undefined],
  ["not on the last day, whatever was missed", once, "2026-11-30", undefined],
  ["nor after it", once, "2026-12-20", undefined],
  [
    "two days after somebody reminded by hand",
    { letters: 2, day: "2026-11-27" },
    "2026-11-28",
    "2026-11-29",
  ],
  [
    "not once a letter answered the last point",
    { letters: 2, day: "2026-11-28" },
    "2026-11-28",
    undefined,
  ],
  ["not after three letters", { letters: 3, day: "2026-11-25" }, "2026-11-28", undefined],
])("a week's link: %s", (_, written, from, day) => {
  expect(nextReminder(course(168), written, from, PARIS)).toBe(day);
});

test("days are the organisation's: late in the evening of one zone it is the next day in another", () => {
  const late = course(168, new Date("2026-11-23T22:30:00Z"));
  expect(reminderDays(late, once, "2026-11-23", "UTC")[0]).toBe("2026-11-25");
  expect(reminderDays(late, { letters: 1, day: "2026-11-24" }, "2026-11-24", "Asia/Tokyo")[0]).toBe(
    "2026-11-26",
  );
});

test("hours are what a clock on the wall shows, on the night it is put back as well", () => {
  const at = (iso: string) => localTime(new Date(iso), PARIS);
  expect(at("2026-10-24T22:30:00Z")).toEqual({ day: "2026-10-25", hour: 0 });
  expect(at("2026-10-25T00:30:00Z")).toEqual({ day: "2026-10-25", hour: 2 });
  expect(at("2026-10-25T01:30:00Z")).toEqual({ day: "2026-10-25", hour: 2 });
  expect(at("2026-10-25T08:00:00Z")).toEqual({ day: "2026-10-25", hour: 9 });
});

const AMARA: Invitee = {
  ...{ declined: false, quiet: false, addressed: true, undeliverable: false },
  ...{ letters: 1, ...course(168), lastAt: FIRST, waits: false, lost: false },
};

test.each<[string, Partial<Invitee>, string]>([
  ["said no", { declined: true }, "declined"],
  ["asked for no reminders", { quiet: true }, "dont-remind"],
  ["has no address", { addressed: false }, "no-address"],
  ["cannot be reached", { undeliverable: true }, "undeliverable"],
  [
    "got a copied link only",
    { firstAt: null, endsAt: null, lastAt: null, letters: 0 },
    "never-mailed",
  ],
  ["waits for a letter", { waits: true }, "waits"],
  ["did not get the last one", { lost: true }, "not-arrived"],
  ["got three", { letters: 3 }, "letters-spent"],
  ["has an old link", course(24), "over"],
])("who %s is not reminded", (_, given, not) => {
  const when = { isOn: true, from: "2026-11-24", timeZone: PARIS };
  expect(outlook({ ...AMARA, ...given }, when)).toEqual({ not });
});

test("everybody else is, where the organisation wants it", () => {
  const when = { from: "2026-11-24", timeZone: PARIS };
  expect(outlook(AMARA, { ...when, isOn: true })).toEqual({ on: "2026-11-25" });
  expect(outlook(AMARA, { ...when, isOn: false })).toEqual({ not: "off" });
});

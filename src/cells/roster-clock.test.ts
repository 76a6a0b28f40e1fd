import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDate } from "./read-date";
import { rosterClock } from "./roster-clock";

const ZONES = Intl.supportedValuesOf("timeZone");

describe("the clock of a zone", () => {
  it("reads its own text as the same instant, in every zone", () => {
    const at = fc.date({
      min: new Date("1970-01-01T00:00:00Z"),
      max: new Date("2100-01-01T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), at, (timeZone, when) => {
        const clock = rosterClock(timeZone);
        const minute = new Date(Math.floor(when.getTime() / 60_000) * 60_000);
        for (const each of [when, minute])
          expect(readDate(clock.toText(each), clock).value).toEqual(each);
      }),
      { numRuns: 1_500 },
    );
  });

  it.each([
    ["Europe/Paris", "2027-10-31T00:30:00Z", "31/10/2027/02:30"],
    ["Europe/Paris", "2027-10-31T01:30:00Z", "2027-10-31T01:30:00.000Z"],
    ["Australia/Lord_Howe", "2027-04-03T14:45:00Z", "04/04/2027/01:45"],
    ["Asia/Kathmandu", "2027-01-01T00:00:00Z", "01/01/2027/05:45"],
    ["Pacific/Kiritimati", "2027-12-31T12:00:00Z", "01/01/2028/02:00"],
  ])("in %s writes %s as %s", (timeZone, at, text) => {
    expect(rosterClock(timeZone).toText(new Date(at))).toBe(text);
  });

  it("has no instant for an hour that it skips, and the first of two", () => {
    const { toInstant } = rosterClock("America/New_York");
    expect(toInstant([2027, 3, 14, 2, 30, 0, 0])).toBeUndefined();
    expect(toInstant([2027, 11, 7, 1, 30, 0, 0])).toEqual(new Date("2027-11-07T05:30:00Z"));
    expect(toInstant([2027, 2, 29, 12, 0, 0, 0])).toBeUndefined();
    expect(toInstant([2027, 13, 1, 12, 0, 0, 0])).toBeUndefined();
    expect(toInstant([2027, 12, 1, 24, 0, 0, 0])).toBeUndefined();
  });
});

import { describe, expect, test } from "vitest";
import { countryOfZone, guessPlace, isDoubted, presentZone, TIME_ZONES } from "./rules";

describe("the name of a zone", () => {
  test.each([
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["Europe/Kiev", "Europe/Kyiv"],
    ["Europe/Kyiv", "Europe/Kyiv"],
    ["America/Godthab", "America/Nuuk"],
    ["america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"],
    ["US/Eastern", "America/New_York"],
    ["Etc/UTC", "UTC"],
    ["GMT", "UTC"],
    ["Mars/Olympus", undefined],
    ["+02:00", undefined],
    ["", undefined],
  ])("%j is %j today", (name, present) => {
    expect(presentZone(name)).toBe(present);
  });

  test("is offered as it is today, each zone once", () => {
    expect(TIME_ZONES).toEqual(expect.arrayContaining(["Asia/Kolkata", "Europe/Kyiv", "UTC"]));
    expect(TIME_ZONES.filter((name) => presentZone(name) !== name)).toEqual([]);
    expect(new Set(TIME_ZONES).size).toBe(TIME_ZONES.length);
    expect(TIME_ZONES.length).toBeGreaterThan(400);
  });
});

test.each([
  ["Europe/Paris", "FR"],
  ["Asia/Calcutta", "IN"],
  ["Europe/Kyiv", "UA"],
  ["America/New_York", "US"],
  ["Europe/Zurich", "CH"],
  ["UTC", undefined],
])("%s is in %s", (zone, country) => {
  expect(countryOfZone(zone)).toBe(country);
});

test.each([
  // a zone tells its country, whatever language its browser speaks
  ["Europe/Oslo", "en-US,en;q=0.9", "Europe/Oslo", "NO", ""],
  ["Asia/Calcutta", "en-GB", "Asia/Kolkata", "IN", ""],
  // of a browser that says nothing of where it is, the country of its language, where that has one zone
  ["UTC", "fr-BE,fr;q=0.9", "Europe/Brussels", "BE", ""],
  ["", "de-CH", "Europe/Zurich", "CH", ""],
  // everything else is asked
  ["UTC", "en-US,en;q=0.9", "UTC", "US", "timeZone country"],
  ["", "fr,en;q=0.5", "UTC", "FR", "timeZone country"],
  ["", "", "UTC", "FR", "timeZone country"],
  ["Nowhere/Known", "*", "UTC", "FR", "timeZone country"],
  ["UTC", "de", "UTC", "DE", "timeZone country"],
])("a browser in %j that speaks %j is taken to be in %s, %s; doubted: %j", (...all) => {
  const [zone, languages, timeZone, country, doubted] = all;
  const place = guessPlace({ zone, languages });
  expect(place).toEqual({ timeZone, country });
  const doubts = Object.entries(isDoubted(place)).flatMap(([name, is]) => (is ? [name] : []));
  expect(doubts.join(" ")).toBe(doubted);
});

import { expect, test } from "vitest";
import { auditHref, readAuditFilter } from "./input";
import { dayStart } from "./rules";

// A day as people there count it, and when it begins by the world's clock.
test.each([
  ["2026-11-21", "Europe/Paris", 0, "2026-11-20T23:00:00.000Z"],
  ["2026-07-14", "Europe/Paris", 0, "2026-07-13T22:00:00.000Z"],
  // The clock goes forward and back on these days: they last 23 and 25 hours.
  ["2026-03-29", "Europe/Paris", 0, "2026-03-28T23:00:00.000Z"],
  ["2026-03-29", "Europe/Paris", 1, "2026-03-29T22:00:00.000Z"],
  ["2026-10-25", "Europe/Paris", 0, "2026-10-24T22:00:00.000Z"],
  ["2026-10-25", "Europe/Paris", 1, "2026-10-25T23:00:00.000Z"],
  ["2026-11-21", "Asia/Tokyo", 0, "2026-11-20T15:00:00.000Z"],
  ["2026-11-21", "America/Los_Angeles", 0, "2026-11-21T08:00:00.000Z"],
  ["2026-11-21", "Asia/Kolkata", 0, "2026-11-20T18:30:00.000Z"],
  ["2026-12-31", "UTC", 1, "2027-01-01T00:00:00.000Z"],
])("%s in %s, %i days later, begins at %s", (day, zone, later, expected) => {
  expect(dayStart(day, zone, later).toISOString()).toBe(expected);
});

test("several acts stand in the address in one order, whatever was pressed first; what is no act is left out", () => {
  const filter = readAuditFilter({
    act: ["role.given", "nothing", "account.suspend", "role.given"],
  });
  expect(filter).toEqual({ act: ["account.suspend", "role.given"] });
  expect(auditHref("/audit", { ...filter, person: "a b" })).toBe(
    "/audit?act=account.suspend&act=role.given&person=a+b",
  );
  expect(auditHref("/audit", { act: ["role.given", "account.suspend"] })).toBe(
    auditHref("/audit", filter),
  );
  // the address of one act is what it was
  expect(readAuditFilter({ act: "role.given" })).toEqual({ act: ["role.given"] });
  expect(readAuditFilter({ act: "nothing" })).toEqual({});
  expect(readAuditFilter({ act: [] })).toEqual({});
});

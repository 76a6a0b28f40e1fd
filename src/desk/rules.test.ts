import { expect, test } from "vitest";
import { parseQuery } from "@/people/input";
import { readView } from "./input";
import type { NextAct, Reason } from "./rules";
import { COUNTED, failureOf, mayDo, nextAct, totalOf, viewHref } from "./rules";

const ALL: NextAct[] = ["correct", "edit", "again", "code", "copyLink", "dismiss"];

// Who is helped first by what; without a right the next best act stands there.
test.each<
  [Reason, string | null, string, readonly NextAct[], NextAct | undefined, failure?: string]
>([
  ["undeliverable", null, "INVITED", ALL, "correct"],
  ["undeliverable", null, "ACTIVE", ALL, "edit"],
  ["undeliverable", null, "INVITED", ["again", "code", "copyLink", "dismiss"], "code"],
  ["locked", null, "INVITED", [...ALL, "newCode"], "newCode"],
  ["locked", null, "ACTIVE", ["edit", "recover", "dismiss"], "recover"],
  ["password", null, "ACTIVE", ["edit", "recover", "dismiss"], "recover"],
  ["password", null, "ACTIVE", ["edit", "dismiss"], "dismiss"],
  ["asked", null, "INVITED", ALL, "again"],
  ["asked", null, "CREATED", ["code", "copyLink", "dismiss"], "code"],
  ["unsent", null, "INVITED", ALL, "again"],
  ["unsent", null, "INVITED", ["copyLink", "dismiss"], "copyLink"],
  ["declined", "not-me", "INVITED", ALL, "correct"],
  ["declined", "not-wanted", "INVITED", ALL, "dismiss"],
  ["failed", null, "INVITED", ALL, "again"],
  ["failed", null, "INVITED", ALL, "correct", "30005"],
  ["failed", null, "INVITED", ALL, "correct", "21614"],
  ["failed", null, "INVITED", ["again", "code"], "code", "30006"],
  ["failed", null, "INVITED", ALL, "again", "30003"],
  ["expired", null, "INVITED", ALL, "again"],
  ["expired", null, "INVITED", [], undefined],
])("%s (%s) of somebody %s", (reason, declineReason, status, may, next, failure = "") => {
  expect(nextAct({ reason, declineReason, status, failure }, new Set(may))).toBe(next);
});

test("an address is put right by who may edit and send; nobody without the right puts people aside", () => {
  const acts = ["resend", "copyLink", "edit"];
  expect([...mayDo({ acts, mayInvite: true, reason: "expired" })].sort()).toEqual([...ALL].sort());
  expect([...mayDo({ acts: ["edit"], mayInvite: false, reason: "expired" })]).toEqual(["edit"]);
  expect([...mayDo({ acts: [], mayInvite: true, reason: "expired" })]).toEqual(["dismiss"]);
});

test("who was put aside is taken back by who may put aside, whatever else would help them", () => {
  const about = {
    reason: "expired",
    declineReason: null,
    status: "INVITED",
    failure: null,
  } as const;
  const may = mayDo({ acts: ["resend"], mayInvite: true, reason: "expired", isAside: true });
  expect([...may].sort()).toEqual(["again", "takeBack"]);
  expect(nextAct({ ...about, isAside: true }, may)).toBe("takeBack");
  const looks = mayDo({ acts: [], mayInvite: false, reason: "expired", isAside: true });
  expect(nextAct({ ...about, isAside: true }, looks)).toBeUndefined();
});

test.each([
  ["complained", "spam"],
  ["5.1.1", "address"],
  ["5.1.10", "address"],
  ["5.1.2", "domain"],
  ["5.2.1", "closed"],
  ["5.2.2", "full"],
  ["5.4.4", "domain"],
  ["5.7.1", "refused"],
  ["4.4.7", "given-up"],
  ["5.0.0", "other"],
  [null, "other"],
] as const)("%s means: %s", (status, failure) => {
  expect(failureOf(status)).toBe(failure);
});

test("a number that was not counted to its end says so", () => {
  const counts = {
    locked: 0,
    undeliverable: 2,
    password: 0,
    asked: 0,
    unsent: 0,
    declined: 0,
    failed: 1,
    expired: COUNTED,
  };
  expect(totalOf(counts)).toEqual({ count: COUNTED + 3, isMore: false });
  expect(totalOf({ ...counts, expired: COUNTED + 1 })).toEqual({ count: COUNTED, isMore: true });
});

const ID = "11111111-2222-4333-8444-555555555555";

test("who was put aside has an address of its own, with a search and a reason", () => {
  const filter = { q: "köhler", reason: "asked", isAside: true } as const;
  const href = viewHref("/halden/admin/desk", filter);
  expect(href).toBe("/halden/admin/desk?q=k%C3%B6hler&reason=asked&aside=1");
  const read = readView(parseQuery(new URL(href, "http://own.invalid").search));
  expect(read.filter).toEqual(filter);
});

test("an address says a view, and any other address is read as one", () => {
  const filter = { q: "köhler & co", reason: "declined" } as const;
  const after = { at: new Date("2026-03-10T09:00:00.123Z"), id: ID };
  const href = viewHref("/halden/admin/desk", filter, { after, from: 51 });
  const read = readView(parseQuery(new URL(href, "http://own.invalid").search));
  expect(read).toEqual({ filter, cursor: after, from: 51 });
  for (const query of ["reason=moon", "after=x", `after=99999999999999999.${ID}`, "from=51"])
    expect(readView(parseQuery(query))).toEqual({
      filter: { q: "", reason: undefined },
      cursor: undefined,
      from: 1,
    });
});

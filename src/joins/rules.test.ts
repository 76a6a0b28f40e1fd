import { describe, expect, test } from "vitest";
import { joinerInput, joinRulesInput, readView } from "./input";
import type { EntryFacts, EntryWorth, LinkWorth } from "./rules";
import { domainOf, entryWorth, freeMailOf, isAllowed, linkWorth, viewHref } from "./rules";

const NOW = new Date("2026-11-22T12:00:00Z");
const BEFORE = new Date(NOW.getTime() - 1);
const LATER = new Date(NOW.getTime() + 1);

const LIVE = {
  ...{ orgStatus: "ACTIVE", closedAt: null, pausedAt: null, expiresAt: null },
  ...{ uses: 3, mostUses: null },
};

test.each<[string, Partial<Parameters<typeof linkWorth>[0]>, LinkWorth]>([
  ["is on", {}, "live"],
  ["ends later", { expiresAt: LATER }, "live"],
  ["ended at this moment", { expiresAt: NOW }, "ended"],
  ["has a use left", { mostUses: 4 }, "live"],
  ["has none left", { mostUses: 3 }, "spent"],
  ["paused", { pausedAt: BEFORE }, "paused"],
  ["is off, which is for good", { closedAt: BEFORE, pausedAt: BEFORE, mostUses: 3 }, "off"],
  ["belongs to a disabled organisation", { orgStatus: "DISABLED", closedAt: BEFORE }, "disabled"],
])("an open link that %s", (_, change, worth) => {
  expect(linkWorth({ ...LIVE, ...change }, NOW)).toBe(worth);
});

const ENTRY: EntryFacts = {
  ...LIVE,
  ...{ domains: ["halden.example"], approval: false, state: "ASKED" as const },
  ...{ emailKey: "mia@halden.example", endsAt: LATER, account: null, isLogin: false },
};
const account = (status: string, more: { holdsRole?: boolean; isWithdrawn?: boolean } = {}) => ({
  account: { status, holdsRole: false, isWithdrawn: false, ...more },
});

describe("a proven address", () => {
  test.each<[string, Partial<EntryFacts>, EntryWorth]>([
    ["of nobody yet", {}, "live"],
    ["of who awaits an invitation", account("CREATED"), "live"],
    ["of who is invited", account("INVITED"), "live"],
    ["whose invitation was withdrawn", account("CREATED", { isWithdrawn: true }), "ask"],
    [
      "whose invitation was withdrawn, once an admin said no",
      { state: "DECLINED", ...account("CREATED", { isWithdrawn: true }) },
      "declined",
    ],
    ["invited anew by another way", account("INVITED", { isWithdrawn: true }), "live"],
    ["of who is in", account("ACTIVE"), "mine"],
    [
      "of who is in, by an old mail of a dead link",
      { ...account("ACTIVE"), closedAt: BEFORE, endsAt: BEFORE },
      "mine",
    ],
    ["of who is suspended", account("SUSPENDED"), "neutral"],
    ["of who is closed", account("CLOSED"), "neutral"],
    ["of an invited admin", account("INVITED", { holdsRole: true }), "invited"],
    ["that is somebody's login", { isLogin: true }, "neutral"],
    ["too late", { endsAt: NOW }, "late"],
    ["by a link that is off", { closedAt: BEFORE }, "off"],
    [
      "of an invited person, by a link that is off",
      { ...account("INVITED"), closedAt: BEFORE },
      "off",
    ],
    ["by a link whose uses are spent", { mostUses: 3 }, "spent"],
    ["by a link that paused", { pausedAt: BEFORE }, "paused"],
    ["at a domain that is not allowed any more", { domains: ["b.example"] }, "domain"],
    ["where an admin is asked", { approval: true }, "ask"],
    [
      "of who awaits an invitation, where an admin is asked",
      { approval: true, ...account("CREATED") },
      "ask",
    ],
    [
      "of who is invited, where an admin is asked",
      { approval: true, ...account("INVITED") },
      "live",
    ],
    ["that waits", { approval: true, state: "WAITING" }, "waiting"],
    ["that waits, while the rule was lifted", { state: "WAITING" }, "waiting"],
    ["that was declined", { approval: true, state: "DECLINED" }, "declined"],
    ["that was declined and invited since", { state: "DECLINED", ...account("INVITED") }, "live"],
    [
      "that came in and goes on",
      { state: "ENTERED", ...account("INVITED"), closedAt: BEFORE },
      "live",
    ],
    ["that came in and was withdrawn", { state: "ENTERED", ...account("CREATED") }, "neutral"],
    ["that came in and was erased", { state: "ENTERED" }, "neutral"],
    ["of a disabled organisation", { orgStatus: "DISABLED" }, "disabled"],
  ])("%s", (_, change, worth) => {
    expect(entryWorth({ ...ENTRY, ...change }, NOW)).toBe(worth);
  });
});

test.each([
  ["mia@halden.example", true],
  ["mia@xn--mller-kva.example", true],
  ["mia@sub.halden.example", false],
  ["mia@nothalden.example", false],
  ["halden.example@evil.example", false],
  ['"a@halden.example"@evil.example', false],
])("%s may join: %s", (key, allowed) => {
  expect(isAllowed(key, ["halden.example", "xn--mller-kva.example"])).toBe(allowed);
});

describe("the rules as typed", () => {
  const typed = (domains: string, more: object = {}) =>
    joinRulesInput.safeParse({ domains, mostUses: "", lastDay: "", alarmAbove: "50", ...more });

  test.each([
    ["Halden.example, @halden.example\n b.example", ["halden.example", "b.example"]],
    ["müller.example", ["xn--mller-kva.example"]],
    ["ines@halden.example;c.example", ["halden.example", "c.example"]],
  ])("%s", (text, domains) => expect(typed(text).data?.domains).toEqual(domains));

  test.each([
    ["", {}, "join-domains-missing"],
    ["halden", {}, "join-domain-wrong"],
    ["*.halden.example", {}, "join-domain-wrong"],
    ["https://halden.example", {}, "join-domain-wrong"],
    ["a.example", { mostUses: "0" }, "join-uses-wrong"],
    ["a.example", { mostUses: "many" }, "join-uses-wrong"],
    ["a.example", { lastDay: "tomorrow" }, "date-wrong"],
    ["a.example", { alarmAbove: "" }, "join-alarm-wrong"],
    ["a.example outlook.de", {}, "join-free-unknown"],
  ])("%s with %j is refused", (text, more, code) =>
    expect(typed(text, more).error?.issues[0]?.message).toBe(code),
  );

  test("free mail keeps nobody out", () =>
    expect(
      freeMailOf(["halden.example", "gmail.com", "yahoo.co.uk", "outlook.halden.com"]),
    ).toEqual(["gmail.com", "yahoo.co.uk"]));

  test.each([{ knowsFree: "on" }, { approval: "on" }])("and is let in with %j", (more) =>
    expect(typed("gmail.com", more).data?.domains).toEqual(["gmail.com"]),
  );
});

test.each([
  [{ firstName: " ", lastName: "" }, "names-missing"],
  [{ lastName: "win at evil.com" }, "name-with-link"],
  [{ email: "" }, "email-missing"],
  [{ email: "mia@" }, "email-wrong"],
])("of somebody who wants in %j is refused", (change, code) => {
  const given = {
    firstName: "Mia",
    lastName: "Kruse",
    email: "mia@halden.example",
    language: "de",
  };
  expect(joinerInput.safeParse({ ...given, ...change }).error?.issues[0]?.message).toBe(code);
});

test("any address of the list reads as a view, and a view as its address", () => {
  const id = "0193d3c4-5b6a-4c7d-8e9f-0a1b2c3d4e5f";
  const filter = { q: "müller", tab: "came", link: id } as const;
  const href = viewHref("/x", filter, { after: { at: NOW, id }, from: 51 });
  const query = Object.fromEntries(new URLSearchParams(href.slice(3)));
  expect(readView(query)).toEqual({ filter, after: { at: NOW, id }, from: 51 });
  expect(readView({ tab: "never", link: "1", after: "x", from: "-2" })).toEqual({
    filter: { q: "", tab: "waiting", link: undefined },
    ...{ after: undefined, from: 1 },
  });
  expect(domainOf("a@b@c.example")).toBe("c.example");
});

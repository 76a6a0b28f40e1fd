import { expect, test } from "vitest";
import { reachableBy } from "./input";
import type { Person, Route } from "./rules";
import { barsOf, routeOf } from "./rules";

const MOBILE = "+33612345678";
const ABROAD = "+4790123456";
const LANDLINE = "+33142681234";
const BOTH: Person = { email: "a@halden.example", phone: MOBILE, inviteBy: null };
const ONLY: Person = { ...BOTH, email: null };
const ALL = { texts: true, withCodes: true };
const NO_TEXTS = { ...ALL, texts: false };

const leads = (way: Route["way"]): Route => ({ way, why: undefined });
const coded = (why: Route["why"]): Route => ({ way: "CODE", why });

test.each<[string, Person, typeof ALL, Route]>([
  ["both are there", BOTH, ALL, leads("EMAIL")],
  ["texts were chosen", { ...BOTH, inviteBy: "SMS" }, ALL, leads("SMS")],
  ["texts were chosen and none leave", { ...BOTH, inviteBy: "SMS" }, NO_TEXTS, leads("EMAIL")],
  [
    "texts were chosen to a country that is off",
    { ...BOTH, phone: ABROAD, inviteBy: "SMS" },
    ALL,
    leads("EMAIL"),
  ],
  ["mails were chosen without an address", { ...ONLY, inviteBy: "EMAIL" }, ALL, leads("SMS")],
  ["mails come back", { ...BOTH, undeliverableBy: "EMAIL" }, ALL, leads("SMS")],
  [
    "texts were chosen and come back",
    { ...BOTH, inviteBy: "SMS", undeliverableBy: "SMS" },
    ALL,
    leads("EMAIL"),
  ],
  [
    "mails come back and no texts leave",
    { ...BOTH, undeliverableBy: "EMAIL" },
    NO_TEXTS,
    coded("undeliverable"),
  ],
  ["there is a mobile only", ONLY, ALL, leads("SMS")],
  ["there is a mobile only and no texts leave", ONLY, NO_TEXTS, coded("no-address")],
  [
    "there is a mobile only, of a country that is off",
    { ...ONLY, phone: ABROAD },
    ALL,
    coded("text-country"),
  ],
  [
    "there is a mobile only, and texts come back",
    { ...ONLY, undeliverableBy: "SMS" },
    ALL,
    coded("undeliverable"),
  ],
  [
    "there is a landline only",
    { ...ONLY, phone: LANDLINE, inviteBy: "SMS" },
    ALL,
    coded("no-address"),
  ],
  ["there is nothing", { ...ONLY, phone: null }, ALL, coded("no-address")],
])("where %s", (_, person, ways, route) => {
  const who = reachableBy(person, ["FR"]);
  expect(routeOf(who, ways)).toEqual(route);
  const way = route.way === "CODE" ? undefined : route.way;
  expect(routeOf(who, { ...ways, withCodes: false })).toEqual({ ...route, way });
});

test("a number that answered STOP takes the next way, as one of a country that is off", () => {
  const stopped = { ...reachableBy(ONLY, ["FR"]), isStopped: true };
  expect(routeOf(stopped, ALL)).toEqual(coded("text-stopped"));
  expect(routeOf({ ...stopped, hasAddress: true, inviteBy: "SMS" }, ALL)).toEqual(leads("EMAIL"));
});

test("each way says what stands in it", () => {
  expect(barsOf(reachableBy(BOTH, ["FR"]), ALL)).toEqual({ EMAIL: undefined, SMS: undefined });
  expect(barsOf(reachableBy(ONLY, ["NO"]), ALL)).toEqual({ EMAIL: "none", SMS: "country" });
  expect(barsOf(reachableBy(ONLY, ["FR"]), NO_TEXTS)).toEqual({ EMAIL: "none", SMS: "off" });
});

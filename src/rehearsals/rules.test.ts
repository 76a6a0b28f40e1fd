import { expect, test } from "vitest";
import { doubtful, isOneSlipFrom } from "./rules";

test.each([
  ["gmial.com", "gmail.com", true],
  ["gmal.com", "gmail.com", true],
  ["ggmail.com", "gmail.com", true],
  ["gmsil.com", "gmail.com", true],
  ["gmail.com", "gmail.com", false],
  ["gmxil.co", "gmail.com", false],
  ["liamg.com", "gmail.com", false],
  ["", "a", true],
])("%s is one slip from %s: %s", (one, other, is) => {
  expect(isOneSlipFrom(one, other)).toBe(is);
  expect(isOneSlipFrom(other, one)).toBe(is);
});

const counted = (given: Record<string, number>) =>
  Object.entries(given).map(([domain, count]) => ({ domain, count }));
const said = (given: Record<string, number>, own: string[] = []) =>
  doubtful(counted(given), own).map(
    (one) => `${one.domain} ${"meant" in one ? one.meant : one.why}`,
  );

test("slips of well-known services and thrown-away mailboxes are doubted, their likes are not", () => {
  expect(said({ "gmial.com": 2, "hotmial.fr": 1, "gmail.con": 1, "x.mailinator.com": 3 })).toEqual([
    "x.mailinator.com disposable",
    "gmial.com gmail.com",
    "gmail.con gmail.com",
    "hotmial.fr hotmail.fr",
  ]);
  expect(
    said({ "gmail.com": 9, "ymail.com": 2, "hotmail.it": 1, "gmx.de": 4, "mail.halden.de": 1 }),
  ).toEqual([]);
});

test("one-off slips of the organisation's own domain are doubted, two domains of many are not", () => {
  expect(said({ "halden.example": 900, "haldne.example": 2 })).toEqual([
    "haldne.example halden.example",
  ]);
  expect(said({ "haldne.example": 2 }, ["halden.example"])).toEqual([
    "haldne.example halden.example",
  ]);
  expect(said({ "halden.example": 90, "holden.example": 60 })).toEqual([]);
  expect(said({ "halden.example": 3, "holden.example": 1 })).toEqual([]);
});

import { expect, test } from "vitest";
import { CLAIMS_THAT_COUNT, findLink, mostLetters, TRUSTED, trustStep } from "./rules";

const now = new Date("2026-11-22T12:00:00Z");
const ago = (days: number): Date => new Date(now.getTime() - days * 86_400_000);

test.each([
  // claims, days, step
  [0, 0, 0],
  [2, 400, 0],
  [3, 0.9, 0],
  [3, 1, 1],
  [9, 3, 1],
  [10, 2.9, 1],
  [10, 3, 2],
  [24, 7, 2],
  [25, 6.9, 2],
  [25, 7, 3],
  [4, 400, 1],
  [5, 29, 1],
  [5, 30, 3],
  [100_000, 0, 0],
])("%i claims and %d days make step %i", (claims, days, step) =>
  expect(trustStep({ said: null, claims, createdAt: ago(days) }, now)).toBe(step),
);

test.each([0, 1, 2, 3])("an operator's word holds: %i", (said) => {
  expect(trustStep({ said, claims: 0, createdAt: now }, now)).toBe(said);
  expect(trustStep({ said, claims: CLAIMS_THAT_COUNT, createdAt: ago(999) }, now)).toBe(said);
});

test.each([
  ["Read https://halden.example/welcome first", "https://halden.example/welcome"],
  ["Ask on WWW.halden today", "WWW.halden"],
  ["Come to bit.ly/3xYz", "bit.ly/3xYz"],
  ["Welcome, {firstName}.\nIt begins on 3.12. at 9.30 h.", undefined],
  ["Log in at halden.zip now", "halden.zip"],
  ["See {organization}.support", "{organization}.support"],
  ["", undefined],
])("%j leads to %s", (text, link) => expect(findLink(text)).toBe(link));

test("an organisation sends more a day with every step, and as much as it likes once it is trusted", () => {
  expect([0, 1, 2, TRUSTED].map(mostLetters)).toEqual([200, 1_000, 10_000, undefined]);
});

import { expect, test } from "vitest";
import { NOBODY } from "@/addressees/rules";
import { byReason, leavingWith, leftOutBy, meantBy, openWaysOf } from "./rules";

const meant = { EMAIL: 20, SMS: 5, CODE: 3 };

test("until everybody's turn has come, whom the confirmation left out is left out", () => {
  const begun = { count: 40, done: 0, refused: 0, coded: 0, meant };
  expect([meantBy(begun), leftOutBy(begun)]).toEqual([28, 12]);
  const over = { ...begun, done: 27, refused: 13 };
  expect([meantBy(over), leftOutBy(over)]).toEqual([27, 13]);
});

test("what is still to come is what was confirmed without what was done, by each way", () => {
  const going = { count: 40, done: 12, refused: 6, coded: 1, meant };
  expect(openWaysOf(going, 4)).toEqual({ EMAIL: 13, SMS: 1, CODE: 2 });
});

test("who was left out and who would be stand under one reason, the most first", () => {
  const groups = [
    { code: "declined", count: 2, names: ["Ada", "Bo"] },
    { code: "no-address", count: 3, names: ["Cem"] },
    { code: "declined", count: 4, names: ["Dua", "Eli", "Fay", "Gus"] },
  ] as const;
  expect(byReason(groups)).toEqual([
    { code: "declined", count: 6, names: ["Ada", "Bo", "Dua", "Eli", "Fay"] },
    { code: "no-address", count: 3, names: ["Cem"] },
  ]);
});

test("what is let go takes what is held along, and no more than its first wave has room for", () => {
  const rest = { EMAIL: 6, SMS: 2, CODE: 0 };
  const held = { EMAIL: 3, SMS: 0, CODE: 0 };
  const waved = { firstCount: 5, restBegunAt: null, done: 3 };
  expect(leavingWith(waved, rest, held)).toEqual({ ways: { EMAIL: 9, SMS: 2, CODE: 0 }, now: 5 });
  expect(leavingWith({ ...waved, done: 5 }, rest, NOBODY).now).toBe(0);
  expect(leavingWith({ ...waved, restBegunAt: new Date() }, rest, held).now).toBe(11);
  expect(leavingWith({ ...waved, firstCount: null }, rest, held).now).toBe(11);
});

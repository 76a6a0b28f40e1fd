import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { workThrough } from "./work-through";

const numbers = Array.from({ length: 20 }, (_, n) => n);
const never = () => false;

test("everything is done and settled once, a few at a time, one piece after the other", async () => {
  const settled: number[] = [];
  const open = { work: 0, settle: 0, most: 0 };
  const left = await workThrough(numbers, {
    ...{ most: 3, everyMs: 1, isOver: never },
    work: async (n) => {
      open.work += 1;
      open.most = Math.max(open.most, open.work);
      await pause(n % 3);
      open.work -= 1;
      return n;
    },
    settle: async (done) => {
      open.settle += 1;
      expect(open.settle).toBe(1);
      await pause(2);
      settled.push(...done);
      open.settle -= 1;
    },
  });
  expect(left).toEqual([]);
  expect(open.most).toBe(3);
  expect(settled.toSorted((a, b) => a - b)).toEqual(numbers);
});

test("once it is over what was begun is settled and the others come back", async () => {
  const begun: number[] = [];
  const settled: number[] = [];
  const left = await workThrough(numbers, {
    ...{ most: 2, everyMs: 1, isOver: () => begun.length >= 6 },
    work: async (n) => {
      begun.push(n);
      return pause(1, n);
    },
    settle: async (done) => {
      settled.push(...done);
    },
  });
  expect(settled).toHaveLength(6);
  expect([...settled, ...left].toSorted((a, b) => a - b)).toEqual(numbers);
});

test("a fault of the work or of the settling ends it; nothing at all is soon done", async () => {
  const about = { most: 2, everyMs: 1, isOver: never };
  const fault = () => Promise.reject(new Error("broken"));
  const fine = async () => undefined;
  await expect(workThrough(numbers, { ...about, work: fault, settle: fine })).rejects.toThrow(
    "broken",
  );
  await expect(workThrough(numbers, { ...about, work: fine, settle: fault })).rejects.toThrow(
    "broken",
  );
  expect(await workThrough([], { ...about, work: fault, settle: fault })).toEqual([]);
});

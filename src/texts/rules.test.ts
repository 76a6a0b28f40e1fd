import { expect, test } from "vitest";
import { shareOut } from "./rules";

type Texts = Record<string, number>;

test.each<[string, Texts, Texts, { each: number; all?: number }, Texts]>([
  ["everything, where there is room", { FR: 3, NO: 2 }, { FR: 1 }, { each: 4 }, { FR: 3, NO: 2 }],
  ["what is left of a country", { FR: 3, NO: 2 }, { FR: 3 }, { each: 4 }, { FR: 1, NO: 2 }],
  ["what is left of all", { FR: 3, NO: 2 }, { DE: 1 }, { each: 9, all: 5 }, { FR: 3, NO: 1 }],
  ["nothing past all", { FR: 3 }, { NO: 5 }, { each: 9, all: 5 }, { FR: 0 }],
  [
    "nothing past a cap that was lowered",
    { FR: 3 },
    { FR: 5, NO: 5 },
    { each: 4, all: 9 },
    { FR: 0 },
  ],
  [
    "of many countries no more than of one",
    { FR: 50, NO: 50, DE: 50 },
    {},
    { each: 500, all: 50 },
    { FR: 50, NO: 0, DE: 0 },
  ],
])("of a day's texts may leave: %s", (_, wanted, today, { each, all }, shares) => {
  const [some, before] = [new Map(Object.entries(wanted)), new Map(Object.entries(today))];
  expect(Object.fromEntries(shareOut(some, before, { each, all }))).toEqual(shares);
});

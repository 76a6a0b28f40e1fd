import { expect, it } from "vitest";
import { plainText } from "@/accounts/input";
import { doubtfulWord } from "@/lib/sheet/text/encoding";
import { parseLines } from "@/people/parse-lines";
import { headerKey } from "@/rosters/input";
import { readRow } from "@/rosters/read-row";
import type { ColumnKey } from "@/rosters/rules";
import { COLUMN_KEYS } from "@/rosters/rules";
import { termsWith } from "../../tests/support/roster-rows";
import { cellText, readList } from "./input";
import { splitName } from "./split-name";

/** As long as a cell may be. */
const LONG = 32_000;
/** What a reader may cost: so many times of what it costs to walk along the text once. What grows with the square costs thousands. */
const DEAR = 600;

const rowOf = (key: ColumnKey) => {
  const terms = termsWith({ mapping: [key], width: 1 });
  return (text: string): unknown => readRow([text], terms);
};
const READERS: [string, (text: string) => unknown][] = [
  ...COLUMN_KEYS.map((key): [string, (text: string) => unknown] => [key, rowOf(key)]),
  ["cellText", cellText],
  ["readList", readList],
  ["splitName", (text) => splitName(text, "FIRST")],
  ["plainText", plainText],
  ["headerKey", headerKey],
  ["doubtfulWord", doubtfulWord],
  ["parseLines", (text) => parseLines(text, "FR")],
];

const REPEATED = [
  ...[" ", ",", ", ", "'", "(", "<", '"', '""', ";'", "@", ".", "a.", "a@", "1", "0", "1 ", "-"],
  ...["a", "A ", "van ", "é", "\n", " \n", "=", "xn--", "\u00a0", "\u200b", "《", "\u0301"],
  ...["\u0301\u0323", "\uff9e\u0338"],
];
const around = (middle: string): string[] => [`A b${middle}!`, `A ${middle}B jr`, `="${middle}`];
const TEXTS = [
  ...REPEATED.flatMap((part) => around(part.repeat(LONG / part.length))),
  `a${"\u0301".repeat(LONG / 2)}${"\u0323".repeat(LONG / 2)}`,
];

/** The least of several, of the time of this process alone: what else a machine does is no matter. */
function cost(work: () => unknown, times: number): number {
  const all = Array.from({ length: times }, () => {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user;
  });
  return Math.min(...all);
}

const once = Math.max(
  ...["a", "é"].map((part) => {
    const text = part.repeat(LONG);
    return cost(() => text.replace(/\p{Lu}/gu, ""), 5);
  }),
);

it.each(READERS)("%s reads the longest cells in one pass, whatever they hold", (_, read) => {
  const dear = TEXTS.filter((text) => {
    const most = once * DEAR;
    // another look at what was dear once, as nothing that was read is kept
    return cost(() => read(text), 1) > most && cost(() => read(`${text} `), 5) > most;
  });
  expect(dear.map((text) => JSON.stringify(text.slice(0, 12)))).toEqual([]);
});

import type { Reading } from "@/imports/input";
import type { Verdict } from "@/plans/rules";
import type { Chore } from "@/rechecks/rules";

/** What people type to find somebody, of an account that is to be erased. */
export type Findable = {
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  login: string | null;
  externalId: string | null;
  phone: string | null;
};

/** What stands in a file for an owner who was erased: no login, so that the row is an error until it names another one. */
export const NOBODY = "#";

/** No file has more lines, and no roster erases anybody. */
const LAST = 2_000_000;
const NOTHING = { verdicts: ["ERASE"] } as const;

/** One sign finds anybody: it tells of nobody. */
const SHORTEST = 2;

const folded = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether these search words hold a name or a key of one of these people, whatever its accents and case. */
function tells(words: string, people: readonly Findable[]): boolean {
  const text = folded(words);
  const digits = text.replace(/\D/g, "");
  const holds = (value: string | null): boolean =>
    value !== null && value.length >= SHORTEST && text.includes(folded(value));
  return people.some(
    ({ phone, ...keys }) =>
      Object.values(keys).some(holds) ||
      (phone !== null && digits !== "" && digits.includes(phone.replace(/\D/g, ""))),
  );
}

/** Whether what somebody chose for many rows at once, by words or by what stands in a cell, tells of one of these people. */
export function choreTells(chore: Chore<string>, people: readonly Findable[]): boolean {
  const { key = "", words } =
    chore.act === "fix"
      ? { key: chore.key, words: chore.right }
      : { key: chore.filter.group, words: chore.filter.q };
  return tells([key.split("|").slice(2), words ?? ""].flat().join(" "), people);
}

/** Such a choice without their words: no more rows are found by it. What is done stays, and is told, also from where it was chosen. */
export const withoutChoice = ({ line, done, of, ip, act }: Chore<Verdict>): Chore<Verdict> => {
  const over = { line: Math.max(line, LAST), done, of, ip };
  return act === "fix" ? { ...over, act, key: "" } : { ...over, act, filter: NOTHING };
};

/** The query of a kept list without its search words, if they tell of one of these people; undefined if they do not. */
export function withoutWords(query: string, people: readonly Findable[]): string | undefined {
  const kept = new URLSearchParams(query);
  if (!tells(kept.getAll("q").join(" "), people)) return undefined;
  kept.delete("q");
  return kept.toString();
}

/**
 * Whether the name that somebody gave a list tells of one of these people: both their names as words of it, or a key of
 * theirs. One name alone may be a town's or a team's.
 */
export function namesOne(name: string, people: readonly Findable[]): boolean {
  const text = folded(name);
  const words = new Set(text.split(/[^\p{L}\p{N}]+/u));
  const isAbout = (value: string | null): boolean =>
    value !== null &&
    folded(value)
      .split(/\s+/)
      .every((word) => words.has(word));
  return people.some(
    ({ firstName, lastName, ...keys }) =>
      (isAbout(firstName) && isAbout(lastName)) ||
      Object.values(keys).some(
        (key) => key && key.length >= SHORTEST && text.includes(folded(key)),
      ),
  );
}

const partsOf = (text: string): Set<string> => new Set(folded(text).split(/[^\p{L}\p{N}]+/u));

const areIn = (words: ReadonlySet<string>, name: string | null): boolean =>
  name !== null &&
  folded(name)
    .split(/[^\p{L}\p{N}]+/u)
    .every((word) => words.has(word));

/** Whether a line of a file is about one of these people: a cell is a key of theirs, or both their names stand in it. */
export function rowTells(cells: readonly string[], people: readonly Findable[]): boolean {
  const whole = new Set(cells.map((cell) => folded(cell).trim()));
  const words = partsOf(cells.join(" "));
  return people.some(
    ({ firstName, lastName, email, login, externalId }) =>
      [email, login, externalId].some((key) => key !== null && whole.has(folded(key))) ||
      (areIn(words, firstName) && areIn(words, lastName)),
  );
}

/** Whether the name of a file tells of one of these people; of a file that is about one of them, either name is enough. */
export function fileTells(name: string, people: readonly Findable[], isAbout: boolean): boolean {
  const words = partsOf(name);
  const either = ({ firstName, lastName }: Findable) =>
    areIn(words, firstName) || areIn(words, lastName);
  return namesOne(name, people) || (isAbout && people.some(either));
}

/** How a file was read without the lines that are about these people; undefined where none is. */
export function readingWithout(
  reading: Reading,
  lines: ReadonlySet<number>,
  people: readonly Findable[],
): Reading | undefined {
  const preview = reading.preview.filter(
    ({ line, cells }) => !lines.has(line) && !rowTells(cells, people),
  );
  const gone = new Set(reading.preview.map(({ line }) => line));
  for (const { line } of preview) gone.delete(line);
  const isHeader = rowTells(reading.header, people);
  if (gone.size === 0 && !isHeader) return undefined;
  const { doubt, ...rest } = reading;
  const shown = doubt && !gone.has(doubt.line) ? { doubt } : {};
  // a line that was taken for the names of columns
  const header = isHeader ? reading.header.map(() => "") : reading.header;
  return { ...rest, ...shown, preview, header };
}

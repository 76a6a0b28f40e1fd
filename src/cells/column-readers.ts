import { plainText } from "@/accounts/input";
import { NO_WORDS, YES_WORDS } from "@/lib/i18n/words/value-words";
import type { RosterTerms, RowValues } from "@/rosters/rules";
import { teamName } from "@/teams/input";
import type { Cell, ClosedColumn, Wrong } from "./input";
import { readList } from "./input";
import { phoneReader } from "./phone-reader";
import { readChoice } from "./read-choice";
import { readDate } from "./read-date";
import { readEmail } from "./read-email";
import { readSize } from "./read-size";
import { rosterClock } from "./roster-clock";
import type { NameOrder } from "./split-name";
import { splitName } from "./split-name";
import { textReader } from "./text-reader";

/** Reads a cell that is not blank into the values of its row, or says what is wrong; `where` is the row's country. */
export type CellReader = (text: string, into: RowValues, where: string) => Wrong | undefined;
/** Names the field itself: an object whose fields come by variable names is kept as a dictionary, three times as slow. */
type Put<T> = (into: RowValues, value: T) => void;

export const text =
  (kind: "line" | "name" | "key", most: number, put: Put<string>) => (): CellReader => {
    const wrongOf = textReader(kind, most);
    return (cell, into) => {
      const wrong = wrongOf(cell);
      if (!wrong) put(into, cell);
      return wrong;
    };
  };

/** Most columns say few things many times: what the same text was read as is remembered. */
function reading<T>(read: (text: string) => Cell<T>, put: Put<T>): CellReader {
  const known = new Map<string, Cell<T>>();
  return (cell, into) => {
    const found = known.get(cell) ?? read(cell);
    if (known.size < 2_000) known.set(cell, found);
    if (found.wrong) return found.wrong;
    put(into, found.value);
    return undefined;
  };
}

/** A closed column; each of its words stands for a value. */
export const choice =
  <Word extends string, T>(column: ClosedColumn, values: Readonly<Record<Word, T>>, put: Put<T>) =>
  (): CellReader =>
    reading<T>((cell) => {
      const read = readChoice(column, cell);
      return read.wrong ? read : { value: values[read.value as Word] };
    }, put);

export const same = <Word extends string>(...words: readonly Word[]) =>
  Object.fromEntries(words.map((word) => [word, word])) as Record<Word, Word>;

const wordsOf = (words: string): ReadonlySet<string> => new Set(words.split(" ").map(plainText));
const [YES, NO] = [wordsOf(YES_WORDS), wordsOf(NO_WORDS)];

export const yesNo = (put: Put<boolean>) => (): CellReader =>
  reading((cell) => {
    const word = plainText(cell);
    if (YES.has(word)) return { value: true };
    return NO.has(word) ? { value: false } : { wrong: { code: "yes-or-no", like: cell } };
  }, put);

const MOST_NAMES = 100;

/** Names of teams or applications; they keep to the rule of names there. */
export const list = (put: Put<readonly string[]>) => (): CellReader =>
  reading(
    (cell): Cell<readonly string[]> => {
      const names = readList(cell);
      const issue = names
        .map((name) => teamName.safeParse(name).error?.issues[0]?.message)
        .find(Boolean);
      if (issue === "name-with-link" || issue === "unseen-characters")
        return { wrong: { code: issue } };
      const isTooLong = issue !== undefined || names.length > MOST_NAMES;
      return isTooLong ? { wrong: { code: "too-long", detail: "100" } } : { value: names };
    },
    (into, names) => {
      if (names.length > 0) put(into, names);
    },
  );

/** Lines are kept, whatever a system's sign for their end. */
export const biography = (): CellReader => {
  const wrongOf = textReader("lines", 2_000);
  return (cell, into) => {
    const lines = cell.replace(/\r\n?/g, "\n");
    const wrong = wrongOf(lines);
    if (!wrong) into.biography = lines;
    return wrong;
  };
};

/** A whole name is read as its two halves; neither is longer than it could be alone. */
export const wholeName = (order: NameOrder) => (): CellReader => {
  const [wrongOf, wrongHalf] = [textReader("name", 201), textReader("name", 100)];
  return (cell, into) => {
    const { firstName = "", lastName = "" } = splitName(cell, order);
    const wrong = wrongOf(cell) ?? wrongHalf(firstName) ?? wrongHalf(lastName);
    if (wrong) return wrong;
    if (firstName) into.firstName = firstName;
    if (lastName) into.lastName = lastName;
    return firstName || lastName ? undefined : { code: "name-missing" };
  };
};

export const phone = ({ country }: RosterTerms): CellReader => {
  const read = phoneReader(country);
  return (cell, into, where) => {
    const { value, wrong } = read(cell, where);
    if (value) into.phone = value;
    return wrong;
  };
};

/** What looks like a slip is an address all the same: it names who has it. */
export const email =
  ({ kept }: RosterTerms): CellReader =>
  (cell, into) => {
    const { value, wrong } = readEmail(cell);
    const isSlip = wrong?.code === "email-typo";
    if (value || isSlip) into.email = cell;
    return isSlip && kept.includes(wrong.like ?? "") ? undefined : wrong;
  };

/** A past date is kept: whether it is a fault the row decides. */
export const suspension = ({ timeZone }: RosterTerms): CellReader => {
  const clock = rosterClock(timeZone);
  return reading(
    (cell) => readDate(cell, clock),
    (into, at) => {
      into.suspensionDate = at;
    },
  );
};

export const size = (put: Put<bigint>) => (): CellReader => reading(readSize, put);

import { e164, email, personName, visibleText } from "@/accounts/input";
import { mapColumns } from "@/rosters/map-columns";
import type { ColumnKey } from "@/rosters/rules";

/** What one line of a paste says: an address, a number or both, perhaps with a name around them. */
export type ParsedLine = {
  line: number;
  value: string;
  email?: string;
  phone?: string;
  /** A staff number, where the line says nothing else by which to reach somebody. */
  externalId?: string;
  firstName?: string;
  lastName?: string;
  /** The first line, where it only says what stands below it. */
  isHeading?: true;
  fault?: `${"email" | "phone" | "line"}-wrong` | "name-with-link" | `${"name" | "part"}-unclear`;
  /** The part that is not understood. */
  part?: string;
};

type Names = { firstName?: string; lastName?: string };
type Cells = readonly string[];

/** Longer than this is no line about a person, and is not searched for one. */
const MOST_LETTERS = 1_000;

const ADDRESS = /[^\s<>()"]*@[^\s<>()"]*/;
const NUMBER = /^[+\d][\d\s().\-/]*$/;
/** "Amara Diallo +33 6 12 34 56 78": a number beside words. */
const BESIDE = /(?<=^|\s)\+?\d[\d\s().\-/]{5,}\d(?=\s|$)/;

const cellsOf = (raw: string): string[] =>
  raw.length > MOST_LETTERS ? [] : raw.split(/[\t,;|]/).map((cell) => visibleText(cell).trim());

/** What is left of a cell beside an address: without brackets and quotes. */
const wordsOf = (cell: string): string =>
  cell
    .replace(/<[^<>]*>|[<>()"]/g, " ")
    .replace(/^[\s']+|[\s']+$/g, "")
    .replace(/\s+/g, " ");

/** "W-1002", "4711": letters and digits, or a few digits alone; more of them are a number that was typed wrongly. */
const isStaffNumber = (word: string): boolean =>
  /^\d+$/.test(word)
    ? word.length >= 3 && word.length <= 6
    : /^(?=.*\p{N})(?=.*\p{L})[\p{L}\p{N}][\p{L}\p{N}_/-]{1,63}$/u.test(word);

const fold = (words: string): string =>
  words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** "karl.huber@" says which of two names is the first; else the last name stands first, as in an address book. */
function inOrder([one = "", two = ""]: Cells, address: string): Names {
  const [first, second] = fold(address.split("@")[0] ?? "").split(/[._-]/);
  const isGivenFirst = first === fold(one) && second === fold(two);
  return isGivenFirst ? { firstName: one, lastName: two } : { firstName: two, lastName: one };
}

function split(words: string): Names {
  const at = words.lastIndexOf(" ");
  return at < 0
    ? { firstName: words }
    : { firstName: words.slice(0, at), lastName: words.slice(at + 1) };
}

/** The name of a line by its heading, where it has a cell for each of its columns. */
function underHeading(cells: Cells, columns: readonly (ColumnKey | null)[]): Names | undefined {
  if (cells.length < columns.length) return undefined;
  const under = (key: ColumnKey): string => cells[columns.indexOf(key)] ?? "";
  const [firstName, lastName] = [under("FIRSTNAME"), under("LASTNAME")];
  if (!(firstName || lastName)) return undefined;
  return { ...(firstName && { firstName }), ...(lastName && { lastName }) };
}

/** Whether the address has a word of these, or nothing but their initial beside the other part. */
function isNamedBy(words: string, other: string, address: string): boolean {
  const all = fold(address.split("@")[0] ?? "").replace(/[^\p{L}]/gu, "");
  const [own, others] = [words, other].map((part) => fold(part).split(/[\s'-]+/));
  const left = others?.reduce((rest, word) => rest.replace(word, ""), all) ?? all;
  return own?.some((word) => word.length > 1 && left.includes(word)) || left === own?.[0]?.[0];
}

/** Of two parts the one that may be no name: one is a whole name already, or something stands between them. */
function unclearIn(cells: Cells, words: Cells, address: string): string | undefined {
  const [one = "", two, ...more] = words.filter(Boolean);
  if (two === undefined || more.length > 0) return undefined;
  const isApart = cells.slice(words.indexOf(one) + 1, words.lastIndexOf(two)).some(Boolean);
  if (!isApart && !one.includes(" ") && !two.includes(" ")) return undefined;
  const isName = (part: string) => isNamedBy(part, part === one ? two : one, address);
  const unnamed = [one, two].filter((part) => !isName(part));
  return unnamed.findLast((part) => !part.includes(" ")) ?? unnamed.at(-1);
}

function namesIn(names: Cells, address: string): Names | undefined {
  const [whole = ""] = names;
  if (names.length > 2) return undefined;
  if (names.length === 2) return inOrder(names, address);
  return whole ? split(whole) : {};
}

const isLinked = ({ firstName, lastName }: Names): boolean =>
  [firstName, lastName].some((name) => name && !personName.safeParse(name).success);

type Read = Omit<ParsedLine, "line" | "value">;

function reachOf(address: string, typed: string | undefined, country: string): Read {
  const found = address ? email.safeParse(address).data : undefined;
  if (address && !found) return { fault: "email-wrong" };
  const phone = typed && e164(typed, country);
  if (typed && !phone) return { fault: "phone-wrong" };
  if (!found && !phone) return { fault: "line-wrong" };
  return { ...(found && { email: found }), ...(phone && { phone }) };
}

/** What was found in the cells of a line, and what is left of them. */
type Taken = { found: string; words: Cells };

const taken = (words: Cells, at: number, found: string): Taken => ({
  found,
  words: words.with(at, (words[at] ?? "").replace(found, " ").replace(/\s+/g, " ").trim()),
});

function takeNumber(words: Cells): Taken | undefined {
  for (const [at, word] of words.entries()) {
    const number = NUMBER.test(word) ? word : BESIDE.exec(word)?.[0];
    if (number !== undefined) return taken(words, at, number);
  }
  return undefined;
}

/** The staff number of a line: under its heading, in a cell of its own, or before or behind the name. */
function takeStaffNumber(words: Cells, columns: readonly (ColumnKey | null)[]): Taken | undefined {
  const under = columns.indexOf("EXTERNAL_ID");
  const own = words[under] ? under : words.findIndex(isStaffNumber);
  if (own >= 0) return taken(words, own, words[own] ?? "");
  for (const [at, word] of words.entries()) {
    const parts = word.split(" ");
    const found = [parts.at(-1) ?? "", parts[0] ?? ""].find(isStaffNumber);
    if (found !== undefined) return taken(words, at, found);
  }
  return undefined;
}

/** By what somebody is reached or known, and the words around it; a staff number counts where there is nothing else. */
function reachIn(words: Cells, address: string, { country, columns }: Terms): [Read, Cells] {
  const number = takeNumber(words);
  const isOpen = !address && (!number || isStaffNumber(number.found));
  const staff = isOpen ? takeStaffNumber(words, columns) : undefined;
  if (staff) return [{ externalId: staff.found }, staff.words];
  return [reachOf(address, number?.found, country), number?.words ?? words];
}

type Terms = { country: string; columns: readonly (ColumnKey | null)[] };

/** An address or a number that stands anywhere in the line, or a staff number, and the name around it. */
function readCells(cells: Cells, terms: Terms): Read {
  const addressed = cells.findIndex((cell) => cell.includes("@"));
  const found = ADDRESS.exec(cells[addressed] ?? "")?.[0] ?? "";
  const address = found.replace(/^(?:mailto:|')+|'$/g, "");
  const plain = cells.map((cell, at) =>
    wordsOf(at === addressed ? cell.replace(found, " ") : cell),
  );
  const [reach, words] = reachIn(plain, address, terms);
  if (reach.fault) return reach;
  if (words.some((word) => word.includes("@"))) return { fault: "name-unclear" };
  const headed = underHeading(words, terms.columns);
  const part = headed ? undefined : unclearIn(cells, words, address);
  if (part !== undefined) return { fault: "part-unclear", part };
  const names = headed ?? namesIn(words.filter(Boolean), address);
  if (!names) return { fault: "name-unclear" };
  return isLinked(names) ? { fault: "name-with-link" } : { ...names, ...reach };
}

const holdsReach = (cells: Cells): boolean =>
  cells.some((cell) => {
    const words = wordsOf(cell);
    return cell.includes("@") || NUMBER.test(words) || isStaffNumber(words);
  });

/** Every line of a paste that is not empty, with its number. */
export function parseLines(text: string, country: string): ParsedLine[] {
  const lines = text.split(/\r\n|\r|\n/).flatMap((raw, index) => {
    const value = visibleText(raw)
      .replace(/[,;]\s*$/, "")
      .trim();
    return value === "" ? [] : [{ line: index + 1, value, cells: cellsOf(raw) }];
  });
  const [top, next] = lines;
  const below = lines.slice(1, 21).map(({ cells }) => cells);
  const named = top ? mapColumns(top.cells, new Map(), below).mapping : [];
  const isAbove = next && (holdsReach(next.cells) || named.includes("EXTERNAL_ID"));
  const isHeaded = top && isAbove && !holdsReach(top.cells);
  const columns = isHeaded ? named : [];
  return lines.map(({ line, value, cells }) => {
    if (isHeaded && line === top.line) return { line, value, isHeading: true };
    return { line, value, ...readCells(cells, { country, columns }) };
  });
}

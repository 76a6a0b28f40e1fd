import { e164, email, personName, visibleText } from "@/accounts/input";
import { mapColumns } from "@/rosters/map-columns";
import type { ColumnKey } from "@/rosters/rules";

/** What one line of a paste says: an address, a number or both, perhaps with a name around them. */
export type ParsedLine = {
  line: number;
  value: string;
  email?: string;
  phone?: string;
  firstName?: string;
  lastName?: string;
  /** The first line, where it only says what stands below it. */
  isHeading?: true;
  fault?: "email-wrong" | "phone-wrong" | "line-wrong" | "name-with-link" | "name-unclear";
};

type Names = { firstName?: string; lastName?: string };
type Cells = readonly string[];

/** Longer than this is no line about a person, and is not searched for one. */
const MOST_LETTERS = 1_000;

const ADDRESS = /[^\s<>()"]*@[^\s<>()"]*/;
const NUMBER = /^[+\d][\d\s().\-/]*$/;

const cellsOf = (raw: string): string[] =>
  raw.length > MOST_LETTERS ? [] : raw.split(/[\t,;|]/).map((cell) => visibleText(cell).trim());

/** What is left of a cell beside an address: without brackets and quotes. */
const wordsOf = (cell: string): string =>
  cell
    .replace(/<[^<>]*>|[<>()"]/g, " ")
    .replace(/^[\s']+|[\s']+$/g, "")
    .replace(/\s+/g, " ");

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

/** An address or a number that stands anywhere in the line, and the name around it. */
function readCells(cells: Cells, country: string, columns: readonly (ColumnKey | null)[]): Read {
  const addressed = cells.findIndex((cell) => cell.includes("@"));
  const found = ADDRESS.exec(cells[addressed] ?? "")?.[0] ?? "";
  const address = found.replace(/^(?:mailto:|')+|'$/g, "");
  const typed = cells.find((cell) => NUMBER.test(wordsOf(cell)));
  const reach = reachOf(address, typed && wordsOf(typed), country);
  if (reach.fault) return reach;
  const words = cells.map((cell, at) => {
    if (cell === typed) return "";
    return wordsOf(at === addressed ? cell.replace(found, " ") : cell);
  });
  if (words.some((word) => word.includes("@"))) return { fault: "name-unclear" };
  const names = underHeading(words, columns) ?? namesIn(words.filter(Boolean), address);
  if (!names) return { fault: "name-unclear" };
  return isLinked(names) ? { fault: "name-with-link" } : { ...names, ...reach };
}

const holdsReach = (cells: Cells): boolean =>
  cells.some((cell) => cell.includes("@") || NUMBER.test(wordsOf(cell)));

/** Every line of a paste that is not empty, with its number. */
export function parseLines(text: string, country: string): ParsedLine[] {
  const lines = text.split(/\r\n|\r|\n/).flatMap((raw, index) => {
    const value = visibleText(raw)
      .replace(/[,;]\s*$/, "")
      .trim();
    return value === "" ? [] : [{ line: index + 1, value, cells: cellsOf(raw) }];
  });
  const [top, next] = lines;
  const isHeaded = top && next && !holdsReach(top.cells) && holdsReach(next.cells);
  const columns = isHeaded ? mapColumns(top.cells, new Map()).mapping : [];
  return lines.map(({ line, value, cells }) => {
    if (isHeaded && line === top.line) return { line, value, isHeading: true };
    return { line, value, ...readCells(cells, country, columns) };
  });
}

import { guessNameOrder } from "@/cells/guess-name-order";
import { cellText } from "@/cells/input";
import { FIRST_THEN_LAST, HALF_OR_WHOLE, HEADER_WORDS } from "@/lib/i18n/words/header-words";
import { headerKey, isWholeName, REQUIRED } from "./input";
import type { ColumnKey, Mapping, RosterKind } from "./rules";
import { COLUMN_KEYS } from "./rules";

/** Columns that our own files add and that are not read back. */
const OUR_NOTES: ReadonlySet<string> = new Set(["line", "reason", "ligne", "motif"]);

const ours: ReadonlyMap<string, ColumnKey> = new Map(
  COLUMN_KEYS.map((key) => [headerKey(key), key]),
);
const known: ReadonlyMap<string, ColumnKey> = new Map(
  COLUMN_KEYS.flatMap((key) =>
    (HEADER_WORDS[key] ?? "").split("|").map((name) => [headerKey(name), key] as const),
  ),
);

const keysOf = (names: string): ReadonlySet<string> => new Set(names.split("|").map(headerKey));
const [SAID, HALF] = [keysOf(FIRST_THEN_LAST), keysOf(HALF_OR_WHOLE)];

export type ColumnsRead = {
  mapping: Mapping;
  /** The file carries our header with its required marks (domain rules, section 6). */
  isTemplate: boolean;
  /** What the header says every row is; null: each row says it. */
  kind: RosterKind | null;
  /** Headers that are not read. */
  unknown: readonly string[];
};

/** Each column by the first way in which it is known; a key is given once, the surest way first. */
function assign(
  header: readonly string[],
  ways: readonly ((key: string) => ColumnKey | null | undefined)[],
): (ColumnKey | null)[] {
  const keys = header.map(headerKey);
  const given = new Set<ColumnKey>();
  const mapping: (ColumnKey | null | undefined)[] = header.map(() => undefined);
  for (const way of ways) {
    for (const [index, key] of keys.entries()) {
      if (mapping[index] !== undefined || key === "") continue;
      const found = way(key);
      if (found === null) mapping[index] = null;
      if (!found || given.has(found)) continue;
      mapping[index] = found;
      given.add(found);
    }
  }
  return mapping.map((found) => found ?? null);
}

/** Whose template it is: all that it requires is there by our keys, and its marks are left. */
function templateOf(header: readonly string[]): RosterKind | undefined {
  const keys = new Set(header.map((name) => ours.get(headerKey(name))));
  if (!header.some((name) => name.trim().endsWith("*"))) return undefined;
  const kinds = ["CONTACT", "USER"] as const;
  return kinds.find((kind) => [...REQUIRED[kind], "EMAIL" as const].every((key) => keys.has(key)));
}

/** Contacts and their owners may stand in one file: where an owner may be named, each row says what it is. */
const kindOf = (mapping: Mapping): RosterKind | null =>
  mapping.includes("KIND") || mapping.includes("OWNER_LOGIN") ? null : "USER";

type Table = {
  header: readonly string[];
  remembered: ReadonlyMap<string, ColumnKey | null>;
  rows: readonly (readonly string[])[];
};

/** Where one half of the names has no column, and the other is called by a word for both: most of its cells are two words. */
function findWhole(mapping: Mapping, { header, rows }: Table): number | undefined {
  const halves = ["FIRSTNAME", "LASTNAME"] as const;
  const [one, ...more] = halves.map((key) => mapping.indexOf(key)).filter((place) => place >= 0);
  if (one === undefined || more.length > 0 || !HALF.has(headerKey(header[one] ?? "")))
    return undefined;
  const said = rows.map((cells) => cellText(cells[one] ?? "")).filter(Boolean);
  const whole = said.filter((text) => /[\s,，]/.test(text));
  return said.length > 0 && whole.length * 2 >= said.length ? one : undefined;
}

/** Which of the two keys a column of whole names is, by what is in it, else by what it is called. */
function orderedKey(mapping: Mapping, at: number, { header, rows }: Table): ColumnKey {
  const email = mapping.indexOf("EMAIL");
  const samples = rows.map((cells) => ({
    name: cellText(cells[at] ?? ""),
    email: cellText(cells[email] ?? ""),
  }));
  const isLast = mapping[at] === "FULL_NAME_LAST_FIRST";
  const isSaid = isLast || SAID.has(headerKey(header[at] ?? ""));
  const order = guessNameOrder(samples, { isSaid }) ?? (isLast ? "LAST" : "FIRST");
  return order === "LAST" ? "FULL_NAME_LAST_FIRST" : "FULL_NAME";
}

/** One column of whole names, and none where each half has its own; what somebody chose before stays as it is. */
function readWhole(mapping: Mapping, table: Table): Mapping {
  const isChosen = (at: number) => table.remembered.has(headerKey(table.header[at] ?? ""));
  const wholes = [...mapping.keys()].filter((at) => isWholeName(mapping[at] ?? null));
  const isSplit = mapping.includes("FIRSTNAME") && mapping.includes("LASTNAME");
  const kept = isSplit ? undefined : (wholes[0] ?? findWhole(mapping, table));
  const left = mapping.map((key, at) =>
    wholes.includes(at) && at !== kept && !isChosen(at) ? null : key,
  );
  if (kept === undefined || isChosen(kept)) return left;
  return left.with(kept, orderedKey(left, kept, table));
}

/**
 * What each column of a file is: by what this organisation chose for its name before (null: not read), by our keys, by
 * common names in ten languages. No key is given twice. The first rows tell a last name from a whole one, and its order.
 */
export function mapColumns(
  header: readonly string[],
  remembered: ReadonlyMap<string, ColumnKey | null>,
  rows: readonly (readonly string[])[] = [],
): ColumnsRead {
  const assigned = assign(header, [
    (key) => remembered.get(key),
    (key) => ours.get(key),
    (key) => known.get(key),
  ]);
  const mapping = readWhole(assigned, { header, remembered, rows });
  const template = templateOf(header);
  const isUnread = (name: string, index: number): boolean =>
    mapping[index] === null && headerKey(name) !== "" && !OUR_NOTES.has(headerKey(name));
  return {
    mapping,
    isTemplate: template !== undefined,
    kind: template ?? kindOf(mapping),
    unknown: header.filter(isUnread).map((name) => name.trim()),
  };
}

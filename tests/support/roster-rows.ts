import type { Known } from "@/rosters/faults-of";
import { isWholeName } from "@/rosters/input";
import { readRow } from "@/rosters/read-row";
import type { ColumnKey, ReadRow, RosterTerms, RowFault } from "@/rosters/rules";
import { COLUMN_KEYS } from "@/rosters/rules";

const COLUMNS = COLUMN_KEYS.filter((key) => !isWholeName(key));

/** A file with every column, names in two of them, of an organisation in France. */
export const TERMS: RosterTerms = {
  mapping: COLUMNS,
  width: COLUMNS.length,
  kind: null,
  isTemplate: false,
  kept: [],
  country: "FR",
  timeZone: "Europe/Paris",
  now: new Date("2026-11-22T12:00:00Z"),
};
type Cells = Partial<Record<ColumnKey, string>>;

export const termsWith = (more: Partial<RosterTerms>): RosterTerms => ({
  ...TERMS,
  ...(more.mapping ? { width: more.mapping.length } : {}),
  ...more,
});
export const readCells = (cells: Cells, given: RosterTerms = TERMS): ReadRow =>
  readRow(
    given.mapping.map((key) => (key ? (cells[key] ?? "") : "")),
    given,
  );
/** A row of a user with nothing wrong in it, but for these cells. */
export const rowWith = (cells: Cells): ReadRow =>
  readCells({ LASTNAME: "Köhler", FIRSTNAME: "Jürgen", EXTERNAL_ID: "007", ...cells });

/** What doubts ask of an account that is active and has neither factor, number nor date. */
export const knownAs = (more: Partial<Known>): Known => ({
  ...{ status: "ACTIVE", tfa: "NONE", phone: null, hasMobile: false },
  ...{ suspensionDate: null, emailKey: null },
  ...more,
});

export const codesOf = (faults: readonly RowFault[]): string[] =>
  faults.map(({ column, code }) => `${column} ${code}`);

import type { CellReader } from "@/cells/cell-reader";
import { cellReader } from "@/cells/cell-reader";
import { cellText, isFormula } from "@/cells/input";
import { readChoice } from "@/cells/read-choice";
import { readEmail } from "@/cells/read-email";
import { cutText } from "@/lib/characters";
import { checkRow } from "./check-row";
import { EXAMPLE_EMAILS } from "./input";
import type {
  ColumnKey,
  Doubt,
  FaultCode,
  Mapping,
  ReadRow,
  RosterKind,
  RosterTerms,
  RowFault,
  RowValues,
} from "./rules";

type Column = { index: number; key: ColumnKey; read: CellReader };
type Reader = {
  columns: readonly Column[];
  places: ReadonlyMap<ColumnKey, number>;
  mapping: Mapping;
  width: number;
};
/** A row while it is read. */
type Draft = {
  cells: readonly string[];
  values: RowValues;
  faults: RowFault[];
  doubts: Doubt[];
};

/** No text about a cell needs more of it. */
const shown = (value: string): string => (value.length > 200 ? `${cutText(value, 199)}…` : value);

const readers = new WeakMap<RosterTerms, Reader>();

/** How the columns of one file are read; made once a file. */
function readerOf(terms: RosterTerms): Reader {
  const known = readers.get(terms);
  if (known) return known;
  const columns = terms.mapping.flatMap((key, index) => {
    const read = key ? cellReader(key, terms) : undefined;
    return key && read ? [{ index, key, read }] : [];
  });
  const places = new Map(
    terms.mapping.flatMap((key, index) => (key ? [[key, index] as const] : [])),
  );
  const made = { columns, places, mapping: terms.mapping, width: terms.width };
  readers.set(terms, made);
  return made;
}

const cellOf = ({ places }: Reader, { cells }: Draft, key: ColumnKey): string =>
  cellText(cells[places.get(key) ?? -1] ?? "");

const add = (
  { faults }: Draft,
  column: ColumnKey | null,
  code: FaultCode,
  value = "",
  more?: Partial<RowFault>,
): void => {
  faults.push({ column, code, value: shown(value), ...more });
};

function readCells(reader: Reader, draft: Draft): void {
  const where = cellOf(reader, draft, "COUNTRY");
  for (const { index, key, read } of reader.columns) {
    const raw = draft.cells[index];
    if (!raw) continue;
    const text = cellText(raw);
    if (text === "") continue;
    if (isFormula(raw)) {
      add(draft, key, "formula", raw);
      continue;
    }
    const wrong = read(text, draft.values, where);
    // somebody may have that very address
    if (wrong?.code === "email-typo")
      draft.doubts.push({ column: key, value: shown(text), ...wrong, unless: "SAME_EMAIL" });
    else if (wrong) add(draft, key, wrong.code, text, wrong);
  }
}

const SWAPPED_WITH = [
  ...(["FIRSTNAME", "LASTNAME", "FULL_NAME", "FULL_NAME_LAST_FIRST"] as const),
  ...(["PHONE", "COMPANY"] as const),
] as const;

/** An address that stands in another column, whose text stands in the address's. */
function findSwap(reader: Reader, draft: Draft): void {
  const inEmail = cellOf(reader, draft, "EMAIL");
  if (inEmail === "" || inEmail.includes("@")) return;
  const other = SWAPPED_WITH.find((key) => {
    const text = cellOf(reader, draft, key);
    return text.includes("@") && readEmail(text).value !== undefined;
  });
  if (!other) return;
  const address = cellOf(reader, draft, other);
  draft.faults = draft.faults.filter(({ column }) => column !== "EMAIL" && column !== other);
  add(draft, "EMAIL", "columns-swapped", inEmail, { right: address, detail: other });
  add(draft, other, "columns-swapped", address, { right: inEmail, detail: "EMAIL" });
}

const OWNER_COLUMNS = ["OWNER_LOGIN", "OWNER_FIRSTNAME", "OWNER_LASTNAME"] as const;

/** What the row is: as the whole file, as its own column says, or a contact because somebody owns it. */
function kindOf(reader: Reader, draft: Draft, kind: RosterKind | null): RosterKind {
  const said = cellOf(reader, draft, "KIND");
  const { value, wrong } = said ? readChoice("KIND", said) : {};
  if (wrong) add(draft, "KIND", wrong.code, said, wrong);
  if (kind && value && value !== kind)
    add(draft, "KIND", "kind-differs", said, { right: kind, like: said });
  if (kind) return kind;
  if (value) return value === "CONTACT" ? "CONTACT" : "USER";
  return OWNER_COLUMNS.some((key) => cellOf(reader, draft, key) !== "") ? "CONTACT" : "USER";
}

/** Cells beyond the last column, but for those of columns that were added: a separator too many, most often in a text that should stand in quotes. */
function findSurplus({ mapping, width }: Reader, draft: Draft): void {
  if (draft.cells.length <= width) return;
  const surplus = draft.cells.find((cell, at) => at >= width && !mapping[at] && cell.trim() !== "");
  if (surplus !== undefined) add(draft, null, "columns-too-many", surplus);
}

const isExample = ({ email }: RowValues): boolean =>
  email !== undefined && EXAMPLE_EMAILS.has(email.toLowerCase());

/** Reads a row: its values normalised, and everything that is wrong with it at once. */
export function readRow(cells: readonly string[], terms: RosterTerms): ReadRow {
  const reader = readerOf(terms);
  const draft: Draft = { cells, values: {}, faults: [], doubts: [] };
  readCells(reader, draft);
  const { values } = draft;
  if (isExample(values)) {
    const fault: RowFault = { column: "EMAIL", code: "example-row", value: values.email ?? "" };
    return { kind: terms.kind ?? "USER", values: {}, faults: [fault], doubts: [] };
  }
  if (draft.faults.length > 0) findSwap(reader, draft);
  findSurplus(reader, draft);
  const kind = kindOf(reader, draft, terms.kind);
  const said = (key: ColumnKey): string => cellOf(reader, draft, key);
  const { faults, doubts } = checkRow({ kind, values, said, terms });
  return {
    kind,
    values,
    faults: [...draft.faults, ...faults],
    doubts: [...draft.doubts, ...doubts],
  };
}

import type { Reading } from "@/imports/input";
import type { ImportPurpose } from "@/imports/rules";
import type { RefusalCode } from "@/lib/refusal";
import type { ShownFault, ShownRow } from "@/plans/components/shown-row";
import type { PlanRow } from "@/plans/queries";
import type { RowFault } from "@/rosters/rules";
import { sayFault } from "@/rosters/say-fault";
import { absentCells } from "./absent-cells";
import { rightIn } from "./right-in";
import { asides, leftOut } from "./say-asides";
import { sayWhy } from "./say-undone";
import { changesOf, readAs } from "./say-values";
import { nameIn, strangersOf } from "./twins";
import type { Words } from "./words";

export type RowsOf = {
  purpose: ImportPurpose;
  reading: Reading | undefined;
  people: string;
  /** Rows that share a key with one of the page. */
  twins: readonly PlanRow[];
  /** Cells can be corrected, also those of columns that the file does not have. */
  isEditable: boolean;
  /** What the undoing of this import did with the same lines. */
  undone: readonly PlanRow[];
};

/** One fault on a line of its cell: what it is called and what would be right; of other lines, which they are, or what of them. */
function briefly(words: Words, fault: RowFault, href: string | undefined): ShownFault {
  const { code, lines = [] } = fault;
  // the act that leaves the others out stands beside it
  if (code === "duplicate")
    return { text: words.t("plan.alsoOn", { count: lines.length, lines: lines.join(", ") }) };
  const { title, what, todo } = sayFault(words.roster, fault, words.nameOf);
  // the account says what can be done about it
  if (code === "cannot-invite")
    return { text: what, ...(href && { elsewhere: { href, label: words.t("choice.toAccount") } }) };
  const first = fault.lines?.length ? what : `${title}.`;
  // two cells that were swapped are put right together, with their group
  const right = fault.code === "columns-swapped" ? undefined : rightIn(words, fault);
  return { text: right ? first : `${first} ${todo}`, right };
}

/** Where a row stands in a workbook, of whose sheets one is read. */
const placeOf = ({ t, sheet }: Words, line: number): string[] =>
  sheet === undefined ? [] : [t("plan.onSheet", { sheet, line: String(line) })];

/** The line stands beside a row of the page. */
const sheetOf = ({ t, sheet }: Words): string[] =>
  sheet === undefined ? [] : [t("plan.ofSheet", { sheet })];

/** One fault as a whole. */
const fully = (words: Words, given: RowFault): string => {
  const right = rightIn(words, given);
  const fault = right === undefined ? given : { ...given, right };
  const { what, todo } = sayFault(words.roster, fault, words.nameOf);
  return `${what} ${todo}`;
};

/** The columns that are read, in the order of the file. */
export const columnsOf = (reading: Reading | undefined) =>
  (reading?.mapping ?? []).flatMap((key, at) =>
    key ? [{ key, at, name: reading?.header[at] || key }] : [],
  );

/** Of people who are chosen: why a line invites nobody. */
function choiceNotes({ t, format }: Words, { change, verdict }: PlanRow): string[] {
  if (change?.repeats) return [t("choice.repeats", { line: change.repeats })];
  if (verdict === "NONE" && change?.expiredOn)
    return [
      t("choice.expired", { at: format.dateTime(new Date(change.expiredOn), "dayWithYear") }),
    ];
  return verdict === "NONE" && change?.was ? [t(`choice.was.${change.was}`)] : [];
}

function outcomeWords({ t, refusals }: Words, outcome: string | null): string | undefined {
  if (outcome === null) return undefined;
  if (outcome === "done") return t("over.done");
  if (outcome === "unchanged") return t("over.unchanged");
  return refusals.has(outcome as RefusalCode)
    ? refusals(outcome as RefusalCode, { field: "" })
    : outcome;
}

/** What an undoing did with a row, or why it left it as it is. */
function undoneWords(words: Words, { verdict, faults, outcome }: PlanRow): string | undefined {
  const { t } = words;
  const isDone = outcome === "done" || outcome === "unchanged";
  if (isDone) return t(verdict === "ERASE" ? "undone.removed" : "undone.ledBack");
  const why = outcome ?? (verdict === "CONFLICT" ? (faults[0]?.code ?? "gone-since") : undefined);
  return why === undefined ? undefined : t("undone.stays", { why: sayWhy(words, why) });
}

/** What became of a row: of one that was undone since, both. */
function becameOf(words: Words, row: PlanRow, { purpose, undone }: RowsOf): string | undefined {
  if (purpose === "UNDO") return undoneWords(words, row);
  const back = undone.find(({ line }) => line === row.line);
  const then = back && undoneWords(words, back);
  if (!then) return outcomeWords(words, row.outcome);
  return words.t("undone.then", { first: words.t(`result.${row.verdict}`), then });
}

/** What a row changes; of whom was erased since, what is left to say. */
function changed(words: Words, { change, verdict }: PlanRow, purpose: ImportPurpose) {
  const { t } = words;
  if (purpose === "UNDO" && verdict === "CONFLICT") return [{ text: t("undone.staysNow") }];
  if (verdict === "ERASE" && !change) return [{ text: t("change.move.erase") }];
  return changesOf(words, change, purpose);
}

/** All that is wrong with a row, and on which sheet. */
export function faultsIn(words: Words, { faults, line }: PlanRow): string {
  const said = faults.map((fault) => fully(words, fault));
  return [...placeOf(words, line), ...said].join(" ");
}

type ResultOf = { purpose: ImportPurpose; undone: PlanRow | undefined };

/** What became of a row, or why nothing did; of one that was undone since, both. */
export function resultIn(words: Words, row: PlanRow, { purpose, undone }: ResultOf): string {
  const { verdict, faults, outcome, change } = row;
  const then = undone && undoneWords(words, undone);
  if (then) return words.t("undone.then", { first: words.t(`result.${verdict}`), then });
  if (faults.length > 0) return faultsIn(words, row);
  const left = leftOut(words, change);
  if (left) return left;
  if (verdict === "NONE" || verdict === "LEFT_OUT")
    return (purpose === "CHOOSE" && choiceNotes(words, row)[0]) || words.t(`result.${verdict}`);
  if (outcome === null) return words.t("result.left");
  return outcome === "done" ? words.t(`result.${verdict}`) : (outcomeWords(words, outcome) ?? "");
}

/** Which choice there is among rows that name one person. */
function choiceOf({ change, faults }: PlanRow): ShownRow["choice"] {
  if (change?.leftFor) return "take-back";
  return faults.some(({ code }) => code === "duplicate") ? "keep" : undefined;
}

/** Nothing is left of a row whose person was erased since the plan was made. */
const isErased = ({ cells, verdict, outcome }: PlanRow, { purpose }: RowsOf): boolean =>
  purpose !== "UNDO" && cells.length === 0 && verdict === "NONE" && outcome === null;

/** Whether a row can be left out, or be taken back that was. */
function omissionOf(row: PlanRow): ShownRow["omission"] {
  if (row.change?.omitted) return "take-in";
  return row.verdict === "LEFT_OUT" || row.cells.length === 0 ? undefined : "leave-out";
}

/** What is wrong with a row and stands in no cell of it. */
const elsewhereOf = ({ faults }: PlanRow, cells: readonly { key: string }[]) =>
  faults.filter(({ column }) => !cells.some(({ key }) => key === column));

/** A page of rows in the reader's words. */
export function sayRows(words: Words, rows: readonly PlanRow[], of: RowsOf): ShownRow[] {
  const columns = columnsOf(of.reading);
  const plainCells = ({ cells }: PlanRow) =>
    columns.map(({ key, at }) => ({ key, value: cells[at] ?? "" }));
  return rows.map((row) => {
    const isGone = isErased(row, of);
    const href = row.accountId ? `${of.people}/${row.accountId}` : undefined;
    const cells = columns.map(({ key, at }) => ({
      key,
      at,
      value: row.cells[at] ?? "",
      read: readAs(words, { key, cell: row.cells[at] ?? "" }, row.change),
      faults: row.faults
        .filter(({ column }) => column === key)
        .map((fault) => briefly(words, fault, href)),
    }));
    const absent = of.isEditable ? absentCells(words, row, { columns, say: briefly }) : [];
    const elsewhere = elsewhereOf(row, [...cells, ...absent]);
    return {
      line: row.line,
      name: nameIn(row, cells) || (isGone || row.accountId ? words.t("undone.somebody") : ""),
      href,
      cells,
      absent,
      notes: [
        ...(row.faults.length > 0 ? sheetOf(words) : []),
        ...elsewhere.map((fault) => fully(words, fault)),
        ...(of.purpose === "CHOOSE" ? choiceNotes(words, row) : []),
        ...asides(words, row, cells.find(({ key }) => key === "OWNER_LOGIN")?.value ?? ""),
        ...(isGone ? [words.t("plan.erasedRow")] : []),
      ],
      isWrong: row.faults.length > 0,
      changes: changed(words, row, of.purpose),
      outcome: becameOf(words, row, of),
      choice: choiceOf(row),
      omission: omissionOf(row),
      strangers: strangersOf(row, of.twins, plainCells),
    };
  });
}

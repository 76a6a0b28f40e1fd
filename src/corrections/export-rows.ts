import { readRightsNow } from "@/admins/queries";
import { demand } from "@/admins/rules";
import type { AuditAct } from "@/audit/rules";
import { writeAudit } from "@/audit/write-audit";
import { parseReading } from "@/imports/input";
import { NEEDED } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { SheetWriter } from "@/lib/sheet";
import { sheetWriter } from "@/lib/sheet";
import type { PlanRow, RowFilter } from "@/plans/queries";
import { listRows, readPlan, readPlanRows } from "@/plans/queries";

/** What is taken out of an import: the rows that are wrong, to be corrected, or all rows with what became of them. */
export type RowsKind = "faults" | "result";
const KINDS: Record<RowsKind, { filter: RowFilter; act: AuditAct }> = {
  faults: { filter: { verdicts: ["ERROR", "CONFLICT"] }, act: "import.faults-exported" },
  result: { filter: {}, act: "import.result-exported" },
};

/** How the file calls its last two columns and its sheet, and what it says of a row, and of what its undoing did, in the last one. */
export type RowsWords = {
  columns: { line: string; reason: string };
  sheet: string;
  say: (row: PlanRow, undone: PlanRow | undefined) => string;
};
/** Where a download goes on. */
export type RowsPlace = { sheet: SheetWriter; width: number; line: number };
export type RowsPiece = { bytes: Uint8Array; next: RowsPlace | undefined };

/** Rows of one piece. */
const PIECE = 1_000;

/** `undo` is the import by which this one was undone. */
type Asked = { id: string; kind: RowsKind; words: RowsWords; undo?: string | undefined };

async function begin(tx: OrgTx, { id, kind, words }: Asked): Promise<RowsPlace> {
  const plan = await readPlan(tx, id);
  const reading = plan && parseReading(plan.reading);
  if (!plan || !reading) throw new Refusal("import-not-found");
  demand(tx, NEEDED[plan.purpose]);
  await writeAudit(tx, [{ act: KINDS[kind].act, details: { importId: id } }]);
  const { header, choice } = reading;
  const format = choice.format === "csv" ? "csv" : "xlsx";
  const separator = choice.delimiter === ";" ? ";" : ",";
  const head = [...header, words.columns.line, words.columns.reason];
  const sheet = sheetWriter(format, head, separator, words.sheet);
  return { sheet, width: header.length, line: 0 };
}

/** What the undoing did with the same lines. */
async function readUndone(tx: OrgTx, undo: string | undefined, rows: readonly PlanRow[]) {
  const lines = rows.map(({ line }) => line);
  const found = undo && lines.length > 0 ? await readPlanRows(tx, { id: undo, lines }) : [];
  return new Map(found.map((row) => [row.line, row]));
}

/**
 * The next piece of an import's rows as the file has them, each with its line and what is said of it in the reader's words.
 * Rows with errors, uploaded again with other cells, take the place of their lines (merge-rows). Each piece asks anew
 * whether its reader may.
 */
export async function exportRows(
  tx: OrgTx,
  { place, ...asked }: Asked & { place?: RowsPlace | undefined },
): Promise<RowsPiece> {
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  const permissions = await readRightsNow(tx, tx.actor.id);
  const reader = { ...tx, actor: { ...tx.actor, permissions } };
  const { sheet, width, line } = place ?? (await begin(reader, asked));
  demand(reader, "accounts.view");
  const { filter } = KINDS[asked.kind];
  const { rows, more } = await listRows(tx, asked.id, filter, { line }, PIECE);
  const undone = await readUndone(tx, asked.undo, rows);
  const lines = rows.map((row) => [
    ...Array.from({ length: width }, (_, index) => row.cells[index] ?? ""),
    String(row.line),
    asked.words.say(row, undone.get(row.line)),
  ]);
  const bytes = await sheet.rows(lines);
  const last = rows.at(-1);
  if (!last || !more) return { bytes: Buffer.concat([bytes, await sheet.end()]), next: undefined };
  return { bytes, next: { sheet, width, line: last.line } };
}

import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import { parseReading } from "@/imports/input";
import { NEEDED } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { SheetWriter } from "@/lib/sheet";
import { sheetWriter } from "@/lib/sheet";
import { readRightsNow } from "@/people/read-rights-now";
import { listRows, readPlan } from "@/plans/queries";
import type { RowFault } from "@/rosters/rules";
import type { NOTE_COLUMNS } from "./rules";

/** How the file calls its columns and its sheet, and how it says what is wrong. */
export type FaultsWords = {
  columns: (typeof NOTE_COLUMNS)[keyof typeof NOTE_COLUMNS];
  sheet: string;
  fault: (fault: RowFault) => string;
};
/** Where a download goes on. */
export type FaultsPlace = { sheet: SheetWriter; width: number; line: number };
export type FaultsPiece = { bytes: Uint8Array; next: FaultsPlace | undefined };

/** Rows of one piece. */
const PIECE = 1_000;

async function begin(
  tx: OrgTx,
  id: string,
  { columns, sheet: name }: FaultsWords,
): Promise<FaultsPlace> {
  const plan = await readPlan(tx, id);
  const reading = plan && parseReading(plan.reading);
  if (!plan || !reading) throw new Refusal("import-not-found");
  demand(tx, NEEDED[plan.purpose]);
  await writeAudit(tx, [{ act: "import.faults-exported", details: { importId: id } }]);
  const { header, choice } = reading;
  const format = choice.format === "csv" ? "csv" : "xlsx";
  const separator = choice.delimiter === ";" ? ";" : ",";
  const head = [...header, columns.line, columns.reason];
  const sheet = sheetWriter(format, head, separator, name);
  return { sheet, width: header.length, line: 0 };
}

/**
 * The next piece of the rows with errors as the file has them, each with its line and what is wrong with it in the
 * reader's words. Uploaded again with other cells, they take the place of their lines (merge-rows). Each piece asks anew
 * whether its reader may.
 */
export async function exportFaults(
  tx: OrgTx,
  { id, place, words }: { id: string; place?: FaultsPlace | undefined; words: FaultsWords },
): Promise<FaultsPiece> {
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  const permissions = await readRightsNow(tx, tx.actor.id);
  const reader = { ...tx, actor: { ...tx.actor, permissions } };
  const { sheet, width, line } = place ?? (await begin(reader, id, words));
  demand(reader, "accounts.view");
  const filter = { verdicts: ["ERROR", "CONFLICT"] } as const;
  const { rows, more } = await listRows(tx, id, filter, { line }, PIECE);
  const lines = rows.map(({ line: at, cells, faults }) => [
    ...Array.from({ length: width }, (_, index) => cells[index] ?? ""),
    String(at),
    faults.map(words.fault).join(" "),
  ]);
  const bytes = await sheet.rows(lines);
  const last = rows.at(-1);
  if (!last || !more) return { bytes: Buffer.concat([bytes, await sheet.end()]), next: undefined };
  return { bytes, next: { sheet, width, line: last.line } };
}

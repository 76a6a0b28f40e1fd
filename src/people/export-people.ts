import { readRightsNow } from "@/admins/queries";
import { demand, EXPORTING } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { SheetFormat, SheetWriter } from "@/lib/sheet";
import { sheetWriter } from "@/lib/sheet";
import { separatorOf } from "@/lib/sheet/separator";
import { exportCells } from "./export-cells";
import type { Exported } from "./export-rows";
import { exportRows } from "./export-rows";
import type { PeopleCursor } from "./rules";
import { fieldsOf } from "./rules";

/** Where an export goes on. */
export type ExportPlace = { sheet: SheetWriter; timeZone: string; after: PeopleCursor };
export type ExportPiece = { bytes: Uint8Array; next: ExportPlace | undefined };

type ExportInput = {
  who: Exported;
  format: SheetFormat;
  /** The reader's, by which their spreadsheet separates the cells of a CSV. */
  language?: string;
  place?: ExportPlace | undefined;
};

/** Rows of one piece: a million of them never lie in memory together. */
const PIECE = 2_000;

/** Which filters an export had, not what was looked for in them. */
const notesOf = (who: Exported, format: SheetFormat) =>
  "selectionId" in who
    ? { format, selectionId: who.selectionId }
    : { format, kind: who.filter.kind, filters: Object.keys(fieldsOf(who.filter)) };

const kindOf = (who: Exported) => ("filter" in who ? who.filter.kind : undefined);

async function begin(tx: OrgTx, { who, format, language = "en" }: ExportInput) {
  const { timeZone } = await tx.db.organization.findUniqueOrThrow({ where: { orgId: tx.org } });
  await writeAudit(tx, [{ act: "people.exported", details: notesOf(who, format) }]);
  const sheet = sheetWriter(format, exportCells(kindOf(who), timeZone).head, separatorOf(language));
  return { sheet, timeZone, after: undefined };
}

/**
 * The next piece of an export, and where it goes on. Each piece asks anew whether its reader may: who is suspended or
 * loses the right in mid-download gets no more of it.
 */
export async function exportPeople(tx: OrgTx, input: ExportInput): Promise<ExportPiece> {
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  const permissions = await readRightsNow(tx, tx.actor.id);
  demand({ actor: { ...tx.actor, permissions } }, EXPORTING);
  const { sheet, timeZone, after } = input.place ?? (await begin(tx, input));
  const rows = await exportRows(tx, input.who, after, PIECE);
  const { cellsOf } = exportCells(kindOf(input.who), timeZone);
  const bytes = await sheet.rows(rows.map(cellsOf));
  const last = rows.at(-1);
  if (!last || rows.length < PIECE)
    return { bytes: Buffer.concat([bytes, await sheet.end()]), next: undefined };
  return { bytes, next: { sheet, timeZone, after: { nameKey: last.nameKey, id: last.id } } };
}

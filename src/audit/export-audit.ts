import { demand } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import type { SheetWriter } from "@/lib/sheet";
import { sheetWriter } from "@/lib/sheet";
import type { AuditRow } from "./queries";
import { listEntries } from "./queries";
import type { AuditCursor, AuditFilter } from "./rules";
import { writeAudit } from "./write-audit";

/** Where an export goes on. */
export type AuditPlace = { sheet: SheetWriter; after: AuditCursor };

const PIECE = 1_000;

const HEAD = [
  ...["AT", "ACT", "ACTOR_KIND", "ACTOR_ID", "ACTOR_NAME", "ACCOUNT_ID", "ACCOUNT_NAME"],
  ...["ADDRESS", "ACT_ID", "DETAILS", "BEFORE", "AFTER"],
];

const asText = (value: unknown): string => (value === undefined ? "" : JSON.stringify(value));

const cellsOf = (row: AuditRow): string[] => [
  row.at.toISOString(),
  row.act,
  row.actorKind,
  row.actorId ?? "",
  row.actorName ?? "",
  row.accountId ?? "",
  row.accountName ?? "",
  row.ip ?? "",
  row.actId,
  asText(row.details),
  asText(row.values?.before),
  asText(row.values?.after),
];

async function begin(tx: OrgTx, filter: AuditFilter): Promise<SheetWriter> {
  const details = { format: "csv", filters: Object.keys(filter) };
  await writeAudit(tx, [{ act: "audit.exported", details }]);
  return sheetWriter("csv", HEAD);
}

/**
 * The next piece of the log as CSV, newest first, and where it goes on. `tx` carries the actor's rights of this very
 * moment: who loses the right in mid-download gets no more of it.
 */
export async function exportAudit(
  tx: OrgTx,
  { filter, place }: { filter: AuditFilter; place?: AuditPlace | undefined },
): Promise<{ bytes: Uint8Array; next: AuditPlace | undefined }> {
  demand(tx, "audit.read");
  const sheet = place?.sheet ?? (await begin(tx, filter));
  const { rows, more } = await listEntries(tx, filter, place?.after, PIECE);
  const bytes = await sheet.rows(rows.map(cellsOf));
  const last = rows.at(-1);
  if (more && last) return { bytes, next: { sheet, after: { at: last.at, id: last.id } } };
  return { bytes: Buffer.concat([bytes, await sheet.end()]), next: undefined };
}

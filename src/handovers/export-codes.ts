import { recordEvents } from "@/accounts/record-events";
import { permissionsOfAccounts } from "@/admins/queries";
import { demand, mayYieldSecret } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import { printCode, spellCode } from "@/codes/rules";
import type { OrgTx } from "@/lib/org";
import { codeBytes } from "@/lib/secrets";
import type { SheetWriter } from "@/lib/sheet";
import { sheetWriter } from "@/lib/sheet";
import { separatorOf } from "@/lib/sheet/separator";
import type { CodeHolder } from "./queries";
import { listHolders } from "./queries";
import type { HandoverCursor, HandoverFilter } from "./rules";

/** Where an export goes on. */
export type CodesPlace = { sheet: SheetWriter; after: HandoverCursor | undefined };

const PIECE = 1_000;
const HEAD = [
  ...["FIRSTNAME", "LASTNAME", "LOGIN", "EXTERNAL_ID", "LANGUAGE", "TEAM", "OWNER"],
  ...["CODE", "VALID_UNTIL", "HANDED_OVER", "HANDED_OVER_BY"],
];

const cellsOf = (tx: OrgTx, row: CodeHolder): string[] => [
  ...[
    row.firstName,
    row.lastName,
    row.login,
    row.externalId,
    row.language,
    row.team,
    row.owner,
  ].map((text) => text ?? ""),
  printCode(spellCode(codeBytes(tx.org, row.sendId, row.keyVersion))),
  row.isUninvited ? "" : row.expiresAt.toISOString(),
  row.handedOverAt?.toISOString() ?? "",
  row.handedOverBy ?? "",
];

type ExportInput = {
  filter: HandoverFilter;
  /** Of who reads it: their spreadsheet splits at another sign. */
  language: string;
  place: CodesPlace | undefined;
};

/**
 * The codes of a view as a file, piece by piece; those of people who may do more than the reader are left out. In the audit
 * log and in the timeline of everybody whose code it holds.
 */
export async function exportCodes(
  tx: OrgTx,
  { filter, language, place }: ExportInput,
): Promise<{ bytes: Uint8Array; next: CodesPlace | undefined }> {
  demand(tx, "codes.see");
  const sheet = place?.sheet ?? sheetWriter("csv", HEAD, separatorOf(language));
  // a locked code opens nothing: there is no use in taking it out
  const tab = filter.tab === "locked" ? "all" : filter.tab;
  const { rows, more } = await listHolders(tx, { ...filter, tab }, place?.after, PIECE);
  const held = await permissionsOfAccounts(
    tx,
    rows.map(({ accountId }) => accountId),
  );
  const shown = rows.filter(({ accountId }) => mayYieldSecret(tx.actor, held.get(accountId) ?? []));
  const accountId = shown.map((row) => row.accountId);
  await writeAudit(tx, [{ act: "account.code-exported", accountId }]);
  await recordEvents(tx, [{ accountId, event: "code-exported" }]);
  const bytes = await sheet.rows(shown.map((row) => cellsOf(tx, row)));
  const last = rows.at(-1);
  if (more && last)
    return { bytes, next: { sheet, after: { nameKey: last.nameKey, id: last.accountId } } };
  return { bytes: Buffer.concat([bytes, await sheet.end()]), next: undefined };
}

import type { OrgTx } from "@/lib/org";
import { rowset, sql } from "@/lib/sql";
import type { RowChange, Verdict } from "@/plans/rules";
import { faultKeys } from "@/plans/rules";
import type { RowFault } from "@/rosters/rules";
import type { Draft } from "./rules";
import { outcomeOf } from "./rules";

/**
 * What became of these rows, in one statement; a row that has an outcome already is not touched. Returns how many were written.
 * The first line and the last say where to look: the planner, who knows nothing of rows that came a moment ago, would else go
 * through the whole file for each piece.
 */
export const setOutcomes = (
  tx: OrgTx,
  importId: string,
  drafts: readonly Draft[],
): Promise<number> => {
  const rows = drafts.map((draft) => ({
    line: draft.line,
    outcome: outcomeOf(draft),
    accountId: draft.id,
    before: draft.before,
  }));
  const [first, last] = [rows.at(0)?.line ?? 0, rows.at(-1)?.line ?? 0];
  return tx.db.$executeRaw(sql`
    UPDATE app.import_rows m SET outcome = r.outcome, account_id = r."accountId", before = r.before
    FROM jsonb_to_recordset(${rowset(rows)}) AS r (line int, outcome text, "accountId" uuid, before jsonb)
    WHERE m.org_id = ${tx.org}::uuid AND m.import_id = ${importId}::uuid AND m.line BETWEEN ${first} AND ${last}
      AND m.line = r.line AND m.outcome IS NULL`);
};

export type UndoRow = {
  line: number;
  verdict: Verdict;
  accountId: string;
  searchText: string | null;
  change: RowChange | null;
  faults: readonly RowFault[] | null;
};

/** Rows of an undoing; one that is there already stays as it is. */
export const insertUndoRows = (
  tx: OrgTx,
  undoId: string,
  rows: readonly UndoRow[],
): Promise<number> => {
  const keyed = rows.map((row) => ({ ...row, faultKeys: faultKeys(row.faults ?? []) }));
  return tx.db.$executeRaw(sql`
    INSERT INTO app.import_rows (org_id, import_id, line, verdict, account_id, search_text, change, faults, fault_keys)
    SELECT ${tx.org}::uuid, ${undoId}::uuid, r.line, r.verdict, r."accountId", r."searchText", r.change, r.faults, r."faultKeys"
    FROM jsonb_to_recordset(${rowset(keyed)}) AS r (line int, verdict text, "accountId" uuid, "searchText" text, change jsonb,
      faults jsonb, "faultKeys" text[])
    ON CONFLICT DO NOTHING`);
};

/** Whoever would be erased and owns a contact that stays with them, stays too. */
export const keepOwners = (tx: OrgTx, undoId: string): Promise<number> => {
  const fault: RowFault = { column: null, code: "contacts-owned", value: "" };
  return tx.db.$executeRaw(sql`
    UPDATE app.import_rows m SET verdict = 'CONFLICT', change = NULL, faults = ${JSON.stringify([fault])}::jsonb,
      fault_keys = ${faultKeys([fault])}
    WHERE m.org_id = ${tx.org}::uuid AND m.import_id = ${undoId}::uuid AND m.verdict = 'ERASE' AND EXISTS (
      SELECT FROM app.accounts c WHERE c.org_id = ${tx.org}::uuid AND c.owner_id = m.account_id AND c.erased_at IS NULL
        AND NOT EXISTS (SELECT FROM app.import_rows k WHERE k.org_id = ${tx.org}::uuid AND k.import_id = ${undoId}::uuid
          AND k.account_id = c.id AND (k.verdict = 'ERASE' OR k.change -> 'owner' IS NOT NULL)))`);
};

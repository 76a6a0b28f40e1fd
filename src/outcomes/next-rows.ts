import type { ImportPurpose } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { join, sql } from "@/lib/sql";
import { WRITTEN } from "@/plans/rules";
import { LEAVES_FIRST } from "@/settlements/queries";
import type { Kept } from "./complete-changes";
import { walkRows } from "./queries";
import type { Place, Waiting } from "./rules";

const OWNED_IN_FILE = sql`m.change #> '{owner,line}' IS NOT NULL`;
const CONTACT = sql`m.change ->> 'kind' = 'CONTACT'`;

/**
 * In which order rows are written: who goes and owns nobody, so that their licences are free; then who is owned after who
 * owns, and owners who are closed last, as they own others until then. When undoing, who is erased last, contacts before
 * their owners. A row that has an outcome is in no pass any more.
 */
const PASSES: Record<ImportPurpose, readonly Sql[]> = {
  ROSTER: [
    LEAVES_FIRST,
    sql`m.verdict <> 'CLOSE' AND NOT ${OWNED_IN_FILE}`,
    sql`m.verdict <> 'CLOSE' AND ${OWNED_IN_FILE}`,
    sql`m.verdict = 'CLOSE'`,
  ],
  // who was chosen is written to by a campaign
  CHOOSE: [],
  UNDO: [
    sql`m.verdict <> 'ERASE'`,
    sql`m.verdict = 'ERASE' AND ${CONTACT}`,
    sql`m.verdict = 'ERASE' AND NOT ${CONTACT}`,
  ],
};

/** The next rows to be written, in the order of their lines, pass by pass; and the place after them. */
export async function nextRows(
  tx: OrgTx,
  { id, purpose }: { id: string; purpose: ImportPurpose },
  { pass, line }: Place,
  most: number,
): Promise<{ rows: Waiting[]; place: Place | undefined }> {
  const which = PASSES[purpose][pass];
  if (!which) return { rows: [], place: undefined };
  const found = await walkRows<Waiting & Kept>(
    tx,
    { importId: id, from: line, most },
    {
      columns: sql`m.verdict, m.channel`,
      where: sql`m.verdict IN (${join(WRITTEN)}) AND m.outcome IS NULL AND ${which}`,
    },
  );
  if (found) return { rows: found.rows, place: { pass, line: found.line } };
  return nextRows(tx, { id, purpose }, { pass: pass + 1, line: 0 }, most);
}

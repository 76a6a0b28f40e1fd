import { readRightsNow } from "@/admins/queries";
import { unmarked } from "@/cells/input";
import { parseReading } from "@/imports/input";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readPlan } from "@/plans/queries";
import type { Corrected } from "./merge-rows";
import { mergeRows } from "./merge-rows";
import { countWrong } from "./queries";
import type { Alignment, Merge } from "./rules";
import { alignColumns, named, readLine } from "./rules";
import type { LockedCorrections } from "./store";
import { advance, holdBoth, lockCorrections } from "./store";

type FileRow = { line: number; cells: readonly string[] };
type Placed = { rows: Corrected[]; unlined: number[] };

/** Whoever sent the file corrects, with the rights they hold at this moment. */
async function asSender(tx: OrgTx, { madeBy }: LockedCorrections): Promise<OrgTx> {
  const permissions = await readRightsNow(tx, madeBy);
  return { ...tx, actor: { kind: "account", id: madeBy, permissions } };
}

/** Rows of the file by the lines that they correct. */
function place({ line: column, places }: Alignment, file: readonly FileRow[]): Placed {
  const placed: Placed = { rows: [], unlined: [] };
  for (const { line: at, cells } of file) {
    const line = readLine(cells[column] ?? "");
    if (line === undefined) {
      placed.unlined.push(at);
      continue;
    }
    const own = places.map((from) =>
      from === undefined ? undefined : unmarked(cells[from] ?? ""),
    );
    placed.rows.push({ line, cells: own });
  }
  return placed;
}

const headerOf = (reading: unknown): readonly string[] => parseReading(reading)?.header ?? [];

/**
 * Merges the next rows of a file of corrections into the import that it corrects, in one transaction with how far it is: a
 * worker that is killed leaves whole pieces. false: another worker is further, or the file was given up.
 */
export async function mergePiece(
  tx: OrgTx,
  { id, from, rows }: { id: string; from: number; rows: readonly FileRow[] },
): Promise<boolean> {
  await holdBoth(tx, id);
  const found = await lockCorrections(tx, id);
  if (!found?.corrects || found.state !== "PLANNING" || found.total !== from) return false;
  const { corrects } = found;
  const plan = await readPlan(tx, corrects);
  const alignment = alignColumns(headerOf(plan?.reading), headerOf(found.reading));
  if (!alignment) throw new Refusal("corrections-no-line");
  const actor = await asSender(tx, found);
  const before = found.options.merge?.before ?? (await countWrong(tx, corrects));
  const placed = place(alignment, rows);
  const { merged, unknown, emptied } = await mergeRows(actor, {
    id: corrects,
    rows: placed.rows,
  });
  const was: Partial<Merge> = found.options.merge ?? {};
  const merge: Merge = {
    before,
    ignored: alignment.ignored,
    unlined: named(was.unlined ?? [], placed.unlined),
    unknown: named(was.unknown ?? [], unknown),
    emptied: named(was.emptied ?? [], emptied),
  };
  const refused = placed.unlined.length + unknown.length + emptied.length;
  await advance(tx, found, { rows: rows.length, done: merged, refused, merge });
  return true;
}

import { openFile } from "@/files/job";
import { parseReading } from "@/imports/input";
import { inOrg } from "@/lib/in-org";
import type { Scope } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readLines } from "@/lib/sheet/read-sheet";
import type { SheetLine } from "@/lib/sheet/shape";
import { SheetFault } from "@/lib/sheet/shape";
import { finishCorrections } from "./finish-corrections";
import { mergePiece } from "./merge-piece";
import type { LockedCorrections } from "./store";
import { lockCorrections } from "./store";

/** Where a worker merges, and when it is to stop between two pieces. */
type MergeWorld = { scopeOf: (org: string) => Scope; stopping: () => boolean };
type Job = { org: string; id: string };

/** Rows of one transaction: all of them, and whatever depends on them, are judged anew in it. */
const PIECE = 2_500;

/** Rows of the file behind those that were merged before, in pieces of one transaction. */
async function* piecesFrom(
  lines: AsyncIterable<readonly SheetLine[]>,
  merged: number,
): AsyncGenerator<SheetLine[]> {
  let [piece, passed]: [SheetLine[], number] = [[], 0];
  for await (const batch of lines) {
    piece.push(...batch.slice(Math.max(0, merged - passed)));
    passed += batch.length;
    while (piece.length >= PIECE) {
      yield piece.slice(0, PIECE);
      piece = piece.slice(PIECE);
    }
  }
  if (piece.length > 0) yield piece;
}

/** All rows that are left; false where another worker took them over, or this one is to stop. */
async function mergeRest(world: MergeWorld, scope: Scope, found: LockedCorrections) {
  const choice = parseReading(found.reading)?.choice;
  if (!choice) return false;
  const lines = readLines(() => openFile(scope, found.fileId ?? ""), choice);
  let from = found.total;
  for await (const rows of piecesFrom(lines, found.total)) {
    if (world.stopping()) return false;
    const piece = { id: found.id, from, rows };
    if (!(await inOrg(scope, (tx) => mergePiece(tx, piece), "chunk"))) return false;
    from += rows.length;
  }
  return true;
}

/**
 * Merges a file of corrections into the import that it corrects. Killed anywhere it goes on where it was; a plan that is no
 * longer to be corrected, a right that is gone or a file that cannot be read to its end leaves it FAILED with the reason.
 * false where somebody else goes on with it.
 */
export async function mergeCorrections(world: MergeWorld, { org, id }: Job): Promise<boolean> {
  const scope = world.scopeOf(org);
  const found = await inOrg(scope, (tx) => lockCorrections(tx, id), "page");
  if (found?.state !== "PLANNING") return false;
  try {
    if (!(await mergeRest(world, scope, found))) return world.stopping();
    await inOrg(scope, (tx) => finishCorrections(tx, { id }), "chunk");
  } catch (fault) {
    const isKnown = fault instanceof SheetFault || fault instanceof Refusal;
    if (!isKnown) throw fault;
    await inOrg(scope, (tx) => finishCorrections(tx, { id, why: fault.code }), "chunk");
  }
  return true;
}

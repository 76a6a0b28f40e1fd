import { openFile } from "@/files/job";
import { parseReading } from "@/imports/input";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope, StageTx } from "@/lib/org";
import { readLines } from "@/lib/sheet/read-sheet";
import type { SheetLine } from "@/lib/sheet/shape";
import { SheetFault } from "@/lib/sheet/shape";
import type { Sql } from "@/lib/sql";
import { stageInOrg } from "@/lib/stage-in-org";
import { readRow } from "@/rosters/read-row";
import { watchNames } from "@/settlements/watch-names";
import { judgeChoice } from "@/verdicts/judge-choice";
import { judgePiece } from "@/verdicts/judge-piece";
import type { PlanTerms } from "@/verdicts/read-terms";
import { readTerms } from "@/verdicts/read-terms";

import type { PlannedRow } from "./rules";
import { settlePlan } from "./settle-plan";
import type { LockedPlan } from "./store";
import { advancePlan, clearPlan, insertsOf, lockPlan, setFailed, setPlanned } from "./store";

/** Where a worker plans, and when it is to stop between two pieces. */
export type PlanWorld = { scopeOf: (org: string) => Scope; stopping: () => boolean };

/**
 * Lines that are judged and stored together: one statement of theirs is on its way while the next are judged. More of them
 * outlive the young part of the heap, and the process grows by it.
 */
const PIECE = 400;

type Begun = {
  plan: LockedPlan;
  terms: PlanTerms;
  choice: NonNullable<ReturnType<typeof parseReading>>["choice"];
  names: ReturnType<typeof watchNames>;
};

/** From the first line, whatever an earlier attempt came to. */
async function begin(tx: OrgTx, id: string): Promise<Begun | undefined> {
  const plan = await lockPlan(tx, id);
  const reading = plan && parseReading(plan.reading);
  if (!reading || plan.state !== "PLANNING") return undefined;
  await clearPlan(tx, id);
  const terms = await readTerms(tx, { ...plan, ...reading });
  return { plan, choice: reading.choice, terms, names: watchNames(reading.rows) };
}

/** Batches of the reader, put together to pieces of one statement. */
async function* inPieces(lines: AsyncIterable<readonly SheetLine[]>): AsyncGenerator<SheetLine[]> {
  let piece: SheetLine[] = [];
  for await (const batch of lines) {
    piece.push(...batch);
    while (piece.length >= PIECE) {
      yield piece.slice(0, PIECE);
      piece = piece.slice(PIECE);
    }
  }
  if (piece.length > 0) yield piece;
}

const judged = (
  tx: OrgTx,
  { plan, terms }: Begun,
  lines: readonly SheetLine[],
): Promise<PlannedRow[]> => {
  const rows = lines.map(({ line, cells }) => ({ line, cells, row: readRow(cells, terms.row) }));
  return plan.purpose === "CHOOSE" ? judgeChoice(tx, terms, rows) : judgePiece(tx, terms, rows);
};

type Piece = { from: number; rows: number; inserts: readonly Sql[] };

/** Stores a piece; false where another worker has begun anew meanwhile. `sent` is told once its first rows are on their way. */
async function store(tx: StageTx, id: string, piece: Piece, sent: () => void): Promise<boolean> {
  if (!(await advancePlan(tx, id, { from: piece.from, by: piece.rows }))) return false;
  for (const insert of piece.inserts) {
    const inserted = tx.run(insert);
    sent();
    await inserted;
  }
  return true;
}

/**
 * Comes back while the piece is being stored, `stored` once it is. Only when its rows are on their way: judging leaves nobody
 * here to send them, and the database would have nothing to do meanwhile.
 */
async function beginStoring(scope: Scope, id: string, piece: Piece) {
  const { promise: sent, resolve } = Promise.withResolvers<unknown>();
  const stored = stageInOrg(scope, (tx) => store(tx, id, piece, () => resolve(true)));
  // how it ended is asked with the next piece, which may end first
  stored.then(resolve, resolve);
  await sent;
  return { stored };
}

/** Judges line by line while the piece before is stored; false where it was given up. */
async function planLines(world: PlanWorld, scope: Scope, begun: Begun): Promise<boolean> {
  const { id, fileId } = begun.plan;
  const lines = readLines(() => openFile(scope, fileId ?? ""), begun.choice);
  let from = 0;
  let storing = { stored: Promise.resolve(true) };
  for await (const piece of inPieces(lines)) {
    const rows = await inOrg(scope, (tx) => judged(tx, begun, piece), "chunk");
    begun.names.see(rows);
    const next = { from, rows: rows.length, inserts: insertsOf(scope.org, id, rows) };
    if (!(await storing.stored) || world.stopping()) return false;
    storing = await beginStoring(scope, id, next);
    from += rows.length;
  }
  return storing.stored;
}

/** The whole file is judged: what its lines are to each other, what all of it comes to. */
async function finish(tx: OrgTx, { plan: { id, purpose }, terms, names }: Begun): Promise<boolean> {
  const plan = await lockPlan(tx, id);
  if (plan?.state !== "PLANNING") return false;
  await settlePlan(tx, { id, terms, isChoice: purpose === "CHOOSE", areUnlike: !names.areAlike() });
  await setPlanned(tx, id);
  return true;
}

/**
 * Makes the plan of a roster, a verdict for every line, and leaves the import PLANNED; a file that cannot be read to its
 * end leaves it FAILED. Nothing but the plan is written. Killed anywhere it is begun again from the first line;
 * false where another worker has done that already.
 */
export async function planRoster(
  world: PlanWorld,
  { org, id }: { org: string; id: string },
): Promise<boolean> {
  const scope = world.scopeOf(org);
  const begun = await inOrg(scope, (tx) => begin(tx, id), "chunk");
  if (!begun) return false;
  try {
    const isWhole = await planLines(world, scope, begun);
    return isWhole ? await inOrg(scope, (tx) => finish(tx, begun), "chunk") : world.stopping();
  } catch (fault) {
    if (!(fault instanceof SheetFault)) throw fault;
    await inOrg(scope, (tx) => setFailed(tx, id, fault.code));
    return true;
  }
}

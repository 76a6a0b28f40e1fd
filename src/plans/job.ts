import { openFile } from "@/files/job";
import { parseReading } from "@/imports/input";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope } from "@/lib/org";
import { readLines } from "@/lib/sheet/read-sheet";
import { SheetFault } from "@/lib/sheet/shape";
import type { Sql } from "@/lib/sql";
import { readRow } from "@/rosters/read-row";
import { watchNames } from "@/settlements/watch-names";
import { judgeChoice } from "@/verdicts/judge-choice";
import { judgePiece } from "@/verdicts/judge-piece";
import type { RowRead } from "@/verdicts/keys-of-row";
import type { PlanTerms } from "@/verdicts/read-terms";
import { readTerms } from "@/verdicts/read-terms";

import { settlePlan } from "./settle-plan";
import type { LockedPlan } from "./store";
import { advancePlan, clearPlan, insertsOf, lockPlan, setFailed, setPlanned } from "./store";

/** Where a worker plans, and when it is to stop between two pieces. */
export type PlanWorld = { scopeOf: (org: string) => Scope; stopping: () => boolean };

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

/** The lines of the file in batches, read as rows. */
async function* readRows(scope: Scope, { plan, choice, terms }: Begun): AsyncGenerator<RowRead[]> {
  for await (const batch of readLines(() => openFile(scope, plan.fileId ?? ""), choice))
    yield batch.map(({ line, cells }) => ({ line, cells, row: readRow(cells, terms.row) }));
}

/** Lines that are judged, and the statements that store them; `from` lines were stored before. */
type Piece = { from: number; rows: number; inserts: readonly Sql[] };

async function store(tx: OrgTx, { inserts }: Piece): Promise<void> {
  for (const insert of inserts) await tx.db.$executeRaw(insert);
}

/**
 * Judges rows while the database stores the piece before, which is sent once everything is looked up: judging leaves nobody
 * here to send it. All in one transaction, because each costs as much as the look-ups. Undefined where another worker has
 * begun anew meanwhile.
 */
async function advance(
  tx: OrgTx,
  { plan, terms, names }: Begun,
  { before, read, onSent }: { before: Piece; read: readonly RowRead[]; onSent: () => void },
): Promise<Piece | undefined> {
  const { from, rows: by } = before;
  if (!(await advancePlan(tx, plan.id, { from, by }))) return undefined;
  let storing = Promise.resolve();
  const judge = plan.purpose === "CHOOSE" ? judgeChoice : judgePiece;
  const rows = await judge(tx, terms, read, () => {
    storing = store(tx, before);
    // how it ended is asked below, also where judging fails first
    storing.catch(() => undefined);
    onSent();
  });
  names.see(rows);
  const inserts = insertsOf(tx.org, plan.id, rows);
  await storing;
  return { from: from + by, rows: rows.length, inserts };
}

/** Judges line by line while the piece before is stored and the next is read; false where it was given up. */
async function planLines(world: PlanWorld, scope: Scope, begun: Begun): Promise<boolean> {
  const lines = readRows(scope, begun);
  let piece: Piece | undefined = { from: 0, rows: 0, inserts: [] };
  try {
    for (let next = lines.next(); ; ) {
      const { value: read = [], done } = await next;
      const before: Piece = piece;
      const onSent = () => {
        next = lines.next();
        // why it cannot be read is asked above
        next.catch(() => undefined);
      };
      piece = await inOrg(scope, (tx) => advance(tx, begun, { before, read, onSent }), "draft");
      if (!piece || world.stopping()) return false;
      if (done) return true;
    }
  } finally {
    await lines.return(undefined);
  }
}

/** The whole file is judged: what its lines are to each other, what all of it comes to. */
async function finish(tx: OrgTx, { plan: { id, purpose }, terms, names }: Begun): Promise<boolean> {
  const plan = await lockPlan(tx, id);
  if (plan?.state !== "PLANNING") return false;
  await settlePlan(tx, { id, terms, isChoice: purpose === "CHOOSE", names });
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

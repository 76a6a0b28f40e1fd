import { writeAudit } from "@/audit/write-audit";
import { fixPiece } from "@/corrections/fix-piece";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope } from "@/lib/org";
import { omitPiece } from "@/omissions/omit-piece";
import { advanceChore } from "./advance-chore";
import { recheckPiece } from "./recheck-piece";
import { takeChore } from "./take-chore";

/** Where a worker checks, and when it is to stop between two pieces. */
type RecheckWorld = { scopeOf: (org: string) => Scope; stopping: () => boolean };
type Taken = NonNullable<Awaited<ReturnType<typeof takeChore>>>;

/** The next rows of a chore; undefined behind the last one. */
async function nextOf({ as, chore, mapping }: Taken, id: string) {
  if (chore.act !== "fix") return omitPiece(as, { id, chore });
  const { rows, last } = await fixPiece(as, { id, fix: chore, mapping, after: chore.line });
  return last === undefined ? undefined : { line: last, rows: rows.length };
}

/** What is put right in very many rows is told once it is known in how many. */
const tell = ({ as, chore }: Taken, importId: string): Promise<void> =>
  chore.act === "fix" && chore.done > 0
    ? writeAudit(as, [
        { act: "import.corrected", details: { importId, how: "fix", rows: chore.done } },
      ])
    : Promise.resolve();

/** Does what was chosen for very many rows, or judges the next ones anew. Returns whether there is more to do. */
async function nextPiece(tx: OrgTx, id: string): Promise<boolean> {
  const taken = await takeChore(tx, { id });
  if (!taken) return recheckPiece(tx, { id });
  const { chore } = taken;
  const next = await nextOf(taken, id);
  if (!next) await tell(taken, id);
  const further = next && { ...chore, line: next.line, done: chore.done + next.rows };
  await advanceChore(tx, { id, chore: further ?? null });
  return true;
}

/** Goes through a plan that is judged anew, piece by piece, from where an earlier attempt stood. */
export async function recheckPlan(
  world: RecheckWorld,
  { org, id }: { org: string; id: string },
): Promise<void> {
  const scope = world.scopeOf(org);
  let isMore = true;
  while (isMore && !world.stopping())
    isMore = await inOrg(scope, (tx) => nextPiece(tx, id), "chunk");
}

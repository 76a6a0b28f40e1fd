import type { ImportState } from "@/imports/rules";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import { freshenStatistics } from "@/operations/freshen-statistics";
import { applyRows } from "./apply-rows";
import { planUndo } from "./plan-undo";
import { steerImport } from "./steer-import";

/** Where a worker works on imports, and when it is to stop between two pieces. */
export type RunWorld = {
  scopeOf: (org: string) => Scope;
  stopping: () => boolean;
};
type Job = { org: string; id: string };
type Piece = (tx: OrgTx, run: { id: string }) => Promise<{ state: ImportState }>;

/** Somebody was faster by a moment: the same piece is begun again, and finds what they left. */
const PASSING: ReadonlySet<RefusalCode> = new Set([
  "email-taken",
  "login-taken",
  "external-id-taken",
  "changed-meanwhile",
  "team-not-found",
  "team-taken",
  "application-not-found",
]);

type Refused = { cause?: { originalCode?: string }; meta?: { driverAdapterError?: Refused } };

/** SQLSTATE of values and constraints; a second try gets past none, but for what somebody else was faster to take. */
const NO_SUCH_ROW = /^(?:22|23502|23503|23514)/;

/** What makes an import stand still: a right that is gone, or a row that the database does not take. */
function whyOf(fault: unknown): RefusalCode | undefined {
  if (fault instanceof Refusal) return PASSING.has(fault.code) ? undefined : fault.code;
  const { meta, cause } = fault as Refused;
  const sqlState = (meta?.driverAdapterError?.cause ?? cause)?.originalCode ?? "";
  return NO_SUCH_ROW.test(sqlState) ? "import-row-impossible" : undefined;
}

async function toTheEnd(
  { scopeOf, stopping }: RunWorld,
  { org, id }: Job,
  piece: Piece,
  going: ImportState,
) {
  while (!stopping()) {
    const { state } = await inOrg(scopeOf(org), (tx) => piece(tx, { id }), "chunk");
    await inOrg(scopeOf(org), freshenStatistics, "chunk");
    if (state !== going) return;
  }
}

/**
 * Applies an import piece by piece. Killed anywhere it is begun again where it was; two workers take turns. What refuses the
 * whole of it (a right that is gone, a row that cannot be) makes it stand still until somebody resumes or ends it.
 */
export async function applyImport(world: RunWorld, job: Job): Promise<void> {
  await toTheEnd(world, job, applyRows, "APPLYING").catch(async (fault: unknown) => {
    const why = whyOf(fault);
    if (!why) throw fault;
    const pause = { id: job.id, step: "pause", why } as const;
    await inOrg(world.scopeOf(job.org), (tx) => steerImport(tx, pause));
    // the operator hears of what is ours to mend; begun again, the job finds that it is paused
    if (!(fault instanceof Refusal)) throw fault;
  });
}

/** Plans the undoing of an import piece by piece. */
export const planUndoing = (world: RunWorld, job: Job): Promise<void> =>
  toTheEnd(world, job, planUndo, "PLANNING");

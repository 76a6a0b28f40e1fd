import type { ImportState } from "@/imports/rules";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
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

async function toTheEnd(
  { scopeOf, stopping }: RunWorld,
  { org, id }: Job,
  piece: Piece,
  going: ImportState,
) {
  while (!stopping()) {
    const { state } = await inOrg(scopeOf(org), (tx) => piece(tx, { id }), "chunk");
    if (state !== going) return;
  }
}

/**
 * Applies an import piece by piece. Killed anywhere it is begun again where it was; two workers take turns. What refuses the
 * whole of it (a right that is gone) makes it stand still until somebody resumes or ends it.
 */
export async function applyImport(world: RunWorld, job: Job): Promise<void> {
  await toTheEnd(world, job, applyRows, "APPLYING").catch(async (fault: unknown) => {
    if (!(fault instanceof Refusal) || PASSING.has(fault.code)) throw fault;
    const pause = { id: job.id, step: "pause", why: fault.code } as const;
    await inOrg(world.scopeOf(job.org), (tx) => steerImport(tx, pause));
  });
}

/** Plans the undoing of an import piece by piece. */
export const planUndoing = (world: RunWorld, job: Job): Promise<void> =>
  toTheEnd(world, job, planUndo, "PLANNING");

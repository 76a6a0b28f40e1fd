import { inOrg } from "@/lib/in-org";
import type { Scope } from "@/lib/org";
import { recheckPiece } from "./recheck-piece";

/** Where a worker checks, and when it is to stop between two pieces. */
type RecheckWorld = { scopeOf: (org: string) => Scope; stopping: () => boolean };

/** Goes through a plan that is judged anew, piece by piece, from where an earlier attempt stood. */
export async function recheckPlan(
  world: RecheckWorld,
  { org, id }: { org: string; id: string },
): Promise<void> {
  const scope = world.scopeOf(org);
  let isMore = true;
  while (isMore && !world.stopping())
    isMore = await inOrg(scope, (tx) => recheckPiece(tx, { id }), "chunk");
}

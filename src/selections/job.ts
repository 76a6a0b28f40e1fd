import { inOrg } from "@/lib/in-org";
import type { Scope } from "@/lib/org";
import { workSelection } from "./work-selection";

/** Where a worker works on selections, and when it is to stop between two pieces. */
export type SelectionWorld = {
  scopeOf: (org: string) => Scope;
  stopping: () => boolean;
};

/** Works a begun selection off piece by piece. Killed anywhere it is begun again where it was; two workers take turns. */
export async function runSelection(
  { scopeOf, stopping }: SelectionWorld,
  { org, id }: { org: string; id: string },
): Promise<void> {
  while (!stopping()) {
    const { state } = await inOrg(scopeOf(org), (tx) => workSelection(tx, { id }), "chunk");
    if (state !== "RUNNING") return;
  }
  // the queue hands it to another worker
  throw new Error("stopped between two pieces");
}

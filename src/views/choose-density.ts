import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { Density } from "./rules";
import { setDensity } from "./store";

/** How high the actor wants the rows of lists; a taste, so nothing of it is written down besides. */
export async function chooseDensity(tx: OrgTx, density: Density): Promise<void> {
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  await setDensity(tx, tx.actor.id, density);
}

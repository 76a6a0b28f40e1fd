import { demand } from "@/admins/rules";
import { prepareCodes } from "@/codes/prepare-codes";
import { listUncoded } from "@/codes/queries";
import type { OrgTx } from "@/lib/org";
import { MOST_CHOSEN } from "./rules";

/**
 * Makes the access codes of everybody who awaits invitation, can only be reached by one and has none, so that their letters can be
 * printed beforehand; how many were made. None is shown.
 */
export async function makeMissing(tx: OrgTx): Promise<{ count: number }> {
  demand(tx, "codes.see");
  const made = await prepareCodes(tx, { ids: await listUncoded(tx, MOST_CHOSEN) });
  return { count: made.length };
}

import { permissionsOfAccounts, readRightsNow } from "@/admins/queries";
import { holdsAll } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { countAbove, readLicenceNeeds } from "@/settlements/queries";
import { findHolders } from "./queries";

/**
 * What refuses a whole plan before the first row: licences that are not there, and people who may do more than its maker,
 * with whose rights it is written, may at this moment.
 */
export async function refusePolicy(
  tx: OrgTx,
  { id, madeBy }: { id: string; madeBy: string },
): Promise<void> {
  for (const { name, needed, left } of await readLicenceNeeds(tx, id))
    if (left !== null && needed > left)
      throw new Refusal("import-licences", { name, needed, left });
  const count = await countAbove(tx, id);
  if (count > 0) throw new Refusal("import-above", { count });
  const held = await permissionsOfAccounts(tx, await findHolders(tx, id));
  const permissions = await readRightsNow(tx, madeBy);
  const maker = { kind: "account", id: madeBy, permissions } as const;
  if ([...held.values()].some((theirs) => !holdsAll(maker, theirs)))
    throw new Refusal("holds-more");
}

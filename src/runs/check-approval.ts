import { readRightsNow } from "@/admins/queries";
import { demand } from "@/admins/rules";
import { rightsToApply } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { countWritten } from "./queries";
import { refusePolicy } from "./refuse-policy";
import type { LockedImport } from "./store";

/** Which plan somebody saw, and how many rows it writes. */
export type Seen = { revision: number; expected: number };

/**
 * Refuses an approval of anything but what was seen, by whoever could not apply it themselves, or for a maker who could not
 * any more. What may have changed since it was asked for is judged once more.
 */
export async function checkApproval(
  tx: OrgTx,
  found: LockedImport,
  { revision, expected }: Seen,
): Promise<void> {
  const { id, purpose, invite, madeBy } = found;
  const needed = rightsToApply(purpose, invite);
  for (const right of needed) demand(tx, right);
  if (found.revision !== revision) throw new Refusal("import-changed");
  if (found.total !== expected || (await countWritten(tx, id)) !== expected)
    throw new Refusal("import-recounted");
  const rights = await readRightsNow(tx, madeBy);
  if (!needed.every((right) => rights.includes(right))) throw new Refusal("import-maker-lost");
  await refusePolicy(tx, { id, madeBy });
}

import type { OrgTx } from "@/lib/org";
import { readOwnOrganization } from "@/orgs/queries";
import { deleteOld } from "./store";

const DAY = 86_400_000;
/** A mail to prove an address works for a day; what was asked for with it is kept a little longer, for questions. */
const ASKED_KEPT = 7 * DAY;

/**
 * Forgets people who never came in: addresses that nobody proved, requests of a link that is off, and, after the
 * organisation's retention time, who was declined. Returns how many.
 */
export async function forgetJoins(
  tx: OrgTx,
  { most = 1_000 }: { most?: number } = {},
): Promise<number> {
  const { retentionDays } = await readOwnOrganization(tx);
  const asked = new Date(tx.now.getTime() - ASKED_KEPT);
  const declined = new Date(tx.now.getTime() - retentionDays * DAY);
  return deleteOld(tx, { asked, declined }, most);
}

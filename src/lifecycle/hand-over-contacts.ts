import { changeOwner } from "@/accounts/change-owner";
import { listOwned } from "@/accounts/queries";
import type { OrgTx } from "@/lib/org";

/** Gives the contacts of leaving users to another user. Returns how many. */
export async function handOverContacts(
  tx: OrgTx,
  { from, to }: { from: readonly string[]; to: string },
): Promise<number> {
  const contacts = await listOwned(tx, [...from], 10_000);
  return changeOwner(tx, { ids: contacts.map(({ id }) => id), ownerId: to });
}

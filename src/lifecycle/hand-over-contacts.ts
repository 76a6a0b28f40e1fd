import { changeOwner } from "@/accounts/change-owner";
import { listOwned } from "@/accounts/queries";
import type { OrgTx } from "@/lib/org";

const PIECE = 10_000;

/** Gives the contacts of leaving users to another user. Returns how many. */
export async function handOverContacts(
  tx: OrgTx,
  { from, to }: { from: readonly string[]; to: string },
): Promise<number> {
  let total = 0;
  for (let found = PIECE; found === PIECE; ) {
    const contacts = await listOwned(tx, [...from], PIECE);
    found = contacts.length;
    total += await changeOwner(tx, { ids: contacts.map(({ id }) => id), ownerId: to });
  }
  return total;
}

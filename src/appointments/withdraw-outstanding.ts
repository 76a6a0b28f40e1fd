import { demand } from "@/admins/rules";
import { listOutstanding } from "@/invitations/list-outstanding";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { listLostInviters } from "./list-lost-inviters";

/** One press withdraws so many at most; what is left is still there to be pressed again. */
const MOST = 2_000;

/** Withdraws what is outstanding of somebody who lost the right to invite. Says how many could not be withdrawn. */
export async function withdrawOutstanding(
  tx: OrgTx,
  { inviterId }: { inviterId: string },
): Promise<{ withdrawn: number; left: number }> {
  demand(tx, "accounts.invite");
  const isLost = (await listLostInviters(tx)).some(({ id }) => id === inviterId);
  if (!isLost) throw new Refusal("not-applicable");
  const { people, count } = await listOutstanding(tx, inviterId, MOST);
  const { done } = await withdrawInvitations(tx, { ids: people.map(({ id }) => id) });
  return { withdrawn: done.length, left: count - done.length };
}

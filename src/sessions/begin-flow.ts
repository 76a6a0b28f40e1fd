import type { OrgTx } from "@/lib/org";
import { makeToken, newId } from "@/lib/secrets";
import { FLOW_LIFE } from "./rules";
import { deleteDeadFlows, insertFlow } from "./store";

/**
 * Notes that an account has proven itself, and returns a one-time ticket for its session that is good for a minute.
 * `epoch` is the account's at the time of the proof: whatever raises it meanwhile kills the ticket too.
 */
export async function beginFlow(
  tx: OrgTx,
  { accountId, epoch, factors }: { accountId: string; epoch: number; factors: string[] },
): Promise<{ ticket: string }> {
  const id = newId();
  await deleteDeadFlows(tx, accountId);
  await insertFlow(tx, {
    id,
    accountId,
    epoch,
    factors,
    expiresAt: new Date(tx.now.getTime() + FLOW_LIFE),
  });
  return { ticket: makeToken("ticket", tx.org, id) };
}

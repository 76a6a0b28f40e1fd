import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { demandToReaddress } from "./demand-to-readdress";
import { readPendingAddress } from "./queries";
import { requestAddressChange } from "./request-address-change";
import type { ProvenBy } from "./rules";
import { lockReaddressed } from "./store";

/**
 * Sends a new link to the address or mobile that waits for its proof; the one before is dead, and whoever does it vouches from
 * now on.
 */
export async function resendAddressChange(
  tx: OrgTx,
  { id, channel = "EMAIL" }: { id: string; channel?: ProvenBy | undefined },
): Promise<void> {
  await demandToReaddress(tx, id);
  if (!(await lockReaddressed(tx, id))) throw new Refusal("not-found");
  const pending = await readPendingAddress(tx, id, channel);
  if (!pending) throw new Refusal("not-applicable");
  const to = channel === "SMS" ? { phone: pending.address } : { email: pending.address };
  await requestAddressChange(tx, { id, ...to, isAgain: true });
}

import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { demandToReaddress } from "./demand-to-readdress";
import { readPendingAddress } from "./queries";
import { requestAddressChange } from "./request-address-change";
import { lockReaddressed } from "./store";

/** Mails a new link to the address that waits for its proof; the one before is dead, and whoever does it vouches from now on. */
export async function resendAddressChange(tx: OrgTx, { id }: { id: string }): Promise<void> {
  await demandToReaddress(tx, id);
  if (!(await lockReaddressed(tx, id))) throw new Refusal("not-found");
  const pending = await readPendingAddress(tx, id);
  if (!pending) throw new Refusal("not-applicable");
  await requestAddressChange(tx, { id, email: pending.email, isAgain: true });
}

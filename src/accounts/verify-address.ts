import type { OrgTx } from "@/lib/org";
import { setEmailVerified } from "./store";

/** A link that arrived by mail proved that the person reads that mailbox. */
export async function verifyAddress(tx: OrgTx, { id }: { id: string }): Promise<void> {
  await setEmailVerified(tx, id);
}

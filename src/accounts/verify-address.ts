import type { OrgTx } from "@/lib/org";
import { setVerified } from "./store";

/** A link that arrived by mail proved that the person reads that mailbox, one that came as a text that the number is theirs. */
export async function verifyAddress(
  tx: OrgTx,
  { id, by = "EMAIL" }: { id: string; by?: "EMAIL" | "SMS" },
): Promise<void> {
  await setVerified(tx, id, by);
}

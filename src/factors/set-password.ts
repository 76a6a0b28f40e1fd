import type { OrgTx } from "@/lib/org";
import { upsertPassword } from "./store";

/** Stores the hash (hash-password) of an account's password. Who replaces one raises the epoch too. */
export async function setPassword(
  tx: OrgTx,
  { accountId, hash }: { accountId: string; hash: string },
): Promise<void> {
  await upsertPassword(tx, accountId, hash);
}

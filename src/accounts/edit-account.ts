import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { changeAccounts } from "./change-accounts";
import type { AccountChange } from "./input";

/** Changes one account's profile as a set of one. Returns the fields that changed; none means nothing was written. */
export async function editAccount(
  tx: OrgTx,
  { id, change, isProven = false }: { id: string; change: AccountChange; isProven?: boolean },
): Promise<{ fields: string[] }> {
  const { done, refused } = await changeAccounts(tx, { changes: [{ id, change }], isProven });
  const [refusal] = refused;
  if (refusal) throw new Refusal(refusal.code, refusal.details);
  return { fields: done[0]?.fields ?? [] };
}

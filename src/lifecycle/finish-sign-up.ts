import type { OrgTx } from "@/lib/org";
import { markSignUpUsed } from "./store";

/** Closes the request once its organisation is made. Only a sign: what keeps it from being made twice is its id. */
export async function finishSignUp(tx: OrgTx, { id }: { id: string }): Promise<void> {
  await markSignUpUsed(tx, id);
}

import type { OrgTx } from "@/lib/org";
import { readTextCaps } from "./queries";
import { sumOf } from "./rules";
import { bookBudget, bookTexts, lockTexts } from "./store";
import type { Wanted } from "./take-texts";

/** Texts that were taken and did not leave after all count no longer. */
export async function returnTexts(tx: OrgTx, { wanted, isLocal }: Wanted): Promise<void> {
  await lockTexts(tx);
  for (const [country, texts] of wanted) await bookTexts(tx, country, -texts);
  const { all } = await readTextCaps(tx);
  if (all !== undefined && !isLocal) await bookBudget(tx, -sumOf(wanted));
}

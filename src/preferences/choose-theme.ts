import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { setTheme } from "./store";

/** How the actor's pages look; a taste, so nothing of it is written down besides. */
export async function chooseTheme(
  tx: OrgTx,
  { theme }: { theme: "SYSTEM" | "LIGHT" | "DARK" },
): Promise<void> {
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  await setTheme(tx, tx.actor.id, theme);
}

import { demand } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { AlertChoices } from "./input";
import { setAlertChoices } from "./store";

/** How the actor is told of what happens; their own affair, so nothing of it is written down besides. */
export async function chooseAlerts(tx: OrgTx, choices: AlertChoices): Promise<void> {
  demand(tx, "accounts.view");
  if (tx.actor.kind !== "account") throw new Refusal("not-allowed");
  await setAlertChoices(tx, tx.actor.id, choices);
}

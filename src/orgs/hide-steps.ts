import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { updateStepsHidden } from "./store";

/** Takes the first steps off the overview for everybody in the organisation, or puts them back. */
export async function hideSteps(tx: OrgTx, { hidden }: { hidden: boolean }): Promise<void> {
  demand(tx, "settings.manage");
  await updateStepsHidden(tx, hidden ? tx.now : null);
  await writeAudit(tx, [{ act: hidden ? "steps.hidden" : "steps.shown" }]);
}

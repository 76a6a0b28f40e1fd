import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { updateIntegrations } from "./store";

/**
 * From here on integrations invite whom they add, as the tick of "Invite all" says. Who may invite everybody may let that
 * happen; switching it off again is for who manages the settings: whatever was said of it since the tick was set stands. Says
 * whether anything changed.
 */
export async function switchIntegrations(
  tx: OrgTx,
  { since }: { since: Date },
): Promise<{ changed: boolean }> {
  demand(tx, "accounts.invite");
  if (!(await updateIntegrations(tx, since))) return { changed: false };
  const details = {
    changed: ["integrationsInvite"],
    before: { integrationsInvite: false },
    after: { integrationsInvite: true },
  };
  await writeAudit(tx, [{ act: "settings.changed", details }]);
  return { changed: true };
}

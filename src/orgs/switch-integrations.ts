import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { lockOrganization, restoreIntegrations, updateIntegrations } from "./store";

/** `since`: when the tick was set. `takesBack`: the campaign with the tick that is stopped. */
type Switch = { since: Date } | { takesBack: string };

/**
 * From here on integrations invite whom they add, as the tick of "Invite all" says. Who may invite everybody may let that
 * happen; switching it off again is for who manages the settings: whatever was said of it since the tick was set stands. Of a
 * campaign that is stopped before anything left it is taken back, unless another campaign's tick wants it. Says whether
 * anything changed.
 */
export async function switchIntegrations(tx: OrgTx, about: Switch): Promise<{ changed: boolean }> {
  demand(tx, "accounts.invite");
  await lockOrganization(tx);
  const isOn = "since" in about;
  const isDone = isOn
    ? updateIntegrations(tx, about.since)
    : restoreIntegrations(tx, about.takesBack);
  if (!(await isDone)) return { changed: false };
  const details = {
    changed: ["integrationsInvite"],
    before: { integrationsInvite: !isOn },
    after: { integrationsInvite: isOn },
  };
  await writeAudit(tx, [{ act: "settings.changed", details }]);
  return { changed: true };
}

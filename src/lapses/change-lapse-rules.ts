import type { OrgTx } from "@/lib/org";
import { changeSettings } from "@/orgs/change-settings";
import type { LapseRules } from "./rules";
import { forgetWarnings } from "./store";

/**
 * Changes the rules that act by themselves. Who was told a day under another rule is told again under the new one; without
 * a rule nothing is left of it, so that a rule turned on again later finds no day that is long over.
 */
export async function changeLapseRules(
  tx: OrgTx,
  { seen, ...rules }: LapseRules & { seen: Date },
): Promise<{ changed: string[] }> {
  const { changed } = await changeSettings(tx, rules, seen);
  if (changed.includes("inactivityDays"))
    await forgetWarnings(tx, "ACTIVE", rules.inactivityDays === null);
  if (changed.includes("neverClaimedDays"))
    await forgetWarnings(tx, "INVITED", rules.neverClaimedDays === null);
  return { changed };
}

import { setTimeout as pause } from "node:timers/promises";
import { dueCampaigns } from "@/lib/due-orgs";
import { inOrg } from "@/lib/in-org";
import type { Scope } from "@/lib/org";
import { freshenStatistics } from "@/operations/freshen-statistics";
import { tendCampaigns } from "./tend-campaigns";
import { workCampaign } from "./work-campaign";

/** Where a worker works on campaigns, and when it is to stop between two pieces. */
export type CampaignWorld = {
  scopeOf: (org: string) => Scope;
  stopping: () => boolean;
};

/** How long letters that a pump holds are left to it before a stopping campaign looks again. */
const LATER_MS = 500;

/** Works on a campaign piece by piece. Killed anywhere it is begun again where it was; two workers take turns. */
export async function runCampaign(
  { scopeOf, stopping }: CampaignWorld,
  { org, id }: { org: string; id: string },
): Promise<void> {
  while (!stopping()) {
    await inOrg(scopeOf(org), freshenStatistics, "chunk");
    const { next } = await inOrg(scopeOf(org), (tx) => workCampaign(tx, { id }), "chunk");
    if (next === "over") return;
    if (next === "later") await pause(LATER_MS);
  }
  // the queue hands it to another worker
  throw new Error("stopped between two pieces");
}

/** Looks after every campaign whose time for it has come, organisation by organisation; any number of workers may. */
export async function watchCampaigns({
  scopeOf,
  stopping,
  now,
}: CampaignWorld & { now: () => Date }): Promise<void> {
  for (const org of await dueCampaigns(now())) {
    if (stopping()) return;
    await inOrg(scopeOf(org), (tx) => tendCampaigns(tx), "chunk", now());
  }
}

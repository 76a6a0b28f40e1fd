import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { Refusal } from "@/lib/refusal";
import type { CampaignState, Step } from "./rules";
import { lead } from "./rules";
import type { LockedCampaign } from "./store";
import { lockCampaign, setCampaign } from "./store";

const AUDITED: Record<Step, { act: string }> = {
  pause: { act: "campaign.paused" },
  resume: { act: "campaign.resumed" },
  stop: { act: "campaign.stopped" },
};

/** The state as people see it: sending is over once no letter waits. */
const seen = ({ state, waits }: LockedCampaign): CampaignState =>
  state === "SENDING" && !waits ? "DONE" : state;

/**
 * Pauses a campaign, lets it go on, or stops it for good. No further letter of it is begun from this moment on; the worker
 * then holds, releases or takes back what waits.
 */
export async function steerCampaign(
  tx: OrgTx,
  { id, step }: { id: string; step: Step },
): Promise<void> {
  demand(tx, "accounts.invite");
  const campaign = await lockCampaign(tx, id);
  if (!campaign) throw new Refusal("campaign-not-found");
  const led = lead(seen(campaign), step, { isQueued: campaign.queuedAt !== null });
  if ("refused" in led) throw new Refusal(led.refused);
  const steeredBy = tx.actor.kind === "account" ? tx.actor.id : null;
  await setCampaign(tx, id, { state: led.to, steeredBy, stoppedWhy: null });
  await writeAudit({ ...tx, actId: id }, [{ ...AUDITED[step], details: { campaignId: id } }]);
  await enqueue(tx, "campaigns", { org: tx.org, id });
}

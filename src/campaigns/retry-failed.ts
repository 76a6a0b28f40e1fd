import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { Refusal } from "@/lib/refusal";
import { countLost } from "@/messages/queries";
import { readArrivals, tallyMessages } from "./queries";
import { lead } from "./rules";
import { lockCampaign, setCampaign } from "./store";

/**
 * Sends the letters of a campaign that failed once more: the same messages with the same links. Whose link was dead when its
 * turn came gets another letter.
 */
export async function retryFailed(tx: OrgTx, { id }: { id: string }): Promise<{ count: number }> {
  demand(tx, "accounts.invite");
  const campaign = await lockCampaign(tx, id);
  if (!campaign) throw new Refusal("campaign-not-found");
  const led = lead(campaign.state, "retry", { isQueued: true });
  if ("refused" in led) throw new Refusal(led.refused);
  const { FAILED: failed = 0 } = await tallyMessages(tx, id);
  const lost = await countLost(tx, id);
  const count = failed + lost;
  if (count === 0) throw new Refusal("campaign-moved-on");
  const { gone, bad } = await readArrivals(tx, id);
  const base = { baseGone: gone - failed, baseBad: bad - failed };
  // DONE is stored as SENDING: its end is told again
  const anew = { ...base, lookAt: tx.now, paceAt: null, toldAt: null, replacesLost: lost > 0 };
  await setCampaign(tx, id, { state: led.to, retriedAt: tx.now, ...anew });
  const details = { campaignId: id, count };
  await writeAudit({ ...tx, actId: id }, [{ act: "campaign.retried", details }]);
  await enqueue(tx, "campaigns", { org: tx.org, id });
  return { count };
}

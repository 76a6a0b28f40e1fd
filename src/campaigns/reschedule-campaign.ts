import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { Start } from "@/waves/input";
import { resolveStart } from "@/waves/resolve-start";
import { lockCampaign, setCampaign } from "./store";

/** Moves a campaign that has not begun to another time. */
export async function rescheduleCampaign(
  tx: OrgTx,
  { id, start }: { id: string; start: Start },
): Promise<{ startsAt: Date }> {
  demand(tx, "accounts.invite");
  const campaign = await lockCampaign(tx, id);
  if (!campaign) throw new Refusal("campaign-not-found");
  if (campaign.state !== "SCHEDULED") throw new Refusal("campaign-moved-on");
  const startsAt = await resolveStart(tx, start);
  const steeredBy = tx.actor.kind === "account" ? tx.actor.id : null;
  await setCampaign(tx, id, { startsAt, lookAt: startsAt, steeredBy });
  const details = { campaignId: id, startsAt, was: campaign.startsAt };
  await writeAudit({ ...tx, actId: id }, [{ act: "campaign.rescheduled", details }]);
  return { startsAt };
}

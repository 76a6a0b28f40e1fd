import { allOf } from "@/addressees/rules";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import type { Start, WavesWanted } from "@/waves/input";
import { stopAboveOf } from "@/waves/input";
import { resolveStart } from "@/waves/resolve-start";
import { wavesOf } from "@/waves/waves-of";
import { lockCampaign, setCampaign } from "./store";

type Rescheduled = {
  id: string;
  start: Start;
  /** Who goes first; null: everybody at once. */
  waves: WavesWanted | null;
};

const AT_ONCE = { firstCount: null, rest: null, restHours: null };

/** Moves a campaign that has not begun to another time, and says anew who goes first. */
export async function rescheduleCampaign(
  tx: OrgTx,
  { id, start, waves }: Rescheduled,
): Promise<{ startsAt: Date }> {
  demand(tx, "accounts.invite");
  const campaign = await lockCampaign(tx, id);
  if (!campaign) throw new Refusal("campaign-not-found");
  if (campaign.state !== "SCHEDULED") throw new Refusal("campaign-moved-on");
  const startsAt = await resolveStart(tx, start);
  const steeredBy = tx.actor.kind === "account" ? tx.actor.id : null;
  const people = campaign.meant ? allOf(campaign.meant) : campaign.count;
  const plan = { ...AT_ONCE, ...wavesOf({ waves }, people) };
  const stopAbove = stopAboveOf({ waves });
  await setCampaign(tx, id, { startsAt, lookAt: startsAt, steeredBy, stopAbove, ...plan });
  const details = { campaignId: id, startsAt, was: campaign.startsAt, first: plan.firstCount };
  await writeAudit({ ...tx, actId: id }, [{ act: "campaign.rescheduled", details }]);
  return { startsAt };
}

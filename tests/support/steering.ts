import { NOBODY } from "@/addressees/rules";
import { readCampaign, tallyWaiting } from "@/campaigns/queries";
import type { Step } from "@/campaigns/rules";
import { steerCampaign } from "@/campaigns/steer-campaign";
import type { OrgTx } from "@/lib/org";
import { foreseeRest } from "@/recipients/foresee-rest";
import { leavingWith } from "@/recipients/rules";

/** Steers a campaign as its page does: what is let go is confirmed with the number that stands there. */
export async function steerSeen(
  tx: OrgTx,
  { id, step }: { id: string; step: Step },
): Promise<void> {
  const campaign = await readCampaign(tx, id);
  if (!campaign) throw new Error("no such campaign");
  const rest = await foreseeRest(tx, campaign);
  const held = step === "resume" ? await tallyWaiting(tx, id) : NOBODY;
  const { ways: expected } = leavingWith(campaign, rest?.channels ?? NOBODY, held);
  await steerCampaign(tx, { id, step, expected });
}

import { readRightsNow } from "@/admins/queries";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { Refusal } from "@/lib/refusal";
import { countLost } from "@/messages/queries";
import { readArrivals, tallyMessages } from "./queries";
import { lead } from "./rules";
import type { LockedCampaign } from "./store";
import { lockCampaign, setCampaign } from "./store";

type Retry = {
  id: string;
  /** How many letters the admin saw; without it, or where it is another by now, nothing is sent. */
  expected?: number | undefined;
};

/** Whoever sends another letter needs the right: where whom it goes on for lost theirs, it goes on for who presses. */
async function takenWith(tx: OrgTx, { actsFor }: LockedCampaign): Promise<string | undefined> {
  if (actsFor === null || tx.actor.kind !== "account" || tx.actor.id === actsFor) return undefined;
  const permissions = await readRightsNow(tx, actsFor);
  return permissions.includes("accounts.invite") ? undefined : tx.actor.id;
}

/**
 * Sends the letters of a campaign that failed once more: the same messages with the same links. Whose link was dead when its
 * turn came gets another letter, by the right of whom the campaign goes on for; who lost it is followed by whoever presses.
 */
export async function retryFailed(
  tx: OrgTx,
  { id, expected }: Retry,
): Promise<{ count: number; isTaken: boolean }> {
  demand(tx, "accounts.invite");
  const campaign = await lockCampaign(tx, id);
  if (!campaign) throw new Refusal("campaign-not-found");
  const led = lead(campaign.state, "retry", { isQueued: true });
  if ("refused" in led) throw new Refusal(led.refused);
  const { FAILED: failed = 0 } = await tallyMessages(tx, id);
  const lost = await countLost(tx, id);
  const count = failed + lost;
  if (count === 0) throw new Refusal("campaign-moved-on");
  if (expected === undefined) throw new Refusal("number-unconfirmed");
  if (expected !== count) throw new Refusal("selection-recounted");
  const takenBy = lost > 0 ? await takenWith(tx, campaign) : undefined;
  const { gone, bad } = await readArrivals(tx, id);
  const base = { baseGone: gone - failed, baseBad: bad - failed };
  // DONE is stored as SENDING: its end is told again
  const anew = { ...base, lookAt: tx.now, paceAt: null, toldAt: null, replacesLost: lost > 0 };
  const taken = takenBy ? { takenBy } : {};
  await setCampaign(tx, id, { state: led.to, retriedAt: tx.now, ...anew, ...taken });
  const details = { campaignId: id, count };
  await writeAudit({ ...tx, actId: id }, [{ act: "campaign.retried", details }]);
  await enqueue(tx, "campaigns", { org: tx.org, id });
  return { count, isTaken: takenBy !== undefined };
}

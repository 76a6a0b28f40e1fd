import { foreseeCampaign } from "@/addressees/foresee-campaign";
import type { ByChannel } from "@/addressees/rules";
import { areSame, NOBODY } from "@/addressees/rules";
import { readRightsNow } from "@/admins/queries";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { Refusal } from "@/lib/refusal";
import { leavingWith } from "@/recipients/rules";
import { readArrivals, tallyWaiting } from "./queries";
import type { CampaignState, Reach, Step } from "./rules";
import { lead } from "./rules";
import type { LockedCampaign } from "./store";
import { lockCampaign, setCampaign } from "./store";

const AUDITED: Record<Step, { act: string }> = {
  start: { act: "campaign.started" },
  rest: { act: "campaign.rest-begun" },
  pause: { act: "campaign.paused" },
  resume: { act: "campaign.resumed" },
  stop: { act: "campaign.stopped" },
};

/** The state as people see it: sending is over once no letter waits. */
const seen = ({ state, waits, replacesLost }: LockedCampaign): CampaignState =>
  state === "SENDING" && !waits && !replacesLost ? "DONE" : state;

const reachOf = ({ queuedAt, firstCount, restBegunAt, done }: LockedCampaign): Reach => ({
  isQueued: queuedAt !== null,
  isBetween: firstCount !== null && restBegunAt === null && done >= firstCount,
});

/** Whoever lets it go on has seen what came back: the share is counted anew. Of who lost their rights they take it over. */
async function goingOn(tx: OrgTx, campaign: LockedCampaign, steeredBy: string | null) {
  const { gone: baseGone, bad: baseBad } = await readArrivals(tx, campaign.id);
  const isTaken = campaign.stoppedWhy === "not-allowed" && steeredBy !== null;
  return {
    ...{ baseGone, baseBad, paceAt: null, lookAt: tx.now },
    ...(isTaken && { takenBy: steeredBy }),
  };
}

/** With the rights it goes on with: those of whoever takes it over now, or of whoever it goes on for. */
async function makerOf(tx: OrgTx, { stoppedWhy, actsFor }: LockedCampaign): Promise<OrgTx> {
  if (stoppedWhy === "not-allowed" || actsFor === null) return tx;
  const permissions = await readRightsNow(tx, actsFor);
  return { ...tx, actor: { kind: "account", id: actsFor, permissions } };
}

/**
 * What is let go is counted again, however many it is: where nobody confirmed it, or another number, nothing happens. Where nothing
 * leaves nobody has to.
 */
async function demandSame(tx: OrgTx, campaign: LockedCampaign, { step, expected }: Steering) {
  const { id, queuedAt } = campaign;
  const held = step === "resume" ? await tallyWaiting(tx, id) : NOBODY;
  const rest = queuedAt
    ? NOBODY
    : (await foreseeCampaign(await makerOf(tx, campaign), campaign)).channels;
  const whole = step === "resume" ? campaign : { ...campaign, firstCount: null };
  const { ways, now } = leavingWith(whole, rest, held);
  if (!expected && now > 0) throw new Refusal("number-unconfirmed");
  if (expected && !areSame(ways, expected)) throw new Refusal("selection-recounted");
}

type Steering = {
  id: string;
  step: Step;
  /** How many mails, texts and codes the admin confirmed, of what is let go; whatever sends is refused without. */
  expected?: ByChannel | undefined;
};

/**
 * Lets a campaign begin before its time, or its rest follow the first wave; pauses it, lets it go on, or stops it for good. No further letter of it is begun from this moment on; the worker
 * then holds, releases or takes back what waits.
 */
export async function steerCampaign(tx: OrgTx, steering: Steering): Promise<void> {
  const { id, step } = steering;
  demand(tx, "accounts.invite");
  const campaign = await lockCampaign(tx, id);
  if (!campaign) throw new Refusal("campaign-not-found");
  const led = lead(seen(campaign), step, reachOf(campaign));
  if ("refused" in led) throw new Refusal(led.refused);
  const steeredBy = tx.actor.kind === "account" ? tx.actor.id : null;
  const isEnding = step === "pause" || step === "stop";
  if (!isEnding) await demandSame(tx, campaign, steering);
  const change = isEnding ? {} : await goingOn(tx, campaign, steeredBy);
  const rest = step === "rest" ? { restBegunAt: tx.now } : {};
  await setCampaign(tx, id, { state: led.to, steeredBy, stoppedWhy: null, ...change, ...rest });
  await writeAudit({ ...tx, actId: id }, [{ ...AUDITED[step], details: { campaignId: id } }]);
  await enqueue(tx, "campaigns", { org: tx.org, id });
}

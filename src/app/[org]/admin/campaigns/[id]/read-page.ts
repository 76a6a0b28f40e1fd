import { allOf } from "@/addressees/rules";
import { readRightsNow } from "@/admins/queries";
import { foreseeCampaign } from "@/campaigns/foresee-campaign";
import type { CampaignView } from "@/campaigns/queries";
import { countTexts, readArrivals, readCampaign, tallyMessages } from "@/campaigns/queries";
import { COUNTED_AT_ONCE, PLANNED_STATES } from "@/campaigns/rules";
import type { SessionGate } from "@/gates/session";
import type { OrgTx } from "@/lib/org";
import type { Recipient } from "@/recipients/list-recipients";
import { listRecipients } from "@/recipients/list-recipients";
import { openOf, untoldOf, waysOf } from "@/recipients/rules";
import { tallyPeople } from "@/recipients/tally-people";
import { tallyOutcomes } from "@/selections/queries";
import { countBarred } from "@/texts/count-barred";
import { lossOf } from "@/waves/rules";
import type { CampaignQuery } from "./view";
import { filterOf, readCampaignQuery } from "./view";

/** Recipients of a page. */
export const SIZE = 50;

/** Without the one row more that tells of others: the last, or going back the first. */
function pageOf(rows: readonly Recipient[], { cursor }: CampaignQuery) {
  const more = rows.length > SIZE;
  return { more, rows: cursor?.back ? rows.slice(-SIZE) : rows.slice(0, SIZE) };
}

/** What was lost of a campaign that goes on only once somebody says so. */
async function readLoss(tx: OrgTx, { id, state, stoppedWhy, stopAbove }: CampaignView) {
  const isAsked = state === "BETWEEN" || (state === "PAUSED" && stoppedWhy === "too-many-bounces");
  return isAsked ? lossOf(await readArrivals(tx, id), stopAbove) : undefined;
}

/**
 * Who is still to be written to. Of those who wait it is counted anew, with the rights it goes on with: whoever was invited
 * elsewhere meanwhile is not written to.
 */
export async function readOpen(tx: OrgTx, campaign: CampaignView): Promise<number> {
  const { state, queuedAt, count, takenBy, madeBy, stoppedWhy } = campaign;
  const waits = PLANNED_STATES.some((one) => one === state) && queuedAt === null;
  if (!waits || untoldOf(campaign) === 0 || count > COUNTED_AT_ONCE) return openOf(campaign);
  const id = stoppedWhy === "not-allowed" ? null : (takenBy ?? madeBy);
  const actor = id && { kind: "account" as const, id, permissions: await readRightsNow(tx, id) };
  return allOf((await foreseeCampaign({ ...tx, actor: actor || tx.actor }, campaign)).channels);
}

/** All of the page at one moment of the database. */
export async function readPage(tx: OrgTx, id: string, query: Record<string, unknown>) {
  const campaign = await readCampaign(tx, id);
  if (!campaign) return undefined;
  const view = readCampaignQuery(query);
  const tally = await tallyMessages(tx, id);
  const { coded: CODED, refused: REFUSED } = campaign;
  const counts = { ...tally, OPEN: untoldOf(campaign), CODED, REFUSED };
  const paging = { cursor: view.cursor, counts, most: SIZE };
  return {
    campaign,
    view,
    ways: waysOf(campaign, await countTexts(tx, campaign)),
    loss: await readLoss(tx, campaign),
    barred: await countBarred(tx, id),
    open: await readOpen(tx, campaign),
    tally,
    counts,
    people: await tallyPeople(tx, id),
    outcomes: await tallyOutcomes(tx, campaign.selectionId),
    page: pageOf(await listRecipients(tx, campaign, filterOf(view), paging), view),
  };
}
export type CampaignPage = NonNullable<Awaited<ReturnType<typeof readPage>>> & {
  gate: SessionGate;
  path: string;
};

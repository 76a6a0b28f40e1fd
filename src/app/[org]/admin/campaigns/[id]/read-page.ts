import { allOf } from "@/addressees/rules";
import type { CampaignView } from "@/campaigns/queries";
import {
  countTexts,
  readArrivals,
  readCampaign,
  tallyMessages,
  tallyWaiting,
} from "@/campaigns/queries";
import type { SessionGate } from "@/gates/session";
import type { OrgTx } from "@/lib/org";
import { isTakenBackWith } from "@/orgs/queries";
import type { Rest } from "@/recipients/foresee-rest";
import { foreseeRest } from "@/recipients/foresee-rest";
import type { Recipient, RecipientCursor, RecipientState } from "@/recipients/list-recipients";
import { listRecipients } from "@/recipients/list-recipients";
import { untoldOf, waysOf } from "@/recipients/rules";
import { tallyPeople } from "@/recipients/tally-people";
import { whyLeftOut } from "@/recipients/why-left-out";
import { tallyOutcomes } from "@/selections/queries";
import { countBarred } from "@/texts/count-barred";
import { lossOf } from "@/waves/rules";
import type { CampaignQuery } from "./view";
import { filterOf, readCampaignQuery } from "./view";

/** Recipients of a page. */
export const SIZE = 50;

type Paging = {
  cursor: RecipientCursor | undefined;
  counts: Partial<Record<RecipientState, number>>;
  most: number;
  rest: Rest | undefined;
};

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

/** A page of its people; of who would be left out why. */
async function readRows(tx: OrgTx, campaign: CampaignView, paging: Paging, view: CampaignQuery) {
  const rows = await listRecipients(tx, campaign, filterOf(view), paging);
  const { rest } = paging;
  if (!rest) return rows;
  const ids = rows.flatMap(({ id, state }) => (state === "UNFIT" ? [id] : []));
  const whys = await whyLeftOut(rest.maker, { ...campaign, above: rest.above, ids });
  return rows.map((row) => ({ ...row, reason: whys.get(row.id) ?? row.reason }));
}

/** All of the page at one moment of the database. */
export async function readPage(tx: OrgTx, id: string, query: Record<string, unknown>) {
  const campaign = await readCampaign(tx, id);
  if (!campaign) return undefined;
  const view = readCampaignQuery(query);
  const tally = await tallyMessages(tx, id);
  const { coded: CODED, refused: REFUSED } = campaign;
  const rest = await foreseeRest(tx, campaign);
  const untold = untoldOf(campaign);
  const OPEN = rest ? Math.min(untold, allOf(rest.channels)) : untold;
  const counts = { ...tally, OPEN, UNFIT: untold - OPEN, CODED, REFUSED };
  const paging = { cursor: view.cursor, counts, most: SIZE, rest };
  return {
    campaign,
    view,
    ways: waysOf(campaign, await countTexts(tx, campaign)),
    loss: await readLoss(tx, campaign),
    barred: await countBarred(tx, id),
    rest,
    /** Letters of it that have not left. */
    held: await tallyWaiting(tx, id),
    isTakenBack: campaign.switchesIntegrations && (await isTakenBackWith(tx, id)),
    /** Who is still to be written to, were it their turn now. */
    open: rest ? OPEN : 0,
    tally,
    counts,
    people: await tallyPeople(tx, id),
    outcomes: await tallyOutcomes(tx, campaign.selectionId),
    page: pageOf(await readRows(tx, campaign, paging, view), view),
  };
}
export type CampaignPage = NonNullable<Awaited<ReturnType<typeof readPage>>> & {
  gate: SessionGate;
  path: string;
};

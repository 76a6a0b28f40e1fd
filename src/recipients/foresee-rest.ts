import type { Foreseen } from "@/addressees/foresee-campaign";
import { foreseeCampaign } from "@/addressees/foresee-campaign";
import { isWrittenTo, readAboveOf } from "@/addressees/queries";
import { readRightsNow } from "@/admins/queries";
import type { CampaignView } from "@/campaigns/queries";
import { countTexts } from "@/campaigns/queries";
import { COUNTED_AT_ONCE } from "@/campaigns/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";
import { openWaysOf, untoldOf } from "./rules";

export type Rest = Pick<Foreseen, "channels" | "missing"> & {
  /** When very many were counted; undefined where it is the number of now. */
  since?: Date;
  /** Account `a` would be written to as things are. */
  isFit: Sql;
  /** With whose rights it goes on, and who may do more than they. */
  maker: OrgTx;
  above: readonly string[];
};

/** With the rights it goes on with: of whoever took it over or made it, or of whoever would take it over now. */
async function makerOf(tx: OrgTx, campaign: CampaignView): Promise<OrgTx> {
  const { takenBy, madeBy, stoppedWhy } = campaign;
  const id = stoppedWhy === "not-allowed" ? null : (takenBy ?? madeBy);
  if (id === null) return tx;
  return { ...tx, actor: { kind: "account", id, permissions: await readRightsNow(tx, id) } };
}

/** Since when the numbers of very many stand: the worker asks again as it begins, but of what was planned. */
const confirmedAt = ({ startsAt, beganAt, createdAt }: CampaignView): Date =>
  startsAt ? createdAt : (beganAt ?? createdAt);

/**
 * What would become of those whose turn has not come, were it now: by which ways how many are written to, who is left out and why.
 * Nothing where everybody's turn has come, or none comes any more. Very many are not counted while they are being written to, which
 * a page that looks each second would slow down: what was confirmed of them stands, without who was written to, and since when.
 */
export async function foreseeRest(tx: OrgTx, campaign: CampaignView): Promise<Rest | undefined> {
  const { state, selectionId, count, meant } = campaign;
  if (state === "STOPPED" || untoldOf(campaign) === 0) return undefined;
  const maker = await makerOf(tx, campaign);
  const above = await readAboveOf(maker, selectionId);
  const isWritten = await isWrittenTo(maker, campaign);
  const isFit = sql`(${isWritten} AND a.id <> ALL (${[...above]}::uuid[]))`;
  if (meant && state === "QUEUED" && count > COUNTED_AT_ONCE) {
    const channels = openWaysOf({ ...campaign, meant }, await countTexts(tx, campaign));
    return { channels, missing: [], since: confirmedAt(campaign), isFit, maker, above };
  }
  const { channels, missing } = await foreseeCampaign(maker, campaign);
  return { channels, missing, isFit, maker, above };
}

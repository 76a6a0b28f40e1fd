import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { Refusal } from "@/lib/refusal";
import { newId } from "@/lib/secrets";
import { writeWording } from "@/messages/write-wording";
import { foreseeCampaign } from "./foresee-campaign";
import type { CampaignKind, CampaignSource } from "./rules";
import { LETTER_OF } from "./rules";
import { insertCampaign, lockSelection } from "./store";

export type BeginInput = {
  selectionId: string;
  kind: CampaignKind;
  source?: CampaignSource;
  /** How many mails the admin confirmed (foreseeCampaign). */
  expected: number;
  /** What is written instead of the default message. */
  wording: { subject: string; body: string } | null;
};

/**
 * Begins writing to the people of a frozen selection, which is the campaign's from here on: a second press finds it given
 * away. It is counted again, and where the number is not the confirmed one nothing happens. The worker does the rest, with
 * the rights its maker has at that moment.
 */
export async function beginCampaign(
  tx: OrgTx,
  { selectionId, kind, source = "PEOPLE", expected, wording }: BeginInput,
): Promise<{ id: string }> {
  demand(tx, "accounts.invite");
  const selection = await lockSelection(tx, selectionId);
  const madeBy = tx.actor.kind === "account" ? tx.actor.id : undefined;
  if (!madeBy || selection?.madeBy !== madeBy || selection.state !== "FROZEN")
    throw new Refusal("selection-not-found");
  const { mails } = await foreseeCampaign(tx, { selectionId, kind });
  if (mails !== expected) throw new Refusal("selection-recounted");
  if (mails === 0) throw new Refusal("campaign-empty");
  const id = newId();
  const wordingId = wording ? await writeWording(tx, wording) : null;
  const letter = LETTER_OF[kind];
  const { count } = selection;
  await insertCampaign(tx, { id, selectionId, kind, letter, wordingId, source, madeBy, count });
  const details = { campaignId: id, kind, source, count, mails };
  await writeAudit({ ...tx, actId: id }, [{ act: "campaign.begun", details }]);
  await enqueue(tx, "campaigns", { org: tx.org, id });
  return { id };
}

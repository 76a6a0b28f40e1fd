import { foreseeCampaign } from "@/addressees/foresee-campaign";
import type { ByChannel } from "@/addressees/rules";
import { allOf, areSame } from "@/addressees/rules";
import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { Refusal } from "@/lib/refusal";
import { newId } from "@/lib/secrets";
import { writeWording } from "@/messages/write-wording";
import type { Plan } from "@/waves/input";
import { AT_ONCE, stopAboveOf } from "@/waves/input";
import { resolveStart } from "@/waves/resolve-start";
import { wavesOf } from "@/waves/waves-of";
import type { CampaignKind, CampaignSource } from "./rules";
import { COUNTED_AT_ONCE, LETTER_OF, mayAskDecliners } from "./rules";
import { insertCampaign, lockSelection } from "./store";

export type BeginInput = {
  selectionId: string;
  kind: CampaignKind;
  source?: CampaignSource | undefined;
  /** The choice by a file from which its people come. */
  importId?: string | undefined;
  /** How many mails, texts and codes the admin confirmed (foreseeCampaign). */
  expected: ByChannel;
  /** Whom no message reaches is invited with an access code. */
  withCodes?: boolean;
  /** Who said no before is written to all the same. */
  withDeclined?: boolean;
  /** Of "Invite all": from its beginning on integrations invite whom they add. */
  switchesIntegrations?: boolean;
  /** What is written instead of the default mail. */
  wording: { subject: string; body: string } | null;
  /** What is written instead of the default text message. */
  text?: string | null;
  /** When its letters leave; all of them at once where nothing is said. */
  plan?: Plan;
};

/** The frozen selection of this admin, which nobody sent to yet. */
async function lockOwn(tx: OrgTx, id: string): Promise<{ madeBy: string; count: number }> {
  const selection = await lockSelection(tx, id);
  const madeBy = tx.actor.kind === "account" ? tx.actor.id : undefined;
  if (!madeBy || selection?.madeBy !== madeBy || selection.state !== "FROZEN")
    throw new Refusal("selection-not-found");
  return { madeBy, count: selection.count };
}

type OwnWords = Required<Pick<BeginInput, "wording" | "text">>;

/** What is written instead of the default mail and text, kept once for all; nothing where both are the default. */
async function keepWords(tx: OrgTx, { wording, text }: OwnWords): Promise<string | null> {
  const words = { subject: "", body: "", ...wording, text };
  return wording || text ? writeWording(tx, words) : null;
}

/** "Invite all": a choice of some people says nothing of who comes later. */
const isForAll = (kind: CampaignKind, source: CampaignSource): boolean =>
  source === "UNSENT" && kind === "INVITE";

type Ticks = Pick<BeginInput, "withCodes" | "withDeclined" | "switchesIntegrations">;

/** What was ticked, as far as a campaign of this kind knows of it. */
const ticksOf = (kind: CampaignKind, source: CampaignSource, given: Ticks) => ({
  withCodes: kind !== "REMIND" && given.withCodes === true,
  withDeclined: mayAskDecliners(kind) && given.withDeclined === true,
  switchesIntegrations: isForAll(kind, source) && given.switchesIntegrations === true,
});

/** When its letters leave, as the campaign keeps it. */
const whenOf = (plan: Plan, startsAt: Date | null, people: number) => ({
  ...wavesOf(plan, people),
  ...(startsAt && ({ startsAt, state: "SCHEDULED" } as const)),
  stopAbove: stopAboveOf(plan),
});

/**
 * Begins writing to the people of a frozen selection, which is the campaign's from here on: a second press finds it given
 * away. It is counted again, here or, of very many, by the worker: where the number is not the confirmed one nothing happens.
 * The worker does the rest at the time that was chosen, with the rights its maker has at that moment.
 */
export async function beginCampaign(
  tx: OrgTx,
  {
    selectionId,
    kind,
    importId,
    source = importId ? "IMPORT" : "PEOPLE",
    expected: meant,
    wording,
    plan = AT_ONCE,
    ...input
  }: BeginInput,
): Promise<{ id: string }> {
  demand(tx, "accounts.invite");
  const { madeBy, count } = await lockOwn(tx, selectionId);
  const isLater = count > COUNTED_AT_ONCE && !plan.start;
  const ticks = ticksOf(kind, source, input);
  const { withCodes, withDeclined } = ticks;
  const whom = { selectionId, kind, withCodes, declinedUntil: withDeclined ? tx.now : null };
  if (!isLater && !areSame((await foreseeCampaign(tx, whom)).channels, meant))
    throw new Refusal("selection-recounted");
  if (allOf(meant) === 0) throw new Refusal("campaign-empty");
  const id = newId();
  const wordingId = await keepWords(tx, { wording, text: input.text ?? null });
  const letter = LETTER_OF[kind];
  const startsAt = plan.start ? await resolveStart(tx, plan.start) : null;
  const when = whenOf(plan, startsAt, allOf(meant));
  const whose = { wordingId, source, madeBy, count, ...ticks };
  const about = { id, selectionId, kind, letter, ...whose };
  await insertCampaign(tx, { ...about, ...when, meant, ...(importId && { importId }) });
  const { EMAIL: mails, SMS: texts, CODE: codes } = meant;
  const ways = { mails, texts, codes };
  const details = { campaignId: id, kind, source, count, ...ways, startsAt, withDeclined };
  await writeAudit({ ...tx, actId: id }, [{ act: "campaign.begun", details }]);
  if (!startsAt) await enqueue(tx, "campaigns", { org: tx.org, id });
  return { id };
}

import { foreseeCampaign } from "@/addressees/foresee-campaign";
import type { Alike } from "@/addressees/queries";
import { lockAddressees, readWays } from "@/addressees/queries";
import { restoreRefusals } from "@/addressees/restore-refusals";
import type { Ways } from "@/addressees/rules";
import { areSame, leftOut } from "@/addressees/rules";
import { readRightsNow } from "@/admins/queries";
import { can } from "@/admins/rules";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import type { OrgTx } from "@/lib/org";
import { steerLetters } from "@/messages/steer-letters";
import { switchIntegrations } from "@/orgs/switch-integrations";
import { closedUntil } from "@/waves/closed-until";
import { leaveOut } from "./leave-out";
import type { Next, StoredState } from "./rules";
import { CHUNK, COUNTED_AT_ONCE, EVENT_OF, KEEPS_EARLIER, LETTER_OF } from "./rules";
import type { LockedCampaign } from "./store";
import { lockCampaign, nextMembers, setCampaign, setOutcomes } from "./store";

/** States in which letters leave. */
const LEAVING: ReadonlySet<StoredState> = new Set(["QUEUED", "BETWEEN", "SENDING"]);

/** An admin acts, with the rights they hold at this moment, or nobody; all that a campaign does is one act of the audit log. */
async function as(tx: OrgTx, { id }: LockedCampaign, admin: string | null): Promise<OrgTx> {
  if (admin === null) return { ...tx, actId: id };
  const permissions = await readRightsNow(tx, admin);
  return { ...tx, actId: id, actor: { kind: "account", id: admin, permissions } };
}

/** Why somebody is left out. What nobody pressed for goes to nobody who was written to within a day, by whomever. */
const reasonOf = ({ kind, source }: LockedCampaign, who: Alike, now: Date, ways: Ways) =>
  leftOut(kind, who, now, ways) ??
  (source === "AUTOMATIC" && who.lately ? ("reminded-lately" as const) : undefined);

type Written = { done: number; coded: number };

/** The letters and codes of the next people, and what became of each of them. */
async function write(maker: OrgTx, campaign: LockedCampaign, ids: string[]): Promise<Written> {
  const { id: campaignId, kind, selectionId, wordingId, withCodes } = campaign;
  const ways = await readWays(maker, withCodes);
  const groups = (await lockAddressees(maker, { ...campaign, ways }, ids)).map((group) => ({
    ids: group.ids,
    outcome: reasonOf(campaign, group, maker.now, ways),
  }));
  const fit = groups.flatMap((group) => (group.outcome ? [] : group.ids));
  const about = { ids: fit, wordingId, campaignId, withCodes };
  const [letter, event] = [LETTER_OF[kind], EVENT_OF[kind]];
  const { done, refused } = await inviteAccounts(maker, { ...about, letter, event, lane: 3 });
  const outcomes = new Map<string, string[]>();
  const note = (outcome: string, some: readonly string[]) =>
    outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), ...some]);
  for (const group of groups) if (group.outcome) note(group.outcome, group.ids);
  for (const { id, code } of refused) note(code, [id]);
  const invited = Map.groupBy(done, ({ channel }) => (channel === "CODE" ? "coded" : "done"));
  for (const [outcome, some] of invited)
    note(
      outcome,
      some.map(({ id }) => id),
    );
  await setOutcomes(maker, selectionId, outcomes);
  return { done: done.length, coded: outcomes.get("coded")?.length ?? 0 };
}

/** How many letters are left of the first wave; of those after it, and of a campaign without waves, as many as you like. */
const roomOf = ({ firstCount, restBegunAt, done }: LockedCampaign): number =>
  firstCount === null || restBegunAt ? Number.POSITIVE_INFINITY : firstCount - done;

/** Where a piece leaves the campaign: everybody is queued, or its first wave is, or neither. */
async function reached(tx: OrgTx, campaign: LockedCampaign, isLast: boolean, isFull: boolean) {
  const isOver =
    isLast || (isFull && (await nextMembers(tx, campaign.selectionId, 1)).length === 0);
  if (isOver) return { state: "SENDING", queuedAt: tx.now } as const;
  return isFull ? ({ state: "BETWEEN" } as const) : {};
}

/** Very many were not counted again when it was confirmed. Whoever lets it go on has seen the number of now. */
async function changedSince(maker: OrgTx, campaign: LockedCampaign) {
  const { beganAt, startsAt, count, meant } = campaign;
  if (beganAt || startsAt || !meant || count <= COUNTED_AT_ONCE) return undefined;
  const { channels } = await foreseeCampaign(maker, campaign);
  return areSame(channels, meant) ? undefined : channels;
}

/** Queues the next people; outcomes and progress are written with their letters, so that a killed worker leaves whole pieces. */
async function queueNext(tx: OrgTx, campaign: LockedCampaign, most: number): Promise<Next> {
  const { id } = campaign;
  const maker = await as(tx, campaign, campaign.actsFor);
  if (!can(maker.actor, "accounts.invite")) {
    await setCampaign(tx, id, { state: "PAUSED", stoppedWhy: "not-allowed" });
    return "more";
  }
  const meant = await changedSince(maker, campaign);
  if (meant) {
    await setCampaign(tx, id, { state: "PAUSED", stoppedWhy: "selection-recounted", meant });
    return "more";
  }
  if (campaign.switchesIntegrations && !campaign.beganAt)
    await switchIntegrations(maker, { since: campaign.createdAt });
  const room = roomOf(campaign);
  const piece = Math.min(most, room);
  const ids = await nextMembers(tx, campaign.selectionId, piece);
  const { done, coded } =
    ids.length > 0 ? await write(maker, campaign, ids) : { done: 0, coded: 0 };
  const end = await reached(tx, campaign, ids.length < piece, done >= room);
  const change = { beganAt: campaign.beganAt ?? tx.now, ...end };
  await setCampaign(tx, id, change, { done, coded, refused: ids.length - done });
  return "more";
}

/** Takes back what has not left; what a pump holds at this moment goes out, or comes back and is met later. */
async function takeBack(tx: OrgTx, campaign: LockedCampaign, most: number): Promise<Next> {
  const { id, kind, steeredBy, actsFor } = campaign;
  const steerer = await as(tx, campaign, steeredBy ?? actsFor);
  const actor = can(steerer.actor, "accounts.invite") ? steerer : { ...tx, actId: id };
  const keepsEarlier = KEEPS_EARLIER.has(kind);
  const accountIds = await steerLetters(actor, {
    campaignId: id,
    step: "cancel",
    keepsEarlier,
    most,
  });
  // its letters may have replaced first ones that never left: of whom nothing is out awaits an invitation again
  const about = { ids: accountIds, isUnsentOnly: true, keepsEnded: keepsEarlier };
  if (accountIds.length > 0) {
    await withdrawInvitations(actor, about);
    if (campaign.declinedUntil) await restoreRefusals(actor, { ids: accountIds, campaignId: id });
    return "more";
  }
  if (campaign.waits) return "later";
  await leaveOut(tx, campaign);
  if (campaign.switchesIntegrations) await switchIntegrations(actor, { takesBack: id });
  await setCampaign(tx, id, { state: "STOPPED", finishedAt: tx.now });
  return "over";
}

/** Outside of the organisation's hours nobody is queued, and what waits in the outbox is put off. */
async function waitFor(
  tx: OrgTx,
  { id }: LockedCampaign,
  until: Date,
  most: number,
): Promise<Next> {
  await setCampaign(tx, id, { quietUntil: until, lookAt: until });
  const late = await steerLetters(tx, { campaignId: id, step: "put-off", before: until, most });
  return late.length > 0 ? "more" : "over";
}

/** Other letters for those whose link was dead when its turn came; who may not be sent one is left out after all. */
async function replaceLost(tx: OrgTx, campaign: LockedCampaign, most: number): Promise<number> {
  const { id: campaignId, kind, selectionId, wordingId, withCodes } = campaign;
  const maker = await as(tx, campaign, campaign.actsFor);
  const before = campaign.retriedAt;
  if (!before || !can(maker.actor, "accounts.invite")) return 0;
  const ids = await steerLetters(tx, { campaignId, step: "give-way", before, most });
  if (ids.length === 0) return 0;
  const about = { ids, wordingId, campaignId, withCodes, letter: LETTER_OF[kind] };
  const { done, refused } = await inviteAccounts(maker, { ...about, lane: 3 });
  const outcomes = Map.groupBy(refused, ({ code }) => String(code));
  const coded = done.filter(({ channel }) => channel === "CODE").map(({ id }) => id);
  const left = [...outcomes].map(([code, some]) => [code, some.map(({ id }) => id)] as const);
  await setOutcomes(maker, selectionId, new Map([...left, ["coded", coded]]));
  const counts = { done: -refused.length, coded: coded.length, refused: refused.length };
  await setCampaign(maker, campaignId, {}, counts);
  return ids.length;
}

/** Lets go what was held, then sends again what failed before somebody asked for that. One of them at a time: each holds other people. */
async function letGo(tx: OrgTx, campaign: LockedCampaign, most: number): Promise<Next> {
  const { id, retriedAt: before } = campaign;
  const released = await steerLetters(tx, { campaignId: id, step: "release", most });
  if (released.length > 0) return "more";
  const retry = { campaignId: id, step: "retry", most } as const;
  if (before && (await steerLetters(tx, { ...retry, before })).length > 0) return "more";
  const replaced = await replaceLost(tx, campaign, most);
  if (replaced === 0 && campaign.replacesLost) await setCampaign(tx, id, { replacesLost: false });
  return replaced > 0 ? "more" : "over";
}

/**
 * Does the next piece of a campaign in one transaction: queues, holds, releases or takes back, as its state wants at this
 * moment. Of two workers the second waits and finds the next piece; the same piece done twice finds nobody.
 */
export async function workCampaign(
  tx: OrgTx,
  { id, most = CHUNK }: { id: string; most?: number },
): Promise<{ next: Next }> {
  const campaign = await lockCampaign(tx, id);
  const until = campaign && LEAVING.has(campaign.state) ? await closedUntil(tx) : undefined;
  if (campaign && until) return { next: await waitFor(tx, campaign, until, most) };
  if (campaign?.state === "QUEUED") return { next: await queueNext(tx, campaign, most) };
  if (campaign?.state === "STOPPING") return { next: await takeBack(tx, campaign, most) };
  if (campaign?.state === "SENDING" || campaign?.state === "BETWEEN")
    return { next: await letGo(tx, campaign, most) };
  if (campaign?.state !== "PAUSED") return { next: "over" };
  const held = await steerLetters(tx, { campaignId: id, step: "hold", most });
  return { next: held.length > 0 ? "more" : "over" };
}

import { lockAddressees, readWays } from "@/addressees/queries";
import { leftOut } from "@/addressees/rules";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { Refusal } from "@/lib/refusal";
import { newId } from "@/lib/secrets";
import { steerLetters } from "@/messages/steer-letters";
import { closedUntil } from "@/waves/closed-until";
import type { ImportedCampaign } from "./store";
import { addMembers, insertCampaign, insertSelection, lockImported, setCampaign } from "./store";

/** The one campaign of an import, made with the first people that it invites; their number grows as it goes on. */
async function campaignOf(tx: OrgTx, importId: string): Promise<ImportedCampaign> {
  const found = await lockImported(tx, importId);
  if (!found) throw new Refusal("import-not-found");
  const { madeBy, withCodes, campaign } = found;
  if (campaign) return campaign;
  const [id, selectionId] = [newId(), newId()];
  const about = {
    kind: "INVITE",
    letter: "invitation",
    wordingId: null,
    source: "IMPORT",
    withCodes,
  } as const;
  await insertSelection(tx, { id: selectionId, madeBy });
  await insertCampaign(tx, { id, selectionId, ...about, importId, madeBy, count: 0 });
  await setCampaign(tx, id, { state: "SENDING", beganAt: tx.now, queuedAt: tx.now });
  return { id, selectionId, state: "SENDING", withCodes };
}

/** Who of these is left out, and why. */
async function sift(
  tx: OrgTx,
  { selectionId, withCodes }: ImportedCampaign,
  ids: readonly string[],
) {
  const ways = await readWays(tx, withCodes);
  const groups = await lockAddressees(tx, { kind: "INVITE", selectionId, ways }, ids);
  return groups.flatMap((group): RowRefusal[] => {
    const code = leftOut("INVITE", group, tx.now, ways);
    return code ? group.ids.map((id) => ({ id, code })) : [];
  });
}

/**
 * Invites people whom an import brought or chose, as part of the import's campaign: where that was paused their letters
 * wait, where it was stopped nobody is invited any more. Returns whom it refused, and why.
 */
export async function inviteImported(
  tx: OrgTx,
  { importId, ids }: { importId: string; ids: readonly string[] },
): Promise<RowRefusal[]> {
  if (ids.length === 0) return [];
  const campaign = await campaignOf(tx, importId);
  const { id: campaignId, state, withCodes } = campaign;
  if (state === "STOPPING" || state === "STOPPED")
    return ids.map((id) => ({ id, code: "campaign-moved-on" }));
  const out = await sift(tx, campaign, ids);
  const kept = new Set(out.map(({ id }) => id));
  const fit = ids.filter((id) => !kept.has(id));
  const about = { lane: 3, campaignId, withCodes } as const;
  const { done, refused } = await inviteAccounts(tx, { ids: fit, ...about });
  const all = [...out, ...refused];
  const members = done.map(({ id, channel }) => ({
    ...{ id, outcome: channel === "CODE" ? "coded" : "done" },
  }));
  await addMembers(tx, campaign, [
    ...members,
    ...all.map(({ id, code }) => ({ id, outcome: code })),
  ]);
  const coded = members.filter(({ outcome }) => outcome === "coded").length;
  const counts = { done: done.length, coded, refused: all.length };
  await setCampaign(tx, campaignId, { lookAt: tx.now }, counts);
  const until = await closedUntil(tx);
  const putOff = { campaignId, step: "put-off", most: ids.length } as const;
  if (until) await steerLetters(tx, { ...putOff, before: until });
  if (state === "PAUSED") await steerLetters(tx, { campaignId, step: "hold", most: ids.length });
  return all;
}

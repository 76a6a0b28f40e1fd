import type { Moved } from "@/accounts/move-accounts";
import { moveAccounts } from "@/accounts/move-accounts";
import { permissionsOfAccounts } from "@/admins/queries";
import { mayYieldSecret } from "@/admins/rules";
import { endOfCode } from "@/codes/rules";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { inPieces } from "@/lib/sql";
import { cancelMessages } from "@/messages/cancel-messages";
import type { Lane } from "@/messages/rules";
import { sendInvitations } from "@/messages/send-invitations";
import { readOwnOrganization } from "@/orgs/queries";
import { markDeliverable } from "@/reach/mark-deliverable";
import { giveCodes } from "./give-codes";
import { readHindrances } from "./queries";
import { endOfLife } from "./rules";
import { upsertInvitations } from "./store";

export type InviteInput = {
  ids: readonly string[];
  /** What the admin wrote instead of the default message (messages/write-wording). */
  wordingId?: string | null;
  /** The act of sending to many that this is part of. */
  campaignId?: string | null;
  lane: Lane;
  letter?: "invitation" | "reminder";
  /** `reinstate` lifts the suspension of people who never claimed. */
  event?: "invite" | "reinstate";
  /** Who has no address is invited with an access code, which somebody hands over; else they are refused. */
  withCodes?: boolean;
};

/** Who goes by mail, who by a code, and whom nobody sends a secret to. */
type Sifted = { mailed: string[]; coded: string[]; refused: RowRefusal[] };

/** Who can be reached and whom the actor may send a secret to. */
async function sift(tx: OrgTx, ids: readonly string[], input: InviteInput): Promise<Sifted> {
  const isReminder = input.letter === "reminder";
  const held = await permissionsOfAccounts(tx, [...ids]);
  const why = new Map(
    (await readHindrances(tx, ids, { isReminder })).map(({ id, code }) => [id, code]),
  );
  const sifted: Sifted = { mailed: [], coded: [], refused: [] };
  for (const id of ids) {
    const hindrance = why.get(id);
    const isAbove = !mayYieldSecret(tx.actor, held.get(id) ?? []);
    const code = hindrance === undefined ? "not-found" : isAbove ? "holds-more" : hindrance;
    if (code === null) sifted.mailed.push(id);
    else if (code === "no-address" && input.withCodes && !isReminder) sifted.coded.push(id);
    else sifted.refused.push({ id, code });
  }
  return sifted;
}

/** A sending with its own secret for each account that moved, and the message that carries it. */
async function send(
  tx: OrgTx,
  moved: Moved[],
  input: InviteInput,
  expiresAt: Date,
  language: string,
) {
  const { lane, letter = "invitation", wordingId = null, campaignId = null } = input;
  const about = { lane, letter, wordingId, campaignId, expiresAt, language };
  await inPieces(moved, async (piece) => {
    const ids = piece.map(({ id }) => id);
    const again = piece.filter(({ from }) => from === "INVITED").map(({ id }) => id);
    await cancelMessages(tx, { accountIds: again, reason: "replaced" });
    await upsertInvitations(tx, "EMAIL", ids, expiresAt);
    await sendInvitations(tx, ids, about);
    return [];
  });
}

/** Their code counts from now on, for as long as the organisation's codes do; nothing is sent. */
async function inviteByCode(tx: OrgTx, ids: string[], input: InviteInput, days: number) {
  if (ids.length === 0) return { done: [], refused: [] };
  const end = endOfCode(tx.now, days);
  const event = input.event ?? "invite";
  const details = { channel: "CODE" };
  const result = await moveAccounts(tx, { ids, event, claimableUntil: end }, { details });
  await giveCodes(tx, { people: result.done, expiresAt: end });
  return result;
}

/**
 * Invites people by mail, again or for the first time: each gets a sending with a new secret, and the secret before it
 * lives until the new one is out. Answers at once; the pump sends. Rows are refused one by one.
 */
export async function inviteAccounts(
  tx: OrgTx,
  input: InviteInput,
): Promise<{ done: Moved[]; refused: RowRefusal[] }> {
  const organization = await readOwnOrganization(tx);
  const end = endOfLife(tx.now, organization.linkLifeHours);
  const { mailed: ids, coded, refused } = await sift(tx, [...new Set(input.ids)], input);
  const campaign = input.campaignId ? { campaignId: input.campaignId } : {};
  const details = { channel: "EMAIL", letter: input.letter ?? "invitation", ...campaign };
  const event = input.event ?? "invite";
  const result = await moveAccounts(tx, { ids, event, claimableUntil: end }, { details });
  await send(tx, result.done, input, end, organization.language);
  // Whoever sends to one person says that the address is good.
  if (input.lane === 2) await markDeliverable(tx, { ids: result.done.map(({ id }) => id) });
  const byCode = await inviteByCode(tx, coded, input, organization.codeLifeDays);
  return {
    done: [...result.done, ...byCode.done],
    refused: [...refused, ...result.refused, ...byCode.refused],
  };
}

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
import { findStopped, readSpent, readTexting } from "@/texts/queries";
import { giveCodes } from "./give-codes";
import { readReach } from "./queries";
import type { Reach, Way } from "./rules";
import { channelOf, endOfLife, hindranceOf } from "./rules";
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
  /** Who can be sent nothing is invited with an access code, which somebody hands over; else they are refused. */
  withCodes?: boolean;
  /** By this way, whatever was chosen for them. */
  way?: Way;
};

/** By which way everybody goes, and whom nobody sends a secret to. */
type Sifted = Record<Way, string[]> & { refused: RowRefusal[] };

/** What decides by which way these people are reached. */
async function readTerms(tx: OrgTx, ids: readonly string[], input: InviteInput) {
  const { way: wish, letter, lane } = input;
  const people = await readReach(tx, ids);
  const { canText, countries } = await readTexting(tx);
  const wayOf = (one: Reach) =>
    wish === "CODE"
      ? wish
      : channelOf({ ...one, ...(wish && { inviteBy: wish }) }, { texts: canText });
  const ways = new Map(people.map((one) => [one.id, wayOf(one)]));
  const texted = people.filter(({ id }) => ways.get(id) === "SMS");
  const stopped = await findStopped(
    tx,
    texted.flatMap(({ phone }) => phone ?? []),
  );
  // a campaign's texts wait for the next day; whoever texts one person is told
  const spent = lane === 3 || texted.length === 0 ? new Set<string>() : await readSpent(tx);
  const terms = { isReminder: letter === "reminder", countries, spent, stopped };
  return new Map(
    people.map((one) => {
      const way = ways.get(one.id) ?? "CODE";
      return [one.id, { way, code: hindranceOf(one, way, terms) }];
    }),
  );
}

/** Who can be reached and whom the actor may send a secret to. */
async function sift(tx: OrgTx, ids: readonly string[], input: InviteInput): Promise<Sifted> {
  const isReminder = input.letter === "reminder";
  const held = await permissionsOfAccounts(tx, [...ids]);
  const found = await readTerms(tx, ids, input);
  const sifted: Sifted = { EMAIL: [], SMS: [], CODE: [], refused: [] };
  for (const id of ids) {
    const one = found.get(id);
    const isAbove = !mayYieldSecret(tx.actor, held.get(id) ?? []);
    const code = one === undefined ? "not-found" : isAbove ? "holds-more" : one.code;
    if (one && code === undefined) sifted[one.way].push(id);
    else if (code === "no-address" && input.withCodes && !isReminder) sifted.CODE.push(id);
    else sifted.refused.push({ id, code: code ?? "not-found" });
  }
  return sifted;
}

type Sent = { expiresAt: Date; language: string; channel: "EMAIL" | "SMS" };

/** A sending with its own secret for each account that moved, and the message that carries it. */
async function send(tx: OrgTx, moved: Moved[], input: InviteInput, sent: Sent): Promise<void> {
  const { lane, letter = "invitation", wordingId = null, campaignId = null } = input;
  const about = { lane, letter, wordingId, campaignId, ...sent };
  await inPieces(moved, async (piece) => {
    const ids = piece.map(({ id }) => id);
    const again = piece.filter(({ from }) => from === "INVITED").map(({ id }) => id);
    await cancelMessages(tx, { accountIds: again, reason: "replaced" });
    await upsertInvitations(tx, sent.channel, ids, sent.expiresAt);
    await sendInvitations(tx, ids, about);
    return [];
  });
}

type Invited = { done: (Moved & { channel: Way })[]; refused: RowRefusal[] };

/** Invites people by one way; what is sent lives as long as the organisation's links, a code as its codes. */
async function inviteBy(
  tx: OrgTx,
  channel: Way,
  ids: string[],
  input: InviteInput,
): Promise<Invited> {
  // a move asks for the right, also where nobody is left to move: one at least is made
  if (ids.length === 0 && channel !== "EMAIL") return { done: [], refused: [] };
  const { language, linkLifeHours, codeLifeDays } = await readOwnOrganization(tx);
  const expiresAt =
    channel === "CODE" ? endOfCode(tx.now, codeLifeDays) : endOfLife(tx.now, linkLifeHours);
  const letter = channel === "CODE" ? {} : { letter: input.letter ?? "invitation" };
  const campaign = input.campaignId ? { campaignId: input.campaignId } : {};
  const { done, refused } = await moveAccounts(
    tx,
    { ids, event: input.event ?? "invite", claimableUntil: expiresAt },
    { details: { channel, ...letter, ...campaign } },
  );
  if (channel === "CODE") await giveCodes(tx, { people: done, expiresAt });
  else await send(tx, done, input, { expiresAt, language, channel });
  return { done: done.map((one) => ({ ...one, channel })), refused };
}

/**
 * Invites people again or for the first time, each by the way that was chosen for them (rules: `channelOf`): by mail or text
 * with a new secret, where the secret before it lives until the new one is out, or with an access code, of which nothing is
 * sent. Answers at once; the pump sends. Rows are refused one by one.
 */
export async function inviteAccounts(tx: OrgTx, input: InviteInput): Promise<Invited> {
  const sifted = await sift(tx, [...new Set(input.ids)], input);
  const each = [
    await inviteBy(tx, "EMAIL", sifted.EMAIL, input),
    await inviteBy(tx, "SMS", sifted.SMS, input),
  ];
  // Whoever sends to one person says that the address is good.
  const sent = each.flatMap(({ done }) => done.map(({ id }) => id));
  if (input.lane === 2) await markDeliverable(tx, { ids: sent });
  each.push(await inviteBy(tx, "CODE", sifted.CODE, input));
  return {
    done: each.flatMap(({ done }) => done),
    refused: [...sifted.refused, ...each.flatMap(({ refused }) => refused)],
  };
}

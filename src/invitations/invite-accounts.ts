import type { Moved } from "@/accounts/move-accounts";
import { moveAccounts } from "@/accounts/move-accounts";
import { holdPeople } from "@/accounts/queries";
import { settleEnds } from "@/accounts/settle-ends";
import { reachableBy } from "@/addressees/input";
import type { Channel, Route } from "@/addressees/rules";
import { barsOf, REFUSAL_OF, routeOf } from "@/addressees/rules";
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
import type { Texting } from "@/texts/queries";
import { findKnownStops, readSpent, readTexting } from "@/texts/queries";
import { giveCodes } from "./give-codes";
import { readReach } from "./queries";
import type { Reach } from "./rules";
import { endOfLife, hindranceOf } from "./rules";
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
  /** Who no message leads to is invited with an access code, which somebody hands over; else they are refused. */
  withCodes?: boolean;
  /** By this way and no other, whatever was chosen for them. */
  way?: Channel;
};

/** By which way everybody goes, and whom nobody sends a secret to. */
type Sifted = Record<Channel, string[]> & { refused: RowRefusal[] };

type Facing = { input: InviteInput; texting: Texting; stopped: ReadonlySet<string> };

/** By which way this one is invited, and why by none. What somebody asks for one person says that their address is good. */
function routeFor(one: Reach, { input, texting, stopped }: Facing): Route {
  const { way, lane, letter } = input;
  if (way === "CODE") return { way, why: undefined };
  const who = {
    ...reachableBy(one, texting.countries),
    isStopped: stopped.has(one.phone ?? ""),
    ...(lane === 3 ? {} : { undeliverableBy: null }),
  };
  const texts = texting.canText;
  if (!way)
    return routeOf(who, { texts, withCodes: input.withCodes === true && letter !== "reminder" });
  const bar = barsOf(who, { texts })[way];
  return bar ? { way: undefined, why: REFUSAL_OF[bar] } : { way, why: undefined };
}

/** By which way each of these people is reached, and what keeps them from being written to today. */
async function readRoutes(tx: OrgTx, ids: readonly string[], input: InviteInput) {
  const people = await readReach(tx, ids);
  const texting = await readTexting(tx);
  const asked = { input, texting, stopped: new Set<string>() };
  const texted = people.filter((one) => routeFor(one, asked).way === "SMS");
  const phones = texted.flatMap(({ phone }) => phone ?? []);
  const facing = { ...asked, stopped: await findKnownStops(tx, phones) };
  // a campaign's texts wait for the next day; whoever texts one person is told
  const isMany = input.lane === 3 || texted.length === 0;
  const spent = isMany ? new Set<string>() : await readSpent(tx);
  const terms = { isReminder: input.letter === "reminder", spent };
  return new Map(
    people.map((one) => {
      const first = isMany ? undefined : routeFor(one, asked).way;
      const full = first === "SMS" ? hindranceOf(one, first, terms) : undefined;
      // said before anything of the number: who may text no more cannot try out whose answered STOP
      if (full) return [one.id, { way: first, code: full }];
      const { way, why } = routeFor(one, facing);
      return [one.id, { way, code: way ? hindranceOf(one, way, terms) : why }];
    }),
  );
}

/** Who can be reached and whom the actor may send a secret to. */
async function sift(tx: OrgTx, ids: readonly string[], input: InviteInput): Promise<Sifted> {
  const held = await permissionsOfAccounts(tx, [...ids]);
  const found = await readRoutes(tx, ids, input);
  const sifted: Sifted = { EMAIL: [], SMS: [], CODE: [], refused: [] };
  for (const id of ids) {
    const one = found.get(id);
    const isAbove = !mayYieldSecret(tx.actor, held.get(id) ?? []);
    const code = isAbove ? "holds-more" : one?.code;
    if (one?.way && code === undefined) sifted[one.way].push(id);
    else sifted.refused.push({ id, code: one ? (code ?? "no-address") : "not-found" });
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
    await cancelMessages(tx, { accountIds: again, reason: "replaced", channel: sent.channel });
    await upsertInvitations(tx, sent.channel, ids, sent.expiresAt);
    await sendInvitations(tx, ids, about);
    return [];
  });
}

type Invited = { done: (Moved & { channel: Channel })[]; refused: RowRefusal[] };

/** Invites people by one way; what is sent lives as long as the organisation's links, a code as its codes. */
async function inviteBy(
  tx: OrgTx,
  channel: Channel,
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
  // what they hold besides may live longer; of who was not invited that is a code at most
  const holders = done.flatMap(({ id, from }) => (from === "INVITED" ? id : []));
  if (channel === "CODE") await giveCodes(tx, { people: done, expiresAt });
  else {
    await send(tx, done, input, { expiresAt, language, channel });
    // a code that they were given beforehand counts from their first invitation on, whichever way it goes
    const people = done.filter(({ from }) => from === "CREATED");
    const about = { people, expiresAt: endOfCode(tx.now, codeLifeDays), isHeldOnly: true };
    holders.push(...(await giveCodes(tx, about)).map(({ accountId }) => accountId));
  }
  await settleEnds(tx, { ids: holders });
  return { done: done.map((one) => ({ ...one, channel })), refused };
}

/**
 * Invites people again or for the first time, each by the first way that leads to them (addressees/rules: `routeOf`): by mail
 * or text with a new secret, where the secret before it lives until the new one is out, or with an access code, of which nothing is
 * sent. Answers at once; the pump sends. Rows are refused one by one.
 */
export async function inviteAccounts(tx: OrgTx, input: InviteInput): Promise<Invited> {
  const sifted = await sift(tx, [...new Set(input.ids)], input);
  // way after way they would be held in another order than by whoever acts on all of them
  const ways = [sifted.EMAIL, sifted.SMS, sifted.CODE].filter((ids) => ids.length > 0);
  if (ways.length > 1) await holdPeople(tx, ways.flat());
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

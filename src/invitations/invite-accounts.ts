import type { Moved } from "@/accounts/move-accounts";
import { moveAccounts } from "@/accounts/move-accounts";
import { permissionsOfAccounts } from "@/admins/queries";
import { mayYieldSecret } from "@/admins/rules";
import type { OrgTx } from "@/lib/org";
import type { RowRefusal } from "@/lib/refusal";
import { cancelMessages } from "@/messages/cancel-messages";
import { makeSends } from "@/messages/make-sends";
import { queueMessages } from "@/messages/queue-messages";
import type { Lane } from "@/messages/rules";
import { readOwnOrganization } from "@/orgs/queries";
import type { Recipient } from "./queries";
import { readRecipients } from "./queries";
import { endOfLife } from "./rules";
import { upsertInvitations } from "./store";

export type InviteInput = {
  ids: readonly string[];
  /** What the admin wrote instead of the default message (messages/write-wording). */
  wordingId?: string | null;
  lane: Lane;
  letter?: "invitation" | "reminder";
  /** `reinstate` lifts the suspension of people who never claimed. */
  event?: "invite" | "reinstate";
};

/** Who can be mailed and whom the actor may send a secret to. */
async function sift(
  tx: OrgTx,
  ids: readonly string[],
): Promise<{ people: Map<string, Recipient>; refused: RowRefusal[] }> {
  const recipients = new Map(
    (await readRecipients(tx, ids)).map((recipient) => [recipient.id, recipient]),
  );
  const held = await permissionsOfAccounts(tx, [...ids]);
  const refused: RowRefusal[] = [];
  const people = new Map<string, Recipient>();
  for (const id of new Set(ids)) {
    const recipient = recipients.get(id);
    if (!recipient) refused.push({ id, code: "not-found" });
    else if (!mayYieldSecret(tx.actor, held.get(id) ?? []))
      refused.push({ id, code: "holds-more" });
    else if (!recipient.email) refused.push({ id, code: "no-address" });
    else people.set(id, recipient);
  }
  return { people, refused };
}

/** A sending with its own secret for each account that moved, and the message that carries it. */
async function send(
  tx: OrgTx,
  moved: Moved[],
  people: Map<string, Recipient>,
  input: InviteInput,
  { end, language }: { end: Date; language: string },
): Promise<void> {
  const epochs = new Map(moved.map(({ id, epoch }) => [id, epoch]));
  const invitations = await upsertInvitations(tx, "EMAIL", [...epochs.keys()], end);
  const sends = await makeSends(
    tx,
    invitations.map(({ id, accountId, seq }) => ({
      purpose: "INVITATION",
      accountId,
      invitationId: id,
      seq,
      addressKey: people.get(accountId)?.emailKey,
      epoch: epochs.get(accountId),
      expiresAt: end,
    })),
  );
  await queueMessages(
    tx,
    invitations.map(({ accountId }, index) => ({
      letter: input.letter ?? "invitation",
      lane: input.lane,
      accountId,
      sendId: sends[index]?.id,
      wordingId: input.wordingId,
      locale: people.get(accountId)?.language ?? language,
      toAddress: people.get(accountId)?.email ?? "",
    })),
  );
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
  const { people, refused } = await sift(tx, input.ids);
  const result = await moveAccounts(
    tx,
    { ids: [...people.keys()], event: input.event ?? "invite", claimableUntil: end },
    { details: { channel: "EMAIL", letter: input.letter ?? "invitation" } },
  );
  await cancelMessages(tx, { accountIds: result.done.map(({ id }) => id), reason: "replaced" });
  await send(tx, result.done, people, input, { end, language: organization.language });
  return { done: result.done, refused: [...refused, ...result.refused] };
}

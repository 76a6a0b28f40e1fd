import { moveAccounts } from "@/accounts/move-accounts";
import { settleEnds } from "@/accounts/settle-ends";
import { endOfCode } from "@/codes/rules";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { makeToken } from "@/lib/secrets";
import { makeSends } from "@/messages/make-sends";
import { readOwnOrganization } from "@/orgs/queries";
import { giveCodes } from "./give-codes";
import { findLiveLink } from "./queries";
import { endOfLife } from "./rules";
import { handOverLink, upsertInvitations } from "./store";

type Handed = {
  accountId: string;
  /** A copied link proves no address; one at the end of the open join link counts while the address stays. */
  channel: "LINK" | "JOIN";
  addressKey?: string;
};
type Made = { id: string; keyVersion: number };

async function makeLink(tx: OrgTx, { accountId, channel, addressKey }: Handed): Promise<Made> {
  const { linkLifeHours, codeLifeDays } = await readOwnOrganization(tx);
  const expiresAt = endOfLife(tx.now, linkLifeHours);
  const { done, refused } = await moveAccounts(
    tx,
    { ids: [accountId], event: "invite", claimableUntil: expiresAt },
    { details: { channel } },
  );
  const [moved] = done;
  if (!moved) throw new Refusal(refused[0]?.code ?? "not-found");
  // The move waited for whoever was handed one at the same moment: theirs is the link then.
  const theirs = await findLiveLink(tx, accountId, channel);
  if (theirs) return theirs;
  // a code that they were given beforehand counts from their first invitation on
  const people = done.filter(({ from }) => from === "CREATED");
  await giveCodes(tx, { people, expiresAt: endOfCode(tx.now, codeLifeDays), isHeldOnly: true });
  const [invitation] = await upsertInvitations(tx, channel, [accountId], expiresAt);
  if (!invitation) throw new Error("an invitation was not written");
  const { id: invitationId, seq } = invitation;
  const [send] = await makeSends(tx, [
    {
      purpose: "INVITATION",
      ...{ accountId, invitationId, seq, expiresAt },
      ...{ epoch: moved.epoch, addressKey: addressKey ?? null },
    },
  ]);
  if (!send) throw new Error("a send was not written");
  await handOverLink(tx, { invitationId, sendId: send.id, seq });
  await settleEnds(tx, { ids: [accountId] });
  return send;
}

/**
 * Invites somebody by a link that counts the moment it is handed over, as no message carries it. While one of this channel
 * lives it stays the same.
 */
export async function handLink(
  tx: OrgTx,
  handed: Handed,
): Promise<{ sendId: string; token: string }> {
  const { accountId, channel } = handed;
  const { id, keyVersion } =
    (await findLiveLink(tx, accountId, channel)) ?? (await makeLink(tx, handed));
  return { sendId: id, token: makeToken("claim", tx.org, id, keyVersion) };
}

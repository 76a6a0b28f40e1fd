import { moveAccounts } from "@/accounts/move-accounts";
import { recordEvents } from "@/accounts/record-events";
import { permissionsOfAccounts } from "@/admins/queries";
import { demand, mayYieldSecret } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { linkOf, makeToken } from "@/lib/secrets";
import { makeSends } from "@/messages/make-sends";
import { readOwnOrganization } from "@/orgs/queries";
import { findLiveLink } from "./queries";
import { endOfLife } from "./rules";
import { handOverLink, upsertInvitations } from "./store";

async function makeLink(tx: OrgTx, accountId: string): Promise<{ id: string; keyVersion: number }> {
  const { linkLifeHours } = await readOwnOrganization(tx);
  const expiresAt = endOfLife(tx.now, linkLifeHours);
  const { done, refused } = await moveAccounts(
    tx,
    { ids: [accountId], event: "invite", claimableUntil: expiresAt },
    { details: { channel: "LINK" } },
  );
  const [moved] = done;
  if (!moved) throw new Refusal(refused[0]?.code ?? "not-found");
  // The move waited for whoever copied at the same moment: theirs is the link then.
  const theirs = await findLiveLink(tx, accountId);
  if (theirs) return theirs;
  const [invitation] = await upsertInvitations(tx, "LINK", [accountId], expiresAt);
  if (!invitation) throw new Error("an invitation was not written");
  const [send] = await makeSends(tx, [
    {
      purpose: "INVITATION",
      accountId,
      invitationId: invitation.id,
      seq: invitation.seq,
      epoch: moved.epoch,
      expiresAt,
    },
  ]);
  if (!send) throw new Error("a send was not written");
  await handOverLink(tx, { invitationId: invitation.id, sendId: send.id, seq: invitation.seq });
  return send;
}

/**
 * A link to hand over by other means than ours: a channel of its own with its own secret, which proves no
 * address. While it lives, copying again shows the same one. Audited each time.
 */
export async function copyLink(tx: OrgTx, { id }: { id: string }): Promise<{ link: string }> {
  demand(tx, "accounts.invite");
  const held = await permissionsOfAccounts(tx, [id]);
  if (!mayYieldSecret(tx.actor, held.get(id) ?? [])) throw new Refusal("holds-more");
  const send = (await findLiveLink(tx, id)) ?? (await makeLink(tx, id));
  await writeAudit(tx, [{ act: "account.link-copied", accountId: id }]);
  await recordEvents(tx, [{ accountId: id, event: "link-copied", sendId: send.id }]);
  return { link: linkOf(makeToken("claim", tx.org, send.id, send.keyVersion)) };
}

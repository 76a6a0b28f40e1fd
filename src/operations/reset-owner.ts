import { emailKey } from "@/accounts/input";
import { recordEvents } from "@/accounts/record-events";
import { writeAudit } from "@/audit/write-audit";
import { copyLink } from "@/invitations/copy-link";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { linkOf, makeToken } from "@/lib/secrets";
import { requestReset } from "@/lifecycle/request-reset";
import { makeSends } from "@/messages/make-sends";
import { RESET_LIFE } from "@/sessions/rules";
import type { Owner } from "./queries";
import { listOrganizationOwners } from "./queries";

export type OwnerReset = {
  ownerId: string;
  /** Who claimed gets a new password, who did not a new invitation. */
  kind: "reset" | "invitation";
  /** Only when it was asked for; else it is on its way by mail. */
  link?: string;
};

/** The owner meant: the one of this address, or the only one. */
async function findOwner(tx: OrgTx, email: string | undefined): Promise<Owner> {
  const owners = await listOrganizationOwners(tx);
  const key = email && emailKey(email);
  const [owner, another] = key ? owners.filter((one) => one.emailKey === key) : owners;
  if (!owner) throw new Refusal("not-found");
  if (another) throw new Refusal("owner-missing");
  if (owner.status === "SUSPENDED") throw new Refusal("suspended");
  return owner;
}

async function printReset(tx: OrgTx, owner: Owner): Promise<string> {
  const [send] = await makeSends(tx, [
    {
      purpose: "RESET",
      accountId: owner.id,
      addressKey: owner.emailKey,
      epoch: owner.epoch,
      expiresAt: new Date(tx.now.getTime() + RESET_LIFE),
    },
  ]);
  if (!send) throw new Error("a send was not written");
  await recordEvents(tx, [{ accountId: owner.id, event: "reset-requested", sendId: send.id }]);
  return linkOf(makeToken("reset", tx.org, send.id, send.keyVersion));
}

async function print(tx: OrgTx, owner: Owner, kind: OwnerReset["kind"]): Promise<string> {
  const link =
    kind === "reset" ? await printReset(tx, owner) : (await copyLink(tx, { id: owner.id })).link;
  await writeAudit(tx, [
    { act: "organization.owner-link-printed", accountId: owner.id, details: { kind } },
  ]);
  return link;
}

async function mail(tx: OrgTx, owner: Owner, kind: OwnerReset["kind"]): Promise<void> {
  if (!owner.email) throw new Refusal("no-address");
  if (kind === "reset") await requestReset(tx, { identifier: owner.email });
  else {
    const { refused } = await inviteAccounts(tx, { ids: [owner.id], lane: 2 });
    if (refused[0]) throw new Refusal(refused[0].code);
  }
  await writeAudit(tx, [
    { act: "organization.owner-reset", accountId: owner.id, details: { kind } },
  ]);
}

/** An operator helps an owner back in: by mail, or with a link to be handed over once it is known who asks. */
export async function resetOwner(
  tx: OrgTx,
  { email, printed }: { email?: string | undefined; printed: boolean },
): Promise<OwnerReset> {
  if (tx.actor.kind !== "system") throw new Refusal("not-allowed");
  const owner = await findOwner(tx, email);
  const kind = owner.status === "ACTIVE" ? "reset" : "invitation";
  if (printed) return { ownerId: owner.id, kind, link: await print(tx, owner, kind) };
  await mail(tx, owner, kind);
  return { ownerId: owner.id, kind };
}

import { expect, test } from "vitest";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { readClaimLink } from "@/invitations/queries";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { handOver, sendsOf } from "../../tests/support/links";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { readNewer } from "./read-newer";

test("who holds an old link is told when the newer one left, as long as that one can be claimed with", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const id = await newAccountIn(org);
  const invite = () => org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  await invite();
  const [old = ""] = await sendsOf(org, id);
  await handOver(org, old);
  await invite();
  const [, newer = ""] = await sendsOf(org, id);
  await handOver(org, newer);
  const link = await org.run((tx) => readClaimLink(tx, old));
  if (!link) throw new Error("the link is gone");
  const told = (at?: Date) => org.run((tx) => readNewer(tx, link), at);
  const sent = await org.run((tx) => tx.db.send.findFirst({ where: { orgId: tx.org, id: newer } }));
  expect(await told()).toEqual(sent?.handedOverAt);
  expect(await other.run((tx) => readNewer(tx, link))).toBeUndefined();
  expect(await told(new Date(link.expiresAt.getTime() + 86_400_000))).toBeUndefined();
  await org.run((tx) => withdrawInvitations(tx, { ids: [id] }));
  expect(await told()).toBeUndefined();
});

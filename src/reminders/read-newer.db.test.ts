import { expect, test } from "vitest";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { readClaimLink } from "@/invitations/queries";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { markDeliverable } from "@/reach/mark-deliverable";
import { markUndeliverable } from "@/reach/mark-undeliverable";
import { handOver, sendsOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { readNewer } from "./read-newer";

/** A link that left, and the one that left after it; told of with the old one. */
async function replaced(org: TestOrg) {
  const id = await newAccountIn(org);
  for (const _ of ["old", "newer"]) {
    await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
    await handOver(org, (await sendsOf(org, id)).at(-1) ?? "");
  }
  const [old = "", newer = ""] = await sendsOf(org, id);
  const told = () =>
    org.run(async (tx) => {
      const link = await readClaimLink(tx, old);
      return link && readNewer(tx, link);
    });
  return { id, newer, told };
}

test.each(["BOUNCED", "FAILED", "CANCELLED"])(
  "nobody is sent to look for a newer one that is %s",
  async (state) => {
    const org = await newOrg();
    const { newer, told } = await replaced(org);
    expect(await told()).toBeInstanceOf(Date);
    const where = { orgId: org.id, sendId: newer };
    await org.run((tx) => tx.db.message.updateMany({ where, data: { state } }));
    expect(await told()).toBeUndefined();
  },
);

test("nor for one to an address at which nothing arrives", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const { id, told } = await replaced(org);
  const { emailKey } = await org.run((tx) =>
    tx.db.account.findFirstOrThrow({ where: { orgId: tx.org, id } }),
  );
  const rows = [{ accountId: id, addressKey: emailKey ?? "", reason: "5.1.1" }];
  await other.run((tx) => markUndeliverable(tx, { rows }));
  expect(await told()).toBeInstanceOf(Date);
  await org.run((tx) => markUndeliverable(tx, { rows }));
  expect(await told()).toBeUndefined();
  await org.run((tx) => markDeliverable(tx, { ids: [id] }));
  expect(await told()).toBeInstanceOf(Date);
});

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

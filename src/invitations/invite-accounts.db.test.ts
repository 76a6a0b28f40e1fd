import { expect, test } from "vitest";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { inOrg } from "@/lib/in-org";
import { inviteAccounts } from "./invite-accounts";

test("inviting makes one invitation, one send and one queued message, and moves the account", async () => {
  const org = await newOrg();
  const admin = await newAdmin(org);
  const id = await newAccountIn(org);
  const { done, refused } = await inOrg(admin.scope, (tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  expect(refused).toEqual([]);
  expect(done).toMatchObject([{ id, from: "CREATED", to: "INVITED" }]);
  const messages = await org.run((tx) => tx.db.message.findMany({ where: { orgId: tx.org, accountId: id } }));
  expect(messages).toMatchObject([{ letter: "invitation", lane: 2, state: "QUEUED" }]);
});

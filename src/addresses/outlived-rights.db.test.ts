import { expect, test } from "vitest";
import { giveRole } from "@/admins/give-role";
import { takeRole } from "@/admins/take-role";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { OrgTx } from "@/lib/org";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { refusedWith } from "../../tests/support/links";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { interleave } from "../../tests/support/races";
import { account, addressSendsOf } from "../../tests/support/readdressing";
import { proveAddress } from "./prove-address";
import { requestAddressChange } from "./request-address-change";

/** An account admin has named a mailbox for a member; `then` happens, as the owner, before the mailed link is used. */
async function named() {
  const org = await newOrg();
  const [owner, manager] = [await newAdmin(org), await newAdmin(org, ["ACCOUNT_ADMIN"])];
  const id = await newAccountIn(org, "ACTIVE", { email: "member@halden.example" });
  await inOrg(manager.scope, (tx) =>
    requestAddressChange(tx, { id, email: "mine@halden.example" }),
  );
  const [sendId = ""] = await addressSendsOf(org, id);
  const prove = () =>
    refusedWith(
      inOrg(mintScope(org.id, { kind: "invitee" }), (tx) => proveAddress(tx, { sendId })),
    );
  return { org, owner, manager, id, prove };
}

test("an address that an admin named counts while they may still name it", async () => {
  const { org, id, prove } = await named();
  expect(await prove()).toBeUndefined();
  expect((await account(org, id)).email).toBe("mine@halden.example");
});

test.each<[string, (tx: OrgTx, who: { id: string; managerId: string }) => Promise<unknown>]>([
  ["the member became an owner", (tx, { id }) => giveRole(tx, { ids: [id], role: "OWNER" })],
  ["the member got the same role", (tx, { id }) => giveRole(tx, { ids: [id], role: "INVITER" })],
  ["the admin was suspended", (tx, { managerId }) => suspendAccounts(tx, { ids: [managerId] })],
  [
    "the admin lost the right",
    (tx, { managerId }) => takeRole(tx, { ids: [managerId], role: "ACCOUNT_ADMIN" }),
  ],
])("it is dead once %s", async (_, then) => {
  const { org, owner, manager, id, prove } = await named();
  await inOrg(owner.scope, (tx) => then(tx, { id, managerId: manager.id }));
  expect(await prove()).toBe("link-dead");
  expect(await account(org, id)).toMatchObject({ email: "member@halden.example", epoch: 0 });
});

test("a role that is being given at that moment counts", async () => {
  const { org, owner, id, prove } = await named();
  const [, code] = await interleave(
    (hold) =>
      inOrg(owner.scope, async (tx) => {
        await giveRole(tx, { ids: [id], role: "OWNER" });
        await hold();
      }),
    prove,
  );
  expect(code).toBe("link-dead");
  expect((await account(org, id)).email).toBe("member@halden.example");
});

import { beforeAll, expect, test } from "vitest";
import { changeProfile } from "@/addresses/change-profile";
import { proveAddress } from "@/addresses/prove-address";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { messagesOf, refusedWith } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { findLiveCodes } from "./queries";
import { showRecovery } from "./show-recovery";

let org: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;

beforeAll(async () => {
  org = await newOrg();
  const other = await newOrg();
  // the same address elsewhere is nobody's business
  await newAccountIn(other, "ACTIVE", { email: "kofi@halden.example" });
  admin = await newAdmin(org);
});

test("a first address of who was invited by code leaves the code as it is", async () => {
  const id = await newAccountIn(org, "CREATED", { email: "", login: "later" });
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2, withCodes: true }));
  const code = () => org.run((tx) => findLiveCodes(tx, [id]));
  const [before] = await code();
  await name(id, "later@halden.example");
  expect(await code()).toEqual([before]);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  expect((await code()).map(({ sendId }) => sendId)).toEqual([before?.sendId]);
});

const name = (id: string, email: string) =>
  inOrg(admin.scope, (tx) => changeProfile(tx, { id, change: { email } }));

test("an account without a mailbox gets one once it is proven, and needs no code any more", async () => {
  const id = await newAccountIn(org, "ACTIVE", { email: "", login: "kofi" });
  await name(id, "kofi@halden.example");
  const account = () => org.run((tx) => tx.db.account.findFirst({ where: { orgId: tx.org, id } }));
  expect(await account()).toMatchObject({ email: null });
  const [letter] = await messagesOf(org, id);
  expect(letter).toMatchObject({ letter: "address-change", toAddress: "kofi@halden.example" });
  await org.run((tx) => proveAddress(tx, { sendId: letter?.sendId ?? "" }));
  expect(await account()).toMatchObject({
    email: "kofi@halden.example",
    emailVerifiedAt: expect.any(Date),
  });
  const code = inOrg(admin.scope, (tx) => showRecovery(tx, { id }));
  expect(await refusedWith(code)).toBe("not-applicable");
});

test("an address that somebody else has is refused by name; the two accounts stay two", async () => {
  const theirs = await newAccountIn(org, "ACTIVE", { email: "taken@halden.example" });
  const id = await newAccountIn(org, "ACTIVE", { email: "", login: "second" });
  expect(await refusedWith(name(id, "taken@halden.example"))).toBe("email-taken");
  const both = await org.run((tx) =>
    tx.db.account.findMany({ where: { orgId: tx.org, id: { in: [theirs, id] } } }),
  );
  expect(both.map(({ status }) => status)).toEqual(["ACTIVE", "ACTIVE"]);
});

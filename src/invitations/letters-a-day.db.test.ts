import { beforeAll, expect, test } from "vitest";
import { editAccount } from "@/accounts/edit-account";
import { reactivateAccounts } from "@/lifecycle/reactivate-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { haveLeft, messagesOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { inviteAccounts } from "./invite-accounts";
import { withdrawInvitations } from "./withdraw-invitations";

let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
});

const invite = (of: TestOrg, id: string, at?: Date) =>
  of.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }), at);

const withdraw = (id: string) => org.run((tx) => withdrawInvitations(tx, { ids: [id] }));
const suspend = async (id: string) => {
  await org.run((tx) => suspendAccounts(tx, { ids: [id] }));
  await org.run((tx) => reactivateAccounts(tx, { ids: [id] }));
};

test.each([
  ["withdrawn", withdraw],
  ["suspended and reactivated", suspend],
])("nobody gets a sixth letter on one day by being %s between", async (_, undo) => {
  const email = `often.${_.slice(0, 4)}@halden.example`;
  const id = await newAccountIn(org, "CREATED", { email });
  // of another organisation, at the same address: its letters are its own
  const theirs = await newAccountIn(other, "CREATED", { email });
  for (let letters = 0; letters < 5; letters += 1) {
    expect((await invite(org, id)).refused).toEqual([]);
    await haveLeft(org, id);
    await undo(id);
  }
  expect((await invite(org, id)).refused).toEqual([{ id, code: "letters-today" }]);
  expect(await messagesOf(org, id)).toHaveLength(5);
  expect((await invite(other, theirs)).refused).toEqual([]);
  const tomorrow = new Date(Date.now() + 25 * 3_600_000);
  expect((await invite(org, id, tomorrow)).refused).toEqual([]);
});

test.each([
  [
    "another spelling of it",
    (way: string) => [`Carl.${way}@halden.example`, `CARL.${way}@HALDEN.example`],
  ],
  [
    "what stands behind its plus sign",
    (way: string) => [`carl.${way}+a@halden.example`, `Carl.${way}+b+c@halden.example`],
  ],
])(
  "one mailbox gets five letters a day, whatever its address is changed to: %s",
  async (_, spelled) => {
    const way = _.slice(0, 4);
    const id = await newAccountIn(org, "CREATED", { email: `carl.${way}@halden.example` });
    const rename = (email: string) => org.run((tx) => editAccount(tx, { id, change: { email } }));
    for (let letters = 0; letters < 5; letters += 1) {
      expect((await invite(org, id)).refused).toEqual([]);
      await haveLeft(org, id);
    }
    for (const email of spelled(way)) {
      await rename(email);
      expect((await invite(org, id)).refused).toEqual([{ id, code: "letters-today" }]);
    }
    expect(await messagesOf(org, id)).toHaveLength(5);
    await rename(`somebody.else.${way}@halden.example`);
    expect((await invite(org, id)).refused).toEqual([]);
  },
);

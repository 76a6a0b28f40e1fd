import { beforeAll, expect, test } from "vitest";
import { setPassword } from "@/factors/set-password";
import { answerFact } from "@/handovers/answer-fact";
import { showRecovery } from "@/handovers/show-recovery";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { requestReset } from "@/lifecycle/request-reset";
import { messagesOf, sendsOf, timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { codeInstead } from "./code-instead";
import { dismissPeople } from "./dismiss-people";
import { listDesk } from "./list-desk";
import { countDesk, listDeskIds } from "./queries";

let org: TestOrg;
let other: TestOrg;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  for (const one of [org, other])
    await one.run((tx) =>
      tx.db.organization.update({ where: { orgId: tx.org }, data: { codeFact: "LAST_NAME" } }),
    );
});

const shown = async (id: string) => {
  const { rows } = await org.run((tx) => listDesk(tx, {}));
  return rows.filter((row) => row.id === id).map(({ reason, status }) => [reason, status]);
};

async function wrong(where: TestOrg, sendId: string): Promise<void> {
  for (const _ of [4, 3, 2, 1, 0])
    await where.run((tx) => answerFact(tx, { sendId, answer: "Nobody" }));
}

async function lockedIn(where: TestOrg, login: string): Promise<string> {
  const id = await newAccountIn(where, "CREATED", { email: "", login, lastName: "Núñez" });
  await where.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2, withCodes: true }));
  const [sendId = ""] = await sendsOf(where, id, "CODE");
  await wrong(where, sendId);
  return id;
}

test("who locked their code is met on the Desk until a new one is given", async () => {
  await lockedIn(other, "elsewhere");
  const id = await lockedIn(org, "locked.one");
  expect(await shown(id)).toEqual([["locked", "INVITED"]]);
  expect(await org.run(countDesk)).toMatchObject({ locked: 1 });
  expect(await org.run((tx) => listDeskIds(tx, { reason: "locked" }))).toEqual([id]);
  const { done } = await org.run((tx) => codeInstead(tx, { ids: [id] }));
  expect(done).toMatchObject([{ id }]);
  expect(await shown(id)).toEqual([]);
  // the new one locks as well, and is news
  const [, next = ""] = await sendsOf(org, id, "CODE");
  await wrong(org, next);
  expect(await shown(id)).toEqual([["locked", "INVITED"]]);
  await org.run((tx) => dismissPeople(tx, { ids: [id] }));
  expect(await org.run(countDesk)).toMatchObject({ locked: 0 });
});

test("who forgot their password and has no mailbox is met on the Desk once, until a recovery code is shown", async () => {
  const id = await newAccountIn(org, "ACTIVE", { email: "", login: "w-4711", lastName: "Núñez" });
  const forget = () => org.run((tx) => requestReset(tx, { identifier: "W-4711" }));
  await forget();
  await forget();
  expect(await shown(id)).toEqual([["password", "ACTIVE"]]);
  expect(await org.run(countDesk)).toMatchObject({ password: 1, asked: 0 });
  expect((await timelineOf(org, id)).slice(-2)).toEqual(["claim", "reset-requested"]);
  expect(await messagesOf(org, id)).toEqual([]);
  await org.run((tx) => showRecovery(tx, { id }));
  expect(await shown(id)).toEqual([]);
  const { id: sendId } = await org.run((tx) =>
    tx.db.send.findFirstOrThrow({ where: { orgId: tx.org, accountId: id, purpose: "RECOVERY" } }),
  );
  await wrong(org, sendId);
  expect(await shown(id)).toEqual([["locked", "ACTIVE"]]);
  await org.run((tx) => showRecovery(tx, { id, replaces: true }));
  expect(await shown(id)).toEqual([]);
});

test("who has a mailbox is mailed a link, and stands on no Desk", async () => {
  const id = await newAccountIn(org, "ACTIVE", { email: "mailed@halden.example" });
  await org.run((tx) => requestReset(tx, { identifier: "mailed@halden.example" }));
  expect(await shown(id)).toEqual([]);
  expect(await messagesOf(org, id)).toHaveLength(1);
});

test("of those who sign in with one mobile each is met on the Desk, and nobody who was only invited with it", async () => {
  const phone = "+33612345678";
  const mobile = { email: undefined, phone };
  const invited = await newAccountIn(org, "INVITED", mobile);
  const members = [];
  for (const lastName of ["Ortiz", "Prat"]) {
    const id = await newAccountIn(org, "ACTIVE", { ...mobile, lastName });
    await org.run((tx) => setPassword(tx, { accountId: id, hash: "hash" }));
    members.push(id);
  }
  await org.run((tx) => requestReset(tx, { identifier: "06 12 34 56 78" }));
  for (const id of members) expect(await shown(id)).toEqual([["password", "ACTIVE"]]);
  expect(await shown(invited)).toEqual([]);
});

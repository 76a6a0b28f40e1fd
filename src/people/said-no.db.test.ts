import { expect, test } from "vitest";
import { declineInvitation } from "@/invitations/decline-invitation";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { reactivateAccounts } from "@/lifecycle/reactivate-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { readOutlook } from "@/rehearsals/queries";
import { haveLeft, sendsOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { listPeople } from "./list-people";
import { countPeople } from "./queries";

async function refusers(org: TestOrg, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const id = await newAccountIn(org, "CREATED");
    await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
    await haveLeft(org, id);
    const [sendId = ""] = await sendsOf(org, id);
    await org.run((tx) => declineInvitation(tx, { sendId, reason: "not-me" }));
    ids.push(id);
  }
  return ids;
}

test("who said no is found whatever became of their account since, as many as the unsent count", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const [invited = "", back = "", suspended = "", closed = ""] = await refusers(org, 4);
  await refusers(other, 1);
  await newAccountIn(org, "CREATED");
  const set = [back, suspended];
  await org.run((tx) => suspendAccounts(tx, { ids: set }));
  await org.run((tx) => reactivateAccounts(tx, { ids: [back] }));
  await org.run((tx) => closeAccounts(tx, { ids: [closed] }));
  const find = (states: ("CREATED" | "SUSPENDED")[] = []) =>
    org.run(async (tx) => {
      const { rows } = await listPeople(tx, { saidNo: true, states }, undefined);
      return rows.map(({ id }) => id).sort();
    });
  expect(await find()).toEqual([invited, back, suspended, closed].sort());
  expect(await find(["SUSPENDED"])).toEqual([suspended]);
  expect(await find(["CREATED"])).toEqual([back]);
  const { hindered } = await org.run(readOutlook);
  expect(await org.run((tx) => countPeople(tx, { saidNo: true, states: ["CREATED"] }))).toBe(
    hindered.declined,
  );
  expect(await org.run((tx) => countPeople(tx, { waits: ["DECLINED"] }))).toBe(1);
});

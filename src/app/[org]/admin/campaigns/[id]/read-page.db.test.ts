import { afterEach, beforeEach, expect, test } from "vitest";
import { allOf } from "@/addressees/rules";
import { declineInvitation } from "@/invitations/decline-invitation";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { reactivateAccounts } from "@/lifecycle/reactivate-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import type { Plan } from "@/waves/input";
import {
  asAdmin,
  chosen,
  crowdOf,
  planned,
  worked,
} from "../../../../../../tests/support/campaigns";
import { haveLeft, sendsOf } from "../../../../../../tests/support/links";
import type { TestOrg } from "../../../../../../tests/support/org";
import { newAdmin, newOrg } from "../../../../../../tests/support/org";
import { emptyOutbox } from "../../../../../../tests/support/pumping";
import { steerSeen } from "../../../../../../tests/support/steering";
import { readPage } from "./read-page";

afterEach(emptyOutbox);

const IN_A_WEEK = new Date(Date.now() + 7 * 86_400_000);
const START = { day: IN_A_WEEK.toISOString().slice(0, 10), time: "09:00" };
const FIRST = { size: 1, unit: "people", rest: "HAND" } as const;

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
let auditor: typeof owner;
beforeEach(async () => {
  org = await newOrg();
  [owner, auditor] = [await newAdmin(org), await newAdmin(org, ["AUDITOR"])];
});

/** Four who would be written to, and one each who said no, was invited, is planned for elsewhere and has no way. */
async function mixed(): Promise<{ ids: string[]; fit: string[] }> {
  const nowhere = { email: undefined, externalId: "R-1" };
  const ids = await crowdOf(org, 8, "Rest", nowhere);
  const [, no = "", invited = "", elsewhere = "", ...fit] = ids;
  await org.run((tx) => inviteAccounts(tx, { ids: [no, invited], lane: 2 }));
  await haveLeft(org, no);
  const [sendId = ""] = await sendsOf(org, no);
  await org.run((tx) => declineInvitation(tx, { sendId, reason: "not-me" }));
  await org.run((tx) => suspendAccounts(tx, { ids: [no] }));
  await org.run((tx) => reactivateAccounts(tx, { ids: [no] }));
  await planned(owner, [elsewhere], { start: START, waves: null });
  return { ids, fit };
}

/** What its page shows to whoever only looks: who is still to come, and who is left out for which reason, in numbers and one by one. */
async function shown(id: string) {
  const at = (query: object) =>
    asAdmin(
      auditor,
      async (tx) => (await readPage(tx, id, { ...query })) ?? expect.fail("no page"),
    );
  const [all, open, left] = [
    await at({}),
    await at({ tab: "open" }),
    await at({ tab: "left-out" }),
  ];
  const { OPEN, UNFIT, REFUSED } = all.counts;
  expect(open.page.rows).toHaveLength(OPEN);
  expect(left.page.rows).toHaveLength(UNFIT + REFUSED);
  const why = left.page.rows.map(({ reason }) => reason).sort();
  return { state: all.campaign.state, open: OPEN, told: all.open, why };
}

const steer = async (id: string, step: "start" | "rest" | "pause" | "resume" | "stop") => {
  await asAdmin(owner, (tx) => steerSeen(tx, { id, step }));
  await worked(org, id);
};

test.each<[string, Plan, string[]]>([
  ["planned, begun in waves, paused", { start: START, waves: FIRST }, ["start", "pause"]],
  ["planned and called off", { start: START, waves: null }, []],
])("%s and stopped, its page says of how many the confirmation did", async (_, plan, steps) => {
  const { ids } = await mixed();
  const { foreseen } = await chosen(owner, { ids });
  const why = foreseen.missing.map(({ code }) => String(code)).sort();
  expect([allOf(foreseen.channels), why]).toEqual([
    4,
    ["already-invited", "declined", "invite-planned", "no-address"],
  ]);
  const id = await planned(owner, ids, plan);
  expect(await shown(id)).toEqual({ state: "SCHEDULED", open: 4, told: 4, why });
  for (const step of steps as ("start" | "pause")[]) {
    await steer(id, step);
    const state = step === "start" ? "BETWEEN" : "PAUSED";
    expect(await shown(id)).toEqual({ state, open: 3, told: 3, why });
  }
  await steer(id, "stop");
  const open = plan.waves ? 3 : 4;
  expect(await shown(id)).toEqual({ state: "STOPPED", open, told: 0, why });
});

test("who was invited elsewhere while a campaign stood still is not told as still to be written to", async () => {
  const ids = await crowdOf(org, 5, "Elsewhere");
  const id = await planned(owner, ids, { start: null, waves: FIRST });
  await worked(org, id);
  await steer(id, "pause");
  expect(await shown(id)).toMatchObject({ open: 4, why: [] });
  const awaiting = await org.run((tx) =>
    tx.db.account.findMany({ where: { orgId: tx.org, id: { in: ids }, status: "CREATED" } }),
  );
  const invite = (some: typeof awaiting) =>
    org.run((tx) => inviteAccounts(tx, { ids: some.map((one) => one.id), lane: 2 }));
  await invite(awaiting.slice(0, 3));
  const twice = (count: number) => Array(count).fill("already-invited");
  expect(await shown(id)).toMatchObject({ open: 1, told: 1, why: twice(3) });
  await invite(awaiting.slice(3));
  expect(await shown(id)).toMatchObject({ open: 0, told: 0, why: twice(4) });
  await steer(id, "resume");
  await steer(id, "rest");
  expect(await shown(id)).toMatchObject({ open: 0, told: 0, why: twice(4) });
});

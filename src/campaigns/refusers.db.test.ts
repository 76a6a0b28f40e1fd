import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { declineInvitation } from "@/invitations/decline-invitation";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { reactivateAccounts } from "@/lifecycle/reactivate-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { countHindered } from "@/rehearsals/count-hindered";
import { listRehearsed } from "@/rehearsals/list-rehearsed";
import { readOutlook, readRehearsal } from "@/rehearsals/queries";
import { findMembers } from "@/selections/find-members";
import { asAdmin, begun, chosen, crowdOf, planned, worked } from "../../tests/support/campaigns";
import { haveLeft, hoursPass, messagesOf, sendsOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox } from "../../tests/support/pumping";
import type { CampaignKind } from "./rules";
import { steerCampaign } from "./steer-campaign";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

let org: TestOrg;
let other: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg()];
  owner = await newAdmin(org);
});

/** People whose letter left, the first of whom said no. */
async function invited(where: TestOrg, count: number, lastName: string): Promise<string[]> {
  const ids = await crowdOf(where, count, lastName);
  const then = new Date(Date.now() - 7_200_000);
  await where.run((tx) => inviteAccounts(tx, { ids, lane: 3 }), then);
  for (const id of ids) await haveLeft(where, id);
  await where.run(
    (tx) => tx.db.$executeRaw`
      UPDATE app.invitations SET live_seq = last_seq WHERE account_id = ANY (${ids}::uuid[])`,
  );
  await hoursPass(where, ids);
  const [sendId = ""] = await sendsOf(where, ids[0] ?? "");
  await where.run((tx) => declineInvitation(tx, { sendId, reason: "not-wanted" }));
  return ids;
}

/** The same, suspended since and taken back: all of them await an invitation. */
async function reactivated(where: TestOrg, count: number, lastName: string): Promise<string[]> {
  const ids = await invited(where, count, lastName);
  await where.run((tx) => suspendAccounts(tx, { ids }));
  await where.run((tx) => reactivateAccounts(tx, { ids }));
  return ids;
}

const saidOf = async (id: string, where = org) => {
  const found = await where.run((tx) =>
    tx.db.account.findFirstOrThrow({ where: { orgId: tx.org, id } }),
  );
  return [found.status, found.declineReason, found.declinedAt !== null];
};
const lettersOf = async (id: string) => (await messagesOf(org, id)).length;

test("a no outlives a suspension: an invitation of all names them, and leaves them out", async () => {
  const [no = "", yes = ""] = await reactivated(org, 2, "Lifted");
  await reactivated(other, 3, "Lifted");
  expect(await saidOf(no)).toEqual(["CREATED", "not-wanted", true]);
  const { foreseen } = await chosen(owner, { query: "status=created" });
  expect(foreseen.channels.EMAIL).toBe(1);
  expect(foreseen.missing).toMatchObject([{ code: "declined", count: 1 }]);
  const outlook = await asAdmin(owner, readOutlook);
  expect([outlook.total, outlook.channels.EMAIL, outlook.hindered]).toEqual([
    2,
    1,
    { declined: 1 },
  ]);
  expect(await asAdmin(owner, countHindered)).toEqual(outlook.hindered);
  const rehearsal = await asAdmin(owner, readRehearsal);
  const rows = await asAdmin(owner, (tx) =>
    listRehearsed(tx, { readiness: "declined" }, rehearsal),
  );
  expect(rows.map(({ id, hindrance }) => [id, hindrance])).toEqual([[no, "declined"]]);
  await worked(org, await begun(owner, { query: "status=created" }));
  expect([await lettersOf(no), await lettersOf(yes)]).toEqual([1, 2]);
  expect(await saidOf(no)).toEqual(["CREATED", "not-wanted", true]);
});

test("of somebody for whom more stands in the way only the first is counted, in the lists as on the page", async () => {
  const [no = "", yes = ""] = await reactivated(org, 2, "Planned");
  const start = { day: "2027-06-01", time: "09:00" };
  await planned(owner, [yes], { start, waves: null }, new Date("2027-05-01T08:00:00Z"));
  const { hindered } = await asAdmin(owner, readOutlook);
  expect(hindered["invite-planned"]).toBe(1);
  expect(await asAdmin(owner, countHindered)).toEqual(hindered);
  await begun(owner, { ids: [no] }, "INVITE", undefined, true);
  expect(await asAdmin(owner, countHindered)).toEqual((await asAdmin(owner, readOutlook)).hindered);
});

test("with the tick they are invited as well, and who is previewed may be one of them", async () => {
  const ids = await reactivated(org, 2, "Ticked");
  const [no = ""] = ids;
  const only = await chosen(owner, { ids: [no] });
  const first = async (withDeclined: boolean) => {
    const about = { id: only.selectionId, kind: "INVITE", withDeclined } as const;
    return (await asAdmin(owner, (tx) => findMembers(tx, about)))[0]?.id;
  };
  expect([await first(false), await first(true)]).toEqual([undefined, no]);
  await worked(org, await begun(owner, { ids }, "INVITE", undefined, true));
  expect([await saidOf(no), await lettersOf(no)]).toEqual([["INVITED", null, false], 2]);
});

test.each<
  [CampaignKind, (where: TestOrg, count: number, name: string) => Promise<string[]>, string]
>([
  ["INVITE", reactivated, "CREATED"],
  ["AGAIN", invited, "INVITED"],
  [
    "REINSTATE",
    async (...given) => {
      const ids = await invited(...given);
      await given[0].run((tx) => suspendAccounts(tx, { ids }));
      return ids;
    },
    "CREATED",
  ],
])(
  "%s stopped before anything left: who said no stands as before, in both organisations",
  async (kind, make, status) => {
    const ids = await make(org, 2, `Stopped ${kind}`);
    const [theirs = ""] = await make(other, 1, `Stopped ${kind}`);
    const before = await saidOf(theirs, other);
    const [no = "", yes = ""] = ids;
    const id = await begun(owner, { ids }, kind, undefined, true);
    await worked(org, id);
    expect(await saidOf(no)).toEqual(["INVITED", null, false]);
    await asAdmin(owner, (tx) => steerCampaign(tx, { id, step: "stop" }));
    await worked(org, id);
    expect([await saidOf(no), await saidOf(yes)]).toEqual([
      [status, "not-wanted", true],
      [status, null, false],
    ]);
    expect(await saidOf(theirs, other)).toEqual(before);
  },
);

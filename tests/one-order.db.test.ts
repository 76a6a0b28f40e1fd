import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { lockStates } from "@/accounts/store";
import { takeNotice } from "@/bounces/take-notice";
import { workCampaign } from "@/campaigns/work-campaign";
import { claimAccount } from "@/invitations/claim-account";
import { declineInvitation } from "@/invitations/decline-invitation";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { noteProgress } from "@/invitations/note-progress";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import type { OrgTx } from "@/lib/org";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { begun, worked } from "./support/campaigns";
import { digestOf } from "./support/connections";
import { messagesOf, sendsOf, timelineOf } from "./support/links";
import { smtpServer } from "./support/mail-servers";
import type { TestOrg } from "./support/org";
import { newAccountIn, newAdmin, newOrg } from "./support/org";
import { at, emptyOutbox, invited, pumpTo } from "./support/pumping";
import { forgetConflicts, interleave, noConflicts } from "./support/races";

/*
 * Locks are taken in one order: the organisation, its people by their ids, what hangs on them. Two that meet half-way wait for
 * each other otherwise, and PostgreSQL ends one of them. In each of these races somebody holds people and has not come to what hangs
 * on them when another one begins.
 */

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

beforeAll(forgetConflicts);
afterEach(noConflicts);

let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg()];
  await newAccountIn(other);
});

type Act = (tx: OrgTx, id: string) => Promise<unknown>;

/** An act that holds its person, and goes on once somebody waits for it. */
const acting = (id: string, act: Act) => (hold: () => Promise<void>) =>
  org.run(async (tx) => {
    await lockStates(tx, [id]);
    await hold();
    return act(tx, id);
  }, at(6));

const withdraw: Act = (tx, id) => withdrawInvitations(tx, { ids: [id] });
const sendAgain: Act = (tx, id) => inviteAccounts(tx, { ids: [id], lane: 2 });
const suspend: Act = (tx, id) => suspendAccounts(tx, { ids: [id] });
const newestOf = async (tx: OrgTx, accountId: string): Promise<string> =>
  (await tx.db.send.findFirstOrThrow({ where: { orgId: tx.org, accountId } })).id;
const claim: Act = async (tx, id) =>
  claimAccount(tx, { sendId: await newestOf(tx, id), passwordHash: "h", about: {} });
const decline: Act = async (tx, id) =>
  declineInvitation(tx, { sendId: await newestOf(tx, id), reason: "not-wanted" });

const ACTS: [string, Act][] = [
  ["withdraws", withdraw],
  ["sends again", sendAgain],
  ["claims", claim],
  ["declines", decline],
];

test.each(ACTS)("a worker that writes down what left waits for whoever %s", async (_, act) => {
  const before = await digestOf(other.id);
  const id = await invited(org);
  const { url } = await smtpServer();
  await interleave(acting(id, act), () => pumpTo(url, 5));
  expect(await digestOf(other.id)).toEqual(before);
  expect((await messagesOf(org, id))[0]).toMatchObject({ state: "SENT", lease: null });
  expect(await timelineOf(org, id)).toContain("message-sent");
});

/** Somebody whose letter is out, with its message. */
async function sent(): Promise<{ id: string; message: string; sendId: string }> {
  const id = await invited(org);
  await pumpTo((await smtpServer()).url, 5);
  const [message] = await messagesOf(org, id);
  const [sendId = ""] = await sendsOf(org, id);
  return { id, message: message?.id ?? "", sendId };
}

const REPORTS = [
  { outcome: "delivered", status: "2.0.0" },
  { outcome: "bounced", status: "5.1.1" },
] as const;

test.each(REPORTS)(
  "a notice of what was $outcome waits for an act",
  async ({ outcome, status }) => {
    const { id, message } = await sent();
    const report = { outcome, status, recipients: [], answer: null };
    await interleave(acting(id, withdraw), () =>
      org.run((tx) => takeNotice(tx, { message, reports: [report] }), at(7)),
    );
    expect(await timelineOf(org, id)).toEqual(
      expect.arrayContaining(["withdraw", `message-${outcome}`]),
    );
  },
);

test("somebody who opens their link waits for an act", async () => {
  const { id, sendId } = await sent();
  await interleave(acting(id, suspend), () =>
    org.run((tx) => noteProgress(tx, { sendId, accountId: id, step: "opened" }), at(7)),
  );
  expect(await timelineOf(org, id)).toEqual(expect.arrayContaining(["suspend", "opened"]));
});

test("a campaign that writes once more to who was lost waits for an act", async () => {
  const owner = await newAdmin(org);
  const id = await newAccountIn(org);
  const campaignId = await begun(owner, { ids: [id] });
  await worked(org, campaignId);
  await org.run(async (tx) => {
    const where = { orgId: tx.org, accountId: id };
    const gone = { state: "CANCELLED", reason: "secret-dead", stateAt: at(0) };
    await tx.db.message.updateMany({ where, data: gone });
    const change = { retriedAt: tx.now, replacesLost: true };
    await tx.db.campaign.updateMany({ where: { orgId: tx.org, id: campaignId }, data: change });
  });
  await interleave(acting(id, withdraw), () =>
    org.run((tx) => workCampaign(tx, { id: campaignId })),
  );
  expect(await timelineOf(org, id)).toContain("withdraw");
});

test("a campaign that stands still holds its letters behind whoever acts on their people", async () => {
  const owner = await newAdmin(org);
  const [low = "", high = ""] = [await newAccountIn(org), await newAccountIn(org)].sort();
  const campaignId = await begun(owner, { ids: [low, high] });
  await worked(org, campaignId);
  await org.run((tx) =>
    tx.db.campaign.updateMany({
      where: { orgId: tx.org, id: campaignId },
      data: { state: "PAUSED" },
    }),
  );
  await interleave(
    (hold) =>
      org.run(async (tx) => {
        await lockStates(tx, [low, high]);
        await withdraw(tx, high);
        await hold();
        await withdraw(tx, low);
      }),
    () => org.run((tx) => workCampaign(tx, { id: campaignId })),
  );
  for (const id of [low, high]) expect(await timelineOf(org, id)).toContain("withdraw");
});

test("whoever acts on people whom a campaign wants does not wait for the campaign", async () => {
  const owner = await newAdmin(org);
  const [low = "", high = ""] = [await newAccountIn(org), await newAccountIn(org)].sort();
  const id = await begun(owner, { ids: [low, high] });
  await org.run((tx) => workCampaign(tx, { id, most: 1 }));
  await interleave(
    (hold) =>
      org.run(async (tx) => {
        await lockStates(tx, [low, high]);
        await hold();
        // a letter that is written to twice asks for its campaign, by its foreign key
        await withdraw(tx, low);
      }),
    () => org.run((tx) => workCampaign(tx, { id, most: 1 })),
  );
  const told = await Promise.all([timelineOf(org, low), timelineOf(org, high)]);
  expect(told.map((events) => events.at(-1))).toEqual(["message-cancelled", "invite"]);
});

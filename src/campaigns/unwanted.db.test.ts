import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { declineInvitation } from "@/invitations/decline-invitation";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { stopReminders } from "@/reach/stop-reminders";
import { asAdmin, begun, crowdOf, worked } from "../../tests/support/campaigns";
import { hoursPass, messagesOf, sendsOf, worthOf } from "../../tests/support/links";
import { smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTo } from "../../tests/support/pumping";
import { steerSeen } from "../../tests/support/steering";
import { retryFailed } from "./retry-failed";
import type { CampaignKind } from "./rules";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
});

/** By the pump's own clock, which begins elsewhere than the wall's. */
const LATER = Math.round((Date.now() - at(0).getTime()) / 1_000) + 3_600;
const steer = async (id: string, step: "pause" | "resume" | "stop") => {
  await asAdmin(owner, (tx) => steerSeen(tx, { id, step }));
  await worked(org, id);
};
const accountOf = (id: string) =>
  org.run((tx) => tx.db.account.findFirstOrThrow({ where: { orgId: tx.org, id } }));
const statesOf = async (id: string) => (await messagesOf(org, id)).map(({ state }) => state);

/** People whose invitation left. */
async function invited(count: number, lastName: string): Promise<string[]> {
  const ids = await crowdOf(org, count, lastName);
  await org.run((tx) => inviteAccounts(tx, { ids, lane: 3 }));
  await pumpTo((await smtpServer()).url, LATER);
  await hoursPass(org, ids);
  return ids;
}
const decline = async (id: string) => {
  const [sendId = ""] = await sendsOf(org, id);
  await org.run((tx) => declineInvitation(tx, { sendId, reason: "not-wanted" }));
};
const unsubscribe = async (id: string) => {
  const [sendId = ""] = await sendsOf(org, id);
  await org.run((tx) => stopReminders(tx, { sendId }));
};

test("a reminder that waits does not leave to who said no meanwhile, or wants none, held or not", async () => {
  const server = await smtpServer();
  const ids = await invited(3, "Unwanted");
  const [declined = "", quiet = "", plain = ""] = ids;
  const id = await begun(owner, { ids }, "REMIND");
  await worked(org, id);
  await steer(id, "pause");
  await decline(declined);
  await unsubscribe(quiet);
  await steer(id, "resume");
  await pumpTo(server.url, LATER + 60);
  expect(await statesOf(plain)).toEqual(["SENT", "SENT"]);
  expect(await statesOf(declined)).toEqual(["SENT", "CANCELLED"]);
  expect(await statesOf(quiet)).toEqual(["SENT", "CANCELLED"]);
  expect(server.received).toHaveLength(1);
  const [link] = await sendsOf(org, declined);
  expect(await worthOf(org, link)).toBe("live");
});

test("nor does another invitation that waited when they said no; one that is sent afterwards does, whoever wants no reminders", async () => {
  const server = await smtpServer();
  const ids = await invited(2, "No");
  const [declined = "", quiet = ""] = ids;
  const id = await begun(owner, { ids }, "AGAIN");
  await worked(org, id);
  await decline(declined);
  await unsubscribe(quiet);
  await pumpTo(server.url, LATER + 60);
  expect(await statesOf(declined)).toEqual(["SENT", "CANCELLED"]);
  expect(await statesOf(quiet)).toEqual(["SENT", "SENT"]);
  await worked(org, await begun(owner, { ids: [declined] }, "AGAIN", undefined, true));
  await pumpTo(server.url, LATER + 120);
  expect(await statesOf(declined)).toEqual(["SENT", "CANCELLED", "SENT"]);
});

test("a reminder that failed is not tried again once they said no, nor replaced by another", async () => {
  const server = await smtpServer();
  const [one = ""] = await invited(1, "Failed");
  const id = await begun(owner, { ids: [one] }, "REMIND");
  await worked(org, id);
  const steered = async (data: object, state = "QUEUED") =>
    org.run((tx) =>
      tx.db.message.updateMany({ where: { orgId: tx.org, campaignId: id, state }, data }),
    );
  const failedAt = new Date(Date.now() - 60_000);
  await steered({ state: "FAILED", stateAt: failedAt });
  await decline(one);
  for (const _ of [1, 2]) {
    await asAdmin(owner, (tx) => retryFailed(tx, { id, expected: 1 })).catch(() => undefined);
    await worked(org, id);
    await pumpTo(server.url, LATER + 60);
  }
  expect(await statesOf(one)).toEqual(["SENT", "CANCELLED"]);
  expect((await accountOf(one)).declinedAt).not.toBeNull();
});

test.each<CampaignKind>(["AGAIN", "REMIND"])(
  "stopped, %s leaves who waits for an earlier letter to that letter, and who had one with theirs",
  async (kind) => {
    const server = await smtpServer();
    const [waiting = ""] = await crowdOf(org, 1, `Waiting ${kind}`);
    const [had = ""] = await invited(1, `Had ${kind}`);
    const first = await begun(owner, { ids: [waiting] });
    await worked(org, first);
    await steer(first, "pause");
    const before = (await accountOf(had)).claimableUntil;
    const second = await begun(owner, { ids: [waiting, had] }, kind);
    await worked(org, second);
    await steer(second, "stop");
    expect((await accountOf(waiting)).status).toBe("INVITED");
    await steer(first, "resume");
    await pumpTo(server.url, LATER + 60);
    expect(await statesOf(waiting)).toEqual(["SENT"]);
    const [link] = await sendsOf(org, waiting);
    expect(await worthOf(org, link, at(LATER + 61))).toBe("live");
    expect(await accountOf(had)).toMatchObject({ status: "INVITED", claimableUntil: before });
  },
);

import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { declineInvitation } from "@/invitations/decline-invitation";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { findMembers } from "@/selections/find-members";
import { asAdmin, begun, chosen, crowdOf, worked } from "../../tests/support/campaigns";
import { haveLeft, hoursPass, messagesOf, sendsOf, timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox } from "../../tests/support/pumping";
import { steerCampaign } from "./steer-campaign";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
});

/** People whose letter left, the first of whom said no. */
async function invited(count: number, lastName: string): Promise<string[]> {
  const ids = await crowdOf(org, count, lastName);
  const then = new Date(Date.now() - 7_200_000);
  await org.run((tx) => inviteAccounts(tx, { ids, lane: 3 }), then);
  for (const id of ids) await haveLeft(org, id);
  await hoursPass(org, ids);
  return ids;
}
const decline = async (id: string) => {
  const [sendId = ""] = await sendsOf(org, id);
  await org.run((tx) => declineInvitation(tx, { sendId, reason: "not-me" }));
};
const nobodys = (externalId: string) => ({ email: undefined, externalId });
const accountOf = (id: string) =>
  org.run((tx) => tx.db.account.findFirstOrThrow({ where: { orgId: tx.org, id } }));
const lettersOf = async (id: string) => (await messagesOf(org, id)).length;

test("sent again are those who did not say no; who did is named, and nothing of them changes", async () => {
  const ids = await invited(3, "Unasked");
  const [no = "", ...others] = ids;
  await decline(no);
  const { foreseen } = await chosen(owner, { ids }, "AGAIN");
  expect(foreseen.channels.EMAIL).toBe(2);
  expect(foreseen.missing).toMatchObject([{ code: "declined", count: 1 }]);
  await worked(org, await begun(owner, { ids }, "AGAIN"));
  expect(await lettersOf(no)).toBe(1);
  expect((await accountOf(no)).declinedAt).not.toBeNull();
  for (const id of others) expect(await lettersOf(id)).toBe(2);
});

test("asked for knowingly they are written to as well: the no is cleared, and stays in their timeline", async () => {
  const ids = await invited(2, "Asked");
  const [no = ""] = ids;
  await decline(no);
  const { foreseen } = await chosen(owner, { ids }, "AGAIN", false, true);
  expect([foreseen.channels.EMAIL, foreseen.missing]).toEqual([2, []]);
  await worked(org, await begun(owner, { ids }, "AGAIN", undefined, true));
  expect(await lettersOf(no)).toBe(2);
  expect((await accountOf(no)).declinedAt).toBeNull();
  expect(await timelineOf(org, no)).toContain("decline");
});

test("who says no after it was begun is not written to, whatever was ticked", async () => {
  const ids = await invited(2, "Since");
  const [before = "", since = ""] = ids;
  await decline(before);
  const id = await begun(owner, { ids }, "AGAIN", undefined, true);
  await decline(since);
  await worked(org, id);
  expect(await lettersOf(since)).toBe(1);
  expect((await accountOf(since)).declinedAt).not.toBeNull();
});

test("nor is anybody reinstated who had said no before they were suspended", async () => {
  const ids = await invited(2, "Suspended");
  const [no = ""] = ids;
  await decline(no);
  await org.run((tx) => suspendAccounts(tx, { ids }));
  const { foreseen } = await chosen(owner, { ids }, "REINSTATE");
  expect(foreseen.channels.EMAIL).toBe(1);
  await worked(org, await begun(owner, { ids }, "REINSTATE"));
  expect((await accountOf(no)).status).toBe("SUSPENDED");
});

test("no reminder ever goes to them, whatever is asked for", async () => {
  const ids = await invited(2, "Reminded");
  const [no = ""] = ids;
  await decline(no);
  const id = await begun(owner, { ids }, "REMIND");
  await worked(org, id);
  expect(await lettersOf(no)).toBe(1);
  await expect(
    org.run((tx) =>
      tx.db.campaign.updateMany({ where: { orgId: tx.org, id }, data: { withDeclined: true } }),
    ),
  ).rejects.toThrow("campaign_asks_again_knowingly");
});

test("a preview begins with who gets a mail, and passes over who said no", async () => {
  const ids = await crowdOf(org, 4, "Preview", nobodys("p1"), {}, {}, nobodys("p2"));
  const { selectionId } = await chosen(owner, { ids });
  const first = async (given: object, kind: "INVITE" | "AGAIN" = "INVITE") => {
    const [found] = await asAdmin(owner, (tx) =>
      findMembers(tx, { id: selectionId, kind, ...given }),
    );
    return found?.email;
  };
  expect(await first({ way: "EMAIL" })).toContain("@");
  expect(await first({ way: "CODE" })).toBeNull();
  expect(await first({ way: "SMS" })).toBeUndefined();
  const again = await invited(2, "Preview again");
  const [one = "", other = ""] = [...again].sort();
  await decline(one);
  const { selectionId: id } = await chosen(owner, { ids: again }, "AGAIN");
  const found = async (withDeclined: boolean) =>
    (await asAdmin(owner, (tx) => findMembers(tx, { id, kind: "AGAIN", withDeclined })))[0]?.id;
  expect(await found(false)).toBe(other);
  expect(await found(true)).toBe(one);
});

test("stopped midway a campaign that reinstates says how many await an invitation since", async () => {
  const ids = await invited(3, "Halfway");
  await org.run((tx) => suspendAccounts(tx, { ids }));
  const id = await begun(owner, { ids }, "REINSTATE");
  await worked(org, id);
  await asAdmin(owner, (tx) => steerCampaign(tx, { id, step: "stop" }));
  await worked(org, id);
  const { tallyPeople } = await import("@/recipients/tally-people");
  expect((await org.run((tx) => tallyPeople(tx, id))).awaiting).toBe(3);
  await org.run((tx) => inviteAccounts(tx, { ids: ids.slice(0, 1), lane: 2 }));
  expect((await org.run((tx) => tallyPeople(tx, id))).awaiting).toBe(2);
});

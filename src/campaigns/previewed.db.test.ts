import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { giveRole } from "@/admins/give-role";
import { declineInvitation } from "@/invitations/decline-invitation";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { stopReminders } from "@/reach/stop-reminders";
import { findMembers } from "@/selections/find-members";
import { asAdmin, begun, chosen, crowdOf, planned, worked } from "../../tests/support/campaigns";
import { haveLeft, hoursPass, messagesOf, sendsOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox } from "../../tests/support/pumping";
import type { CampaignKind } from "./rules";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
let inviter: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
  inviter = await newAdmin(org, ["INVITER"]);
});

const invite = (ids: readonly string[]) => org.run((tx) => inviteAccounts(tx, { ids, lane: 3 }));
const haveAllLeft = async (ids: readonly string[]) => {
  for (const id of ids) await haveLeft(org, id);
};
const writtenTo = async (selectionId: string): Promise<string[]> => {
  const rows = await org.run((tx) =>
    tx.db.selectionMember.findMany({
      where: { orgId: tx.org, selectionId, outcome: "done" },
      select: { accountId: true },
      orderBy: { accountId: "asc" },
    }),
  );
  return rows.map(({ accountId }) => accountId);
};

/** One for whom nothing is in the way, and others each with something that is. */
async function mixed(kind: CampaignKind): Promise<string[]> {
  const ids = await crowdOf(org, 9, `Mixed ${kind}`, { email: undefined, externalId: `M-${kind}` });
  const [, , no = "", waits = "", just = "", full = "", above = "", quiet = "", later = ""] = ids;
  await org.run((tx) => giveRole(tx, { ids: [above], role: "OWNER" }));
  if (kind === "INVITE") {
    const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    await planned(owner, [later], { start: { day, time: "09:00" }, waves: null });
    await invite([waits]);
    return ids;
  }
  const written = ids.slice(1);
  for (let letters = 0; letters < 5; letters += 1) {
    await invite([full]);
    await haveAllLeft([full]);
  }
  await invite(written.filter((id) => id !== full));
  await haveAllLeft(written);
  await hoursPass(org, written);
  const [sendId = ""] = await sendsOf(org, no);
  await org.run((tx) => declineInvitation(tx, { sendId, reason: "not-me" }));
  const [asked = ""] = await sendsOf(org, quiet);
  await org.run((tx) => stopReminders(tx, { sendId: asked }));
  await invite([just]);
  await haveAllLeft([just]);
  await invite([waits]);
  if (kind === "REINSTATE") await org.run((tx) => suspendAccounts(tx, { ids }));
  return ids;
}

test.each<CampaignKind>(["INVITE", "REMIND", "AGAIN", "REINSTATE"])(
  "who is previewed of a %s is who is written to by it, and nobody else",
  async (kind) => {
    const ids = await mixed(kind);
    const { selectionId } = await chosen(inviter, { ids }, kind, true);
    const about = { id: selectionId, kind };
    const found = await asAdmin(inviter, (tx) => findMembers(tx, about, 50));
    const first = await asAdmin(inviter, (tx) => findMembers(tx, { ...about, way: "EMAIL" }));
    const id = await begun(inviter, { ids }, kind);
    await worked(org, id);
    const { selectionId: sent } = await org.run((tx) =>
      tx.db.campaign.findFirstOrThrow({ where: { orgId: tx.org, id } }),
    );
    const mailed = await writtenTo(sent);
    expect(mailed.length).toBeGreaterThan(0);
    expect(mailed.length).toBeLessThan(8);
    // the composer counts who gets a code as well, which these campaigns do not give
    const coded = found.filter(({ email }) => email === null).map((one) => one.id);
    expect(found.map((one) => one.id).filter((one) => !coded.includes(one))).toEqual(mailed);
    expect(first[0]?.id).toBe(mailed[0]);
  },
);

test("nobody is reminded among others within the hour of a letter; alone they are, and later all", async () => {
  const ids = await crowdOf(org, 3, "Just");
  const [written = "", before = "", other = ""] = ids;
  await invite(ids);
  await haveAllLeft(ids);
  await hoursPass(org, [before, other]);
  const { foreseen } = await chosen(owner, { ids }, "REMIND");
  expect(foreseen.channels.EMAIL).toBe(2);
  expect(foreseen.missing).toMatchObject([{ code: "written-lately", count: 1 }]);
  await worked(org, await begun(owner, { ids }, "REMIND"));
  const lettersOf = async (id: string) => (await messagesOf(org, id)).length;
  expect([await lettersOf(written), await lettersOf(before)]).toEqual([1, 2]);
  await worked(org, await begun(owner, { ids: [written] }, "REMIND"));
  expect(await lettersOf(written)).toBe(2);
});

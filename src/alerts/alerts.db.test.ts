import { composeLetter } from "@emails/compose-letter";
import { beforeEach, expect, test } from "vitest";
import { takeRole } from "@/admins/take-role";
import { beginAutomatic } from "@/campaigns/begin-automatic";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { letterFacts } from "@/messages/letter-facts";
import { leaseMessages } from "@/messages/store";
import { readOwnOrganization } from "@/orgs/queries";
import { chooseAlerts } from "@/preferences/choose-alerts";
import { asAdmin, begun, crowdOf, worked } from "../../tests/support/campaigns";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { interleave } from "../../tests/support/races";
import { clearAlerts } from "./clear-alerts";
import { countUnread, listAlerts } from "./queries";
import { tellNews } from "./tell-news";

const HOUR = 3_600_000;
const later = (ms: number): Date => new Date(Date.now() + ms);

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
let inviter: Awaited<ReturnType<typeof newAdmin>>;

beforeEach(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
  inviter = await newAdmin(org, ["INVITER"]);
});

const tell = (at?: Date) => org.run(tellNews, at);
const noticesOf = (admin: { id: string }) => org.run((tx) => listAlerts(tx, admin.id, {}));
const kindsOf = async (admin: { id: string }) => (await noticesOf(admin)).map(({ kind }) => kind);
/** Letters that tell somebody, by whom they go to. */
const told = () =>
  org.run(async (tx) => {
    const where = { orgId: tx.org, lane: 1, letter: { contains: "-" } };
    const letters = await tx.db.message.findMany({ where, orderBy: { queuedAt: "asc" } });
    return letters.map(({ accountId, letter }) => [accountId, letter]);
  });
const settle = (state: string, ids?: string[]) =>
  org.run((tx) =>
    tx.db.message.updateMany({
      where: { orgId: tx.org, lane: 3, ...(ids && { accountId: { in: ids } }) },
      data: { state, sentAt: tx.now },
    }),
  );

/** A campaign of the inviter's whose letters are queued. */
async function campaign(lastName: string, count = 3) {
  const ids = await crowdOf(org, count, lastName);
  const id = await begun(inviter, { ids });
  await worked(org, id);
  return { id, ids };
}

test("a campaign is told to who began it once no letter of it waits, and once", async () => {
  const other = await newOrg();
  const bystander = await newAdmin(other);
  const { id, ids } = await campaign("Done");
  expect(await tell()).toBe(0);
  await settle("DELIVERED");
  await settle("BOUNCED", ids.slice(0, 1));
  expect([await tell(), await tell()]).toEqual([1, 0]);
  expect(await noticesOf(inviter)).toMatchObject([
    { kind: "CAMPAIGN_DONE", campaignId: id, details: { written: 3, coded: 0, lost: 1, left: 0 } },
  ]);
  expect([await kindsOf(owner), await told()]).toEqual([[], [[inviter.id, "campaign-done"]]]);
  expect(await other.run(tellNews)).toBe(0);
  expect(await other.run((tx) => listAlerts(tx, inviter.id, {}))).toEqual([]);
  expect(await other.run((tx) => countUnread(tx, bystander.id))).toBe(0);
});

test("it is told to all who may invite, where who began it may no more", async () => {
  await campaign("Orphan");
  await settle("SENT");
  await asAdmin(owner, (tx) => takeRole(tx, { ids: [inviter.id], role: "INVITER" }));
  await tell();
  expect([await kindsOf(owner), await kindsOf(inviter)]).toEqual([["CAMPAIGN_DONE"], []]);
});

test("each admin chooses by mail, in the console only, or not at all", async () => {
  const quiet = await newAdmin(org);
  await asAdmin(owner, (tx) => chooseAlerts(tx, { CAP_REACHED: "CONSOLE" }));
  await asAdmin(quiet, (tx) => chooseAlerts(tx, { CAP_REACHED: "NONE" }));
  await org.run((tx) =>
    tx.db.organization.update({ where: { orgId: tx.org }, data: { heldUntil: later(HOUR) } }),
  );
  expect([await tell(), await tell()]).toEqual([1, 0]);
  expect([await kindsOf(owner), await kindsOf(quiet)]).toEqual([["CAP_REACHED"], []]);
  expect(await told()).toEqual([]);
});

test("a campaign that stopped by itself is told each time it does; automatic reminders that are done are not", async () => {
  const { id, ids } = await campaign("Stops");
  const set = (data: { state: string; stoppedWhy: string | null }) =>
    org.run((tx) => tx.db.campaign.updateMany({ where: { orgId: tx.org, id }, data }));
  await set({ state: "PAUSED", stoppedWhy: "too-many-bounces" });
  expect([await tell(), await tell()]).toEqual([1, 0]);
  await org.run(async (tx) => {
    const entry = { act: "campaign.resumed", actId: id, at: tx.now, actorKind: "system" };
    await tx.db.auditEntry.create({ data: { orgId: tx.org, ...entry } });
  });
  await set({ state: "SENDING", stoppedWhy: null });
  await set({ state: "PAUSED", stoppedWhy: "too-many-bounces" });
  expect([await tell(), await tell()]).toEqual([1, 0]);
  expect(await kindsOf(inviter)).toEqual(["CAMPAIGN_STOPPED", "CAMPAIGN_STOPPED"]);
  const automatic = await org.run((tx) => beginAutomatic(tx, { day: "2026-11-22", ids }));
  await worked(org, automatic?.id ?? "");
  await settle("SENT");
  expect(await tell()).toBe(0);
});

test("a server of one's own that takes no mail is told after a while, and again when it fails again", async () => {
  const failing = (failedAt: Date) =>
    org.run((tx) => {
      const server = { host: "mail.halden.example", port: 25, security: "NONE", updatedAt: tx.now };
      return tx.db.sender.upsert({
        where: { orgId: tx.org },
        create: { orgId: tx.org, ...server, failedAt, fault: "refused" },
        update: { failedAt },
      });
    });
  await failing(later(-60_000));
  expect(await tell()).toBe(0);
  expect([await tell(later(10 * 60_000)), await tell(later(HOUR))]).toEqual([1, 0]);
  await failing(later(HOUR));
  expect(await tell(later(2 * HOUR))).toBe(1);
  expect(await kindsOf(inviter)).toEqual([]);
  expect((await told()).map(([, letter]) => letter)).toEqual(["mail-failing", "mail-failing"]);
});

test("of two workers one tells; what a killed one had written is told by the next, whole and once", async () => {
  await campaign("Race");
  await settle("SENT");
  await expect(
    org.run(async (tx) => {
      await tellNews(tx);
      throw new Error("killed");
    }),
  ).rejects.toThrow("killed");
  expect([await kindsOf(inviter), await told()]).toEqual([[], []]);
  const counts = await interleave(
    (hold) =>
      org.run(async (tx) => {
        const count = await tellNews(tx);
        await hold();
        return count;
      }),
    () => tell(),
  );
  expect(counts).toEqual([1, 0]);
  expect([await kindsOf(inviter), await told()]).toEqual([
    ["CAMPAIGN_DONE"],
    [[inviter.id, "campaign-done"]],
  ]);
});

test("its letter leads to the campaign, counts, and names none of its people", async () => {
  const { id } = await campaign("Letter");
  await settle("SENT");
  await tell();
  const [letter] = await org.run(async (tx) => {
    const until = new Date(tx.now.getTime() + HOUR);
    const leased = await leaseMessages(tx, 1, 1, "11111111-2222-4333-8444-555555555555", until);
    const organization = await readOwnOrganization(tx);
    return Promise.all(
      leased.map((one) =>
        composeLetter(letterFacts(one, organization, "https://rollcall.example")),
      ),
    );
  });
  expect(letter?.subject).toBe("A campaign at Halden Group is done");
  expect(letter?.text).toContain(`https://rollcall.example/${org.slug}/admin/campaigns/${id}`);
  expect(letter?.text).toContain(`https://rollcall.example/${org.slug}/admin/notices/choices`);
  expect(letter?.text).toMatch(/Written to: 3/);
  expect(letter?.text).not.toMatch(/Amara Letter|\{|undefined/);
});

test("notices go after ninety days, and are not told anew", async () => {
  const ids = await crowdOf(org, 1, "Old");
  await org.run((tx) => inviteAccounts(tx, { ids, lane: 2 }));
  await campaign("Long ago");
  await settle("SENT");
  await tell();
  const at = later(91 * 24 * HOUR);
  expect(await org.run((tx) => clearAlerts(tx), at)).toBe(1);
  expect([await tell(at), await noticesOf(inviter)]).toEqual([0, []]);
});

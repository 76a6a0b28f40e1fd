import PostalMime from "postal-mime";
import { afterEach, expect, test, vi } from "vitest";

import { isExpired } from "@/accounts/rules";
import { beginCampaign } from "@/campaigns/begin-campaign";
import { claimAccount } from "@/invitations/claim-account";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { asAdmin, chosen, crowdOf, worked } from "../../tests/support/campaigns";
import { messagesOf, sendsOf, worthOf } from "../../tests/support/links";
import { smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, invited, pumpTo } from "../../tests/support/pumping";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** An organisation whose links live so many hours; another one stands beside it. */
async function lasting(linkLifeHours: number): Promise<TestOrg> {
  const [org] = [await newOrg(), await newOrg()];
  await org.run((tx) =>
    tx.db.organization.update({ where: { orgId: tx.org }, data: { linkLifeHours } }),
  );
  return org;
}

/** How many seconds each link lives from the moment its mail left, and until when account and invitation say it does. */
const livesOf = (org: TestOrg) =>
  org.run(
    (tx) => tx.db.$queryRaw<{ life: number; state: string; agree: boolean }[]>`
      SELECT m.state, extract(epoch FROM s.expires_at - m.sent_at)::float AS life,
        (s.expires_at = i.expires_at AND s.expires_at = a.claimable_until) AS agree
      FROM app.messages m JOIN app.sends s ON s.org_id = m.org_id AND s.id = m.send_id
      JOIN app.invitations i ON i.org_id = s.org_id AND i.id = s.invitation_id
      JOIN app.accounts a ON a.org_id = m.org_id AND a.id = m.account_id
      WHERE m.org_id = ${org.id}::uuid`,
  );

const endOf = async (org: TestOrg, id: string) =>
  org.run((tx) =>
    tx.db.account.findUniqueOrThrow({
      where: { orgId_id: { orgId: tx.org, id } },
      select: { status: true, claimableUntil: true },
    }),
  );

test("a campaign that takes longer than a link lives loses nobody, and each link has its full life", async () => {
  const org = await lasting(24);
  const admin = await newAdmin(org);
  const ids = await crowdOf(org, 410, "Ongaro");
  const { foreseen: _, ...whom } = await chosen(admin, { ids });
  const begin = { ...whom, wording: null };
  const { id } = await asAdmin(admin, (tx) => beginCampaign(tx, begin), at(0));
  await worked(org, id);
  // as written on the day the test plays on
  await org.run(
    (tx) =>
      tx.db
        .$executeRaw`UPDATE app.messages SET queued_at = ${at(0)}, next_attempt_at = ${at(0)} WHERE campaign_id = ${id}::uuid`,
  );
  await org.run((tx) => tx.db.$executeRaw`UPDATE app.sends SET expires_at = ${at(DAY)}`);
  await org.run((tx) => tx.db.$executeRaw`UPDATE app.invitations SET expires_at = ${at(DAY)}`);
  await org.run(
    (tx) => tx.db.$executeRaw`
    UPDATE app.accounts SET claimable_until = ${at(DAY)} WHERE status = 'INVITED'`,
  );
  const server = await smtpServer();
  for (const day of [0, 1, 2]) await pumpTo(server.url, day * DAY + 60);
  const lives = await livesOf(org);
  expect(lives).toHaveLength(410);
  expect(new Set(lives.map(({ state }) => state))).toEqual(new Set(["SENT"]));
  expect(Math.min(...lives.map(({ life }) => life))).toBeGreaterThanOrEqual(DAY - 300);
  expect(lives.every(({ agree }) => agree)).toBe(true);
});

test("the mail says until when the link lives from now on, and it does", async () => {
  const org = await lasting(1);
  const id = await invited(org);
  const seen: string[] = [];
  const server = await smtpServer({
    onData: (stream, _, done) => {
      let raw = "";
      stream.on("data", (chunk: Buffer) => {
        raw += chunk.toString("latin1");
      });
      stream.on("end", () => {
        seen.push(raw);
        done(null);
      });
    },
  });
  await pumpTo(server.url, 3 * DAY);
  const [send] = await sendsOf(org, id);
  expect(await worthOf(org, send, at(3 * DAY + HOUR - 1))).toBe("live");
  expect(await worthOf(org, send, at(3 * DAY + HOUR))).toBe("expired");
  const { text = "" } = await PostalMime.parse(seen[0] ?? "");
  expect(text).toContain("13 March 2026");
  expect(isExpired(await endOf(org, id), at(3 * DAY + HOUR - 1))).toBe(false);
});

test("a reminder that waited lives as long as any; the link before it ended when it did", async () => {
  const org = await lasting(24);
  const id = await invited(org);
  const server = await smtpServer();
  await pumpTo(server.url, 5);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 3, letter: "reminder" }), at(10));
  const [first, second] = await sendsOf(org, id);
  expect(await worthOf(org, first, at(DAY + 60))).toBe("expired");
  await pumpTo(server.url, 2 * DAY);
  expect(await worthOf(org, first, at(2 * DAY + 60))).toBe("replaced");
  expect(await worthOf(org, second, at(3 * DAY - 1))).toBe("live");
  expect((await endOf(org, id)).claimableUntil).toEqual(at(3 * DAY));
});

test("a life that was shortened meanwhile counts for what leaves from then on", async () => {
  const org = await lasting(168);
  const id = await invited(org);
  await org.run((tx) =>
    tx.db.organization.update({ where: { orgId: tx.org }, data: { linkLifeHours: 2 } }),
  );
  const server = await smtpServer();
  await pumpTo(server.url, HOUR);
  expect((await endOf(org, id)).claimableUntil).toEqual(at(3 * HOUR));
});

test("a code or a copied link that lives longer keeps its end", async () => {
  const org = await lasting(1);
  const id = await invited(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2, way: "CODE" }), at(1));
  const [code] = await sendsOf(org, id, "CODE");
  const { claimableUntil } = await endOf(org, id);
  const server = await smtpServer();
  await pumpTo(server.url, DAY);
  expect((await endOf(org, id)).claimableUntil).toEqual(claimableUntil);
  expect(await worthOf(org, code, at(2 * DAY))).toBe("live");
});

test("a link that was handed over ends when it said, however often its message is sent", async () => {
  const org = await lasting(1);
  const id = await invited(org);
  const server = await smtpServer();
  await pumpTo(server.url, 5);
  await org.run(
    (tx) =>
      tx.db
        .$executeRaw`UPDATE app.messages SET state = 'QUEUED', sent_at = NULL WHERE account_id = ${id}::uuid`,
  );
  await pumpTo(server.url, 2 * HOUR);
  const [send] = await sendsOf(org, id);
  expect(await messagesOf(org, id)).toMatchObject([{ state: "CANCELLED", reason: "secret-dead" }]);
  expect(await worthOf(org, send, at(2 * HOUR))).toBe("expired");
});

test("who was withdrawn, suspended or claimed while it waited gets nothing and no new end", async () => {
  const org = await lasting(1);
  const [gone, suspended, claimed] = [await invited(org), await invited(org), await invited(org)];
  const [send = ""] = await sendsOf(org, claimed);
  await org.run((tx) => withdrawInvitations(tx, { ids: [gone] }), at(10));
  await org.run(
    (tx) => tx.db.$executeRaw`
      UPDATE app.accounts SET status = 'SUSPENDED', suspended_at = ${at(10)}, suspension_source = 'SYNC', epoch = epoch + 1
      WHERE id = ${suspended}::uuid`,
  );
  await org.run((tx) => claimAccount(tx, { sendId: send, passwordHash: "h", about: {} }), at(20));
  const server = await smtpServer();
  await pumpTo(server.url, DAY);
  expect(server.received).toEqual([]);
  for (const id of [gone, suspended, claimed])
    expect(await messagesOf(org, id)).toMatchObject([{ state: "CANCELLED" }]);
  expect((await endOf(org, gone)).claimableUntil).toBeNull();
});

test("whoever acts on somebody at this moment goes first: their letter leaves with the next turn", async () => {
  const org = await lasting(1);
  const id = await newAccountIn(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }), at(0));
  const server = await smtpServer();
  await org.run(async (tx) => {
    await tx.db.$executeRaw`SELECT FROM app.accounts WHERE id = ${id}::uuid FOR UPDATE`;
    expect(await pumpTo(server.url, DAY)).toBe(0);
  });
  expect(await pumpTo(server.url, DAY + 1)).toBe(1);
  expect(await messagesOf(org, id)).toMatchObject([{ state: "SENT" }]);
});

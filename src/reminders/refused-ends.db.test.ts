import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { declineInvitation } from "@/invitations/decline-invitation";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { OrgTx } from "@/lib/org";
import { giveBack } from "@/messages/give-back";
import { leaseMessages } from "@/messages/store";
import { crowdOf } from "../../tests/support/campaigns";
import { handOver, messagesOf, sendsOf } from "../../tests/support/links";
import { smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTo } from "../../tests/support/pumping";
import { refuseReminders } from "./refuse-reminders";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

const DAY_MS = 86_400_000;
/** By the pump's own clock, which begins elsewhere than the wall's. */
const LATER = Math.round((Date.now() - at(0).getTime()) / 1_000) + 3_600;
const FIRST = new Date(Date.now() - 2 * DAY_MS);

/** Somebody whose invitation is out, and whose reminder waits. */
async function reminded(org: TestOrg): Promise<string> {
  const [id = ""] = await crowdOf(org, 1, "Reminded");
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }), FIRST);
  const [sendId = ""] = await sendsOf(org, id);
  await handOver(org, sendId);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 3, letter: "reminder" }));
  return id;
}
const endsOf = (org: TestOrg, id: string) =>
  org.run(async (tx) => {
    const { claimableUntil } = await tx.db.account.findFirstOrThrow({ where: { id } });
    const invitation = await tx.db.invitation.findFirstOrThrow({ where: { accountId: id } });
    return [claimableUntil, invitation.expiresAt].map((end) => end?.getTime());
  });

type Act = (tx: OrgTx, sendId: string) => Promise<unknown>;

const ACTS: [string, Act][] = [
  ["who wants no reminders", (tx, sendId) => refuseReminders(tx, { sendId })],
  ["who says no", (tx, sendId) => declineInvitation(tx, { sendId, reason: "not-wanted" })],
];

test.each(ACTS)(
  "%s keeps the link before until its own end, not until that of the reminder that did not leave",
  async (_, act) => {
    const [org, other] = [await newOrg(), await newOrg()];
    const [id, theirs] = [await reminded(org), await reminded(other)];
    const [sendId = ""] = await sendsOf(org, id);
    const end = FIRST.getTime() + 7 * DAY_MS;
    const renewed = await endsOf(other, theirs);
    expect(renewed).toEqual([
      expect.closeTo(end + 2 * DAY_MS, -6),
      expect.closeTo(end + 2 * DAY_MS, -6),
    ]);
    await org.run((tx) => act(tx, sendId));
    expect((await messagesOf(org, id)).map(({ state }) => state)).toContain("CANCELLED");
    expect(await endsOf(org, id)).toEqual([end, end]);
    expect(await endsOf(other, theirs)).toEqual(renewed);
  },
);

test.each(ACTS)(
  "%s while a worker held the reminder, which came back: the same",
  async (_, act) => {
    const org = await newOrg();
    const server = await smtpServer();
    const id = await reminded(org);
    const [sendId = ""] = await sendsOf(org, id);
    const end = FIRST.getTime() + 7 * DAY_MS;
    const lease = randomUUID();
    const [held] = await org.run((tx) =>
      leaseMessages(tx, 3, 1, lease, new Date(Date.now() + 60_000)),
    );
    await org.run((tx) => act(tx, sendId));
    expect((await messagesOf(org, id)).map(({ state }) => state)).toContain("QUEUED");
    const back = { lease, ids: [held?.id ?? ""], at: new Date(), isCapped: false };
    await org.run((tx) => giveBack(tx, back));
    await pumpTo(server.url, LATER);
    expect((await messagesOf(org, id)).map(({ state }) => state)).toContain("CANCELLED");
    expect(await endsOf(org, id)).toEqual([end, end]);
  },
);

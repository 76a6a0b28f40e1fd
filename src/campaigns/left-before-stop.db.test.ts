import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { openJournal } from "@/lib/mail/handed-over";
import { leaseMessages } from "@/messages/store";
import { asAdmin, begun, crowdOf, worked } from "../../tests/support/campaigns";
import { messagesOf, sendsOf, timelineOf, worthOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox } from "../../tests/support/pumping";
import { readCampaign, tallyMessages } from "./queries";
import type { CampaignKind } from "./rules";
import { steerCampaign } from "./steer-campaign";

afterEach(emptyOutbox);

const ago = (seconds: number): Date => new Date(Date.now() - seconds * 1_000);

/** A worker that leases two letters, hands one of them over and notes it, and dies; its lease is over. */
async function died(org: TestOrg, accountId: string): Promise<void> {
  const lease = randomUUID();
  await org.run(
    (tx) => tx.db.$executeRaw`
      UPDATE app.messages SET next_attempt_at = ${ago(600)} WHERE org_id = ${tx.org}::uuid AND state = 'QUEUED'`,
  );
  await org.run((tx) => leaseMessages(tx, 3, 2, lease, ago(60)), ago(120));
  const [left] = (await messagesOf(org, accountId)).filter(({ state }) => state === "QUEUED");
  expect(left?.lease).toBe(lease);
  // as it dies, its notes stay
  openJournal(lease).note(left?.id ?? "");
  await vi.waitFor(async () => {
    const found = await org.run(
      (tx) => tx.db.$queryRaw<object[]>`SELECT FROM ops.handed_over WHERE lease = ${lease}::uuid`,
    );
    expect(found).toHaveLength(1);
  });
}

const statusOf = (org: TestOrg, id: string) =>
  org.run(async (tx) => {
    const where = { orgId: tx.org, id };
    return (await tx.db.account.findFirstOrThrow({ where })).status;
  });

test("stopped after a worker died, who had been written to stays invited and claims; who had not awaits again", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const [owner, theirs] = [await newAdmin(org), await newAdmin(other)];
  const [left = "", held = ""] = (await crowdOf(org, 2, "Killed")).toSorted();
  const elsewhere = await begun(theirs, { ids: await crowdOf(other, 1, "Killed") });
  await worked(other, elsewhere);
  const id = await begun(owner, { ids: [left, held] });
  await worked(org, id);
  await died(org, left);
  await asAdmin(owner, (tx) => steerCampaign(tx, { id, step: "stop" }));
  await worked(org, id);
  expect(await org.run((tx) => tallyMessages(tx, id))).toEqual({ SENT: 1, CANCELLED: 1 });
  expect([await statusOf(org, left), await statusOf(org, held)]).toEqual(["INVITED", "CREATED"]);
  const [link] = await sendsOf(org, left);
  expect(await worthOf(org, link)).toBe("live");
  expect(await timelineOf(org, left)).toEqual(["created", "invite", "message-sent"]);
  expect(await org.run((tx) => readCampaign(tx, id))).toMatchObject({ state: "STOPPED" });
  expect(await other.run((tx) => tallyMessages(tx, elsewhere))).toEqual({ QUEUED: 1 });
});

test.each<CampaignKind>(["REMIND", "AGAIN"])(
  "of a stopped %s that had left, the new link counts and the old one is replaced",
  async (kind) => {
    const org = await newOrg();
    const owner = await newAdmin(org);
    const [left = ""] = await crowdOf(org, 1, "Once");
    await worked(org, await begun(owner, { ids: [left] }));
    await org.run((tx) =>
      tx.db.message.updateMany({
        where: { orgId: tx.org, accountId: left },
        data: { state: "SENT", sentAt: ago(86_400 * 2), queuedAt: ago(86_400 * 2) },
      }),
    );
    const id = await begun(owner, { ids: [left] }, kind);
    await worked(org, id);
    await died(org, left);
    await asAdmin(owner, (tx) => steerCampaign(tx, { id, step: "stop" }));
    await worked(org, id);
    expect(await org.run((tx) => tallyMessages(tx, id))).toEqual({ SENT: 1 });
    const [, link] = await sendsOf(org, left);
    expect(await worthOf(org, link)).toBe("live");
    expect(await org.run((tx) => readCampaign(tx, id))).toMatchObject({ state: "STOPPED" });
  },
);

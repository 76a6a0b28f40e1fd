import { expect, test } from "vitest";
import { retryFailed } from "@/campaigns/retry-failed";
import { asAdmin, begun, crowdOf, worked } from "../../tests/support/campaigns";
import { newAdmin, newOrg } from "../../tests/support/org";
import { listAlerts } from "./queries";
import { tellNews } from "./tell-news";

const HOUR = 3_600_000;
const later = (ms: number): Date => new Date(Date.now() + ms);

test("the end of another try at what failed is told as well", async () => {
  const org = await newOrg();
  const inviter = await newAdmin(org, ["INVITER"]);
  const tell = (at?: Date) => org.run(tellNews, at);
  const settle = (state: string, ids: string[], stateAt: Date) =>
    org.run((tx) =>
      tx.db.message.updateMany({
        where: { orgId: tx.org, accountId: { in: ids }, lane: 3 },
        data: { state, sentAt: tx.now, stateAt },
      }),
    );
  const ids = await crowdOf(org, 3, "Retried");
  const id = await begun(inviter, { ids });
  await worked(org, id);
  await settle("SENT", ids, later(0));
  await settle("FAILED", ids.slice(0, 2), later(0));
  expect(await tell()).toBe(1);
  for (const hours of [1, 3]) {
    await asAdmin(inviter, (tx) => retryFailed(tx, { id, expected: 2 }), later(hours * HOUR));
    await worked(org, id);
    expect(await tell(later(hours * HOUR + 60_000))).toBe(0);
    const ended = later((hours + 1) * HOUR);
    await settle(hours === 1 ? "FAILED" : "SENT", ids.slice(0, 2), ended);
    expect([await tell(ended), await tell(ended)]).toEqual([1, 0]);
  }
  const notices = await org.run((tx) => listAlerts(tx, inviter.id, {}));
  expect(notices.map(({ kind, details }) => [kind, details.lost])).toEqual([
    ["CAMPAIGN_DONE", 0],
    ["CAMPAIGN_DONE", 2],
    ["CAMPAIGN_DONE", 2],
  ]);
});

test("while a link that died is about to be replaced the end is not told; afterwards it is, also where nobody may replace it", async () => {
  const org = await newOrg();
  const [inviter, colleague] = [await newAdmin(org, ["INVITER"]), await newAdmin(org, ["INVITER"])];
  const tell = (at?: Date) => org.run(tellNews, at);
  const [lost = "", sent = ""] = await crowdOf(org, 2, "Replaced");
  const id = await begun(inviter, { ids: [lost, sent] });
  await worked(org, id);
  const settle = (accountId: string, data: object) =>
    org.run((tx) =>
      tx.db.message.updateMany({ where: { orgId: tx.org, accountId, campaignId: id }, data }),
    );
  const die = { state: "CANCELLED", reason: "secret-dead", stateAt: later(0) };
  const leave = (stateAt: Date) => ({ state: "SENT", reason: null, sentAt: stateAt, stateAt });
  await settle(sent, leave(later(0)));
  await settle(lost, die);
  expect(await tell()).toBe(1);
  await asAdmin(inviter, (tx) => retryFailed(tx, { id, expected: 1 }), later(HOUR));
  expect(await tell(later(HOUR + 1_000))).toBe(0);
  await worked(org, id);
  expect(await tell(later(HOUR + 2_000))).toBe(0);
  await settle(lost, leave(later(HOUR + 3_000)));
  expect([await tell(later(HOUR + 4_000)), await tell(later(HOUR + 5_000))]).toEqual([1, 0]);
  await settle(lost, { ...die, stateAt: later(HOUR + 6_000) });
  await asAdmin(colleague, (tx) => retryFailed(tx, { id, expected: 1 }), later(2 * HOUR));
  const ids = [inviter.id, colleague.id];
  await org.run((tx) => tx.db.accountRole.deleteMany({ where: { accountId: { in: ids } } }));
  expect(await tell(later(2 * HOUR + 1_000))).toBe(0);
  await worked(org, id);
  expect(await tell(later(2 * HOUR + 2_000))).toBe(1);
});

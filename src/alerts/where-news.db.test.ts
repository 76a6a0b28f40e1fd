import { beforeEach, expect, test } from "vitest";
import { workerScope } from "@/gates/worker";
import { pool } from "@/lib/db";
import { tellingOrgs } from "@/lib/due-orgs";
import { begun, crowdOf, worked } from "../../tests/support/campaigns";
import { asOwner } from "../../tests/support/connections";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { tellEverywhere } from "./job";
import { listAlerts } from "./queries";
import { spanOfNews } from "./rules";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const later = (ms: number): Date => new Date(Date.now() + ms);

let org: TestOrg;
let other: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;
beforeEach(async () => {
  [org, other] = [await newOrg(), await newOrg("Norddal Stiftung")];
  admin = await newAdmin(org);
  await newAdmin(other);
});

/** Whether the job would visit each of the two. */
async function visited(at = new Date()): Promise<boolean[]> {
  const ids = await tellingOrgs(at, spanOfNews(at).before);
  return [org, other].map(({ id }) => ids.includes(id));
}
const set = (data: object) =>
  org.run((tx) => tx.db.organization.update({ where: { orgId: tx.org }, data }));
const settle = (at: Date) =>
  org.run((tx) =>
    tx.db.message.updateMany({
      where: { orgId: tx.org, lane: 3 },
      data: { state: "SENT", sentAt: at, stateAt: at },
    }),
  );
const tell = (at: Date) =>
  tellEverywhere({ scopeOf: workerScope, now: () => at, stopping: () => false });

test("where nothing happened nobody looks, and where something did, until it is told", async () => {
  expect(await visited()).toEqual([false, false]);
  await worked(org, await begun(admin, { ids: await crowdOf(org, 2, "Visited") }));
  await settle(new Date());
  expect(await visited()).toEqual([true, false]);
  await tell(new Date());
  expect(await visited()).toEqual([false, false]);
});

test("a campaign that takes longer than notices are news is told at its end, once", async () => {
  const id = await begun(admin, { ids: await crowdOf(org, 2, "Slow") });
  await worked(org, id);
  const at = later(60 * DAY);
  await tell(at);
  await settle(at);
  await tell(at);
  await tell(later(200 * DAY));
  const told = await org.run((tx) => listAlerts(tx, admin.id, {}));
  expect(told).toMatchObject([{ kind: "CAMPAIGN_DONE", campaignId: id, at }]);
});

test.each<[what: string, happens: () => Promise<unknown>]>([
  ["letters past the day's cap", () => set({ heldUntil: later(HOUR) })],
  ["texts past theirs", () => set({ textsHeldUntil: later(HOUR) })],
  [
    "a server that takes nothing",
    () =>
      org.run((tx) => {
        const server = { host: "mail.halden.example", port: 25, security: "NONE" };
        const failing = { failedAt: tx.now, fault: "refused", updatedAt: tx.now };
        return tx.db.sender.create({ data: { orgId: tx.org, ...server, ...failing } });
      }),
  ],
  [
    "a domain that is no longer proven",
    () =>
      org.run((tx) => {
        const found = { spf: "missing", dkim: "missing", dmarc: "missing", checkedAt: tx.now };
        const check = { domain: "halden.example", ...found, fallenAt: tx.now };
        return tx.db.domainCheck.create({ data: { orgId: tx.org, ...check } });
      }),
  ],
])("%s are looked for there alone", async (_, happens) => {
  await happens();
  expect(await visited()).toEqual([true, false]);
});

test.each(["mail", "texts"])(
  "while the installation's provider of %s is away, those whose messages wait are looked at",
  async (key) => {
    await begun(admin, { ids: await crowdOf(org, 1, "Waits") }).then((id) => worked(org, id));
    await asOwner((client) => client.query("UPDATE app.campaigns SET told_at = now()"));
    expect(await visited()).toEqual([false, false]);
    await pool().query(
      `INSERT INTO ops.breakers (key, failures, opened_at, tried_again_at, fault)
     VALUES ($2, 3, $1, now(), 'ECONNREFUSED')
     ON CONFLICT (key) DO UPDATE SET opened_at = EXCLUDED.opened_at`,
      [later(-HOUR), key],
    );
    expect(await visited()).toEqual([true, false]);
    await pool().query("DELETE FROM ops.breakers WHERE key = $1", [key]);
  },
);

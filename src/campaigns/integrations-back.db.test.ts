import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { changeSettings } from "@/orgs/change-settings";
import { isTakenBackWith, readSettings } from "@/orgs/queries";
import { asAdmin, chosen, crowdOf, worked } from "../../tests/support/campaigns";
import { haveLeft } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox } from "../../tests/support/pumping";
import { beginCampaign } from "./begin-campaign";
import { readCampaign } from "./queries";
import { steerCampaign } from "./steer-campaign";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

type Admin = Awaited<ReturnType<typeof newAdmin>>;
let org: TestOrg;
let other: TestOrg;
let owner: Admin;
beforeEach(async () => {
  [org, other] = [await newOrg(), await newOrg()];
  owner = await newAdmin(org);
});

const inviting = async (one = org) => (await one.run(readSettings)).integrationsInvite;

/** "Invite all" with its tick, confirmed and not begun. */
async function confirmed(where: TestOrg, admin: Admin) {
  const ids = await crowdOf(where, 2, "Ticked");
  const { foreseen: _, ...input } = await chosen(admin, { query: "status=created" });
  const begin = { ...input, switchesIntegrations: true, source: "UNSENT", wording: null } as const;
  const { id } = await asAdmin(admin, (tx) => beginCampaign(tx, begin));
  return { id, ids };
}
/** The same begun: its letters wait in the outbox. */
async function invitedAll(where: TestOrg, admin: Admin) {
  const made = await confirmed(where, admin);
  await worked(where, made.id);
  return made;
}
/** What a stop says beforehand: integrations no longer invite whom they add. */
const takesBack = (id: string) => org.run((tx) => isTakenBackWith(tx, id));
const stop = async (id: string) => {
  const [wasOn, isTold] = [await inviting(), await takesBack(id)];
  await asAdmin(owner, (tx) => steerCampaign(tx, { id, step: "stop" }));
  await worked(org, id);
  expect(isTold).toBe(wasOn && !(await inviting()));
};

test("stopped before anything left, integrations no longer invite whom they add, and the log says so", async () => {
  await invitedAll(other, await newAdmin(other));
  const { id } = await invitedAll(org, owner);
  expect(await inviting()).toBe(true);
  expect([await takesBack(id), await other.run((tx) => isTakenBackWith(tx, id))]).toEqual([
    true,
    false,
  ]);
  await stop(id);
  expect([await inviting(), await inviting(other)]).toEqual([false, true]);
  const entries = await org.run((tx) =>
    tx.db.auditEntry.findMany({
      where: { orgId: tx.org, act: "settings.changed" },
      orderBy: { id: "asc" },
      select: { actId: true, actorId: true, details: true },
    }),
  );
  const changed = ["integrationsInvite"];
  const [off, on] = [{ integrationsInvite: false }, { integrationsInvite: true }];
  const by = { actId: id, actorId: owner.id };
  expect(entries).toEqual([
    { ...by, details: { changed, before: off, after: on } },
    { ...by, details: { changed, before: on, after: off } },
  ]);
});

test("once a letter has left they go on, and the page can say so", async () => {
  const { id, ids } = await invitedAll(org, owner);
  await haveLeft(org, ids[0] ?? "");
  expect(await takesBack(id)).toBe(false);
  await stop(id);
  expect(await inviting()).toBe(true);
  const seen = await org.run((tx) => readCampaign(tx, id));
  expect(seen).toMatchObject({ hasSwitched: true, integrationsInvite: true });
});

test("what was decided about it under Settings since stands", async () => {
  const { id } = await invitedAll(org, owner);
  for (const integrationsInvite of [false, true])
    await asAdmin(owner, (tx) => changeSettings(tx, { integrationsInvite }));
  await stop(id);
  expect(await inviting()).toBe(true);
});

test("nor does a stop take back what another campaign's tick switched on", async () => {
  const first = await invitedAll(org, owner);
  const second = await invitedAll(org, owner);
  await stop(second.id);
  expect(await inviting()).toBe(true);
  await stop(first.id);
  expect(await inviting()).toBe(false);
});

test("a stop leaves on what another campaign's tick wants that began meanwhile, and what has left keeps it on", async () => {
  const first = await invitedAll(org, owner);
  const second = await invitedAll(org, owner);
  const third = await invitedAll(org, owner);
  await stop(first.id);
  expect(await inviting()).toBe(true);
  await stop(second.id);
  expect(await inviting()).toBe(true);
  await haveLeft(org, third.ids[0] ?? "");
  await stop(third.id);
  expect(await inviting()).toBe(true);
});

test("where all who wanted it are stopped in their order before anything left, the last takes it back", async () => {
  const first = await invitedAll(org, owner);
  const second = await invitedAll(org, owner);
  await stop(first.id);
  await stop(second.id);
  expect(await inviting()).toBe(false);
});

test("what a stop took back is nobody's decision: a tick set before it counts when its campaign begins", async () => {
  const [first, second] = [await confirmed(org, owner), await confirmed(org, owner)];
  await worked(org, first.id);
  await stop(first.id);
  expect(await inviting()).toBe(false);
  await worked(org, second.id);
  expect(await inviting()).toBe(true);
});

test("a campaign whose tick was overruled under Settings since keeps nothing on", async () => {
  const old = await invitedAll(org, owner);
  await haveLeft(org, old.ids[0] ?? "");
  await asAdmin(owner, (tx) => changeSettings(tx, { integrationsInvite: false }));
  const { id } = await invitedAll(org, owner);
  expect(await inviting()).toBe(true);
  await stop(id);
  expect(await inviting()).toBe(false);
});

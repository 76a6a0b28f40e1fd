import { beforeAll, expect, test } from "vitest";
import { changeSettings } from "@/orgs/change-settings";
import { readSettings } from "@/orgs/queries";
import { asAdmin, chosen, crowdOf, worked } from "../../tests/support/campaigns";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { steerSeen } from "../../tests/support/steering";
import { beginCampaign } from "./begin-campaign";
import { steerCampaign } from "./steer-campaign";

const DAY_MS = 86_400_000;

let org: TestOrg;
let other: TestOrg;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
});

const inviting = async (one: TestOrg) => (await one.run(readSettings)).integrationsInvite;
const switchedOn = (one: TestOrg) =>
  one.run((tx) =>
    tx.db.auditEntry.findMany({
      where: { orgId: tx.org, act: "settings.changed" },
      select: { actId: true, actorId: true },
    }),
  );

type Admin = Awaited<ReturnType<typeof newAdmin>>;
type Given = { switchesIntegrations?: boolean; isLater?: boolean };

/** "Invite all", with or without the tick, now or in a while. */
async function invitedAll(admin: Admin, { isLater, ...given }: Given): Promise<string> {
  const { foreseen: _, ...input } = await chosen(admin, { query: "status=created" });
  const start = {
    day: new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10),
    time: "09:00",
  };
  const plan = { start: isLater ? start : null, waves: null };
  const begin = { ...input, ...given, source: "UNSENT", wording: null, plan } as const;
  return (await asAdmin(admin, (tx) => beginCampaign(tx, begin))).id;
}

test("a tick on Invite all lets integrations invite from its beginning on, once, in its maker's name", async () => {
  // an inviter alone: what they let happen is what they may do to anybody
  const admin = await newAdmin(org, ["INVITER"]);
  await crowdOf(org, 2, "Ticked");
  const seen = (await org.run(readSettings)).updatedAt;
  const id = await invitedAll(admin, { switchesIntegrations: true });
  expect(await inviting(org)).toBe(false);
  await worked(org, id);
  expect(await inviting(org)).toBe(true);
  // whoever has the settings open is told before their old form would switch it off again
  expect((await org.run(readSettings)).updatedAt.getTime()).toBeGreaterThan(seen.getTime());
  expect(await switchedOn(org)).toEqual([{ actId: id, actorId: admin.id }]);
  await crowdOf(org, 1, "Again");
  await worked(org, await invitedAll(admin, { switchesIntegrations: true }));
  expect(await switchedOn(org)).toHaveLength(1);
  expect(await inviting(other)).toBe(false);
});

test("without the tick, and of what is called off before it begins, nothing is switched on", async () => {
  const admin = await newAdmin(other);
  await crowdOf(other, 1, "Unticked");
  await worked(other, await invitedAll(admin, {}));
  expect(await inviting(other)).toBe(false);
  await crowdOf(other, 1, "Later");
  const id = await invitedAll(admin, { switchesIntegrations: true, isLater: true });
  await worked(other, id);
  expect(await inviting(other)).toBe(false);
  await asAdmin(admin, (tx) => steerCampaign(tx, { id, step: "stop" }));
  await worked(other, id);
  expect(await inviting(other)).toBe(false);
});

test("a planned one switches it on when it begins; a choice of some people never does", async () => {
  const admin = await newAdmin(other);
  await crowdOf(other, 1, "Planned");
  const id = await invitedAll(admin, { switchesIntegrations: true, isLater: true });
  await asAdmin(admin, (tx) => steerSeen(tx, { id, step: "start" }));
  await worked(other, id);
  expect(await inviting(other)).toBe(true);
  const third = await newOrg();
  const theirs = await newAdmin(third);
  const ids = await crowdOf(third, 1, "Some");
  const { foreseen: _, ...input } = await chosen(theirs, { ids });
  const some = { ...input, wording: null, switchesIntegrations: true };
  await worked(third, (await asAdmin(theirs, (tx) => beginCampaign(tx, some))).id);
  expect(await inviting(third)).toBe(false);
});

test("what was decided about the setting since it was planned stands; another change of the settings does not hinder it", async () => {
  const fourth = await newOrg();
  const inviter = await newAdmin(fourth, ["INVITER"]);
  const owner = await newAdmin(fourth);
  await crowdOf(fourth, 1, "Overruled");
  const id = await invitedAll(inviter, { switchesIntegrations: true, isLater: true });
  for (const integrationsInvite of [true, false])
    await asAdmin(owner, (tx) => changeSettings(tx, { integrationsInvite }));
  await asAdmin(inviter, (tx) => steerSeen(tx, { id, step: "start" }));
  await worked(fourth, id);
  expect(await inviting(fourth)).toBe(false);
  // whoever ticks after that means it, and a change of something else says nothing of it
  await crowdOf(fourth, 1, "Since");
  const since = await invitedAll(inviter, { switchesIntegrations: true, isLater: true });
  await asAdmin(owner, (tx) => changeSettings(tx, { linkLifeHours: 24 }));
  await asAdmin(inviter, (tx) => steerSeen(tx, { id: since, step: "start" }));
  await worked(fourth, since);
  expect(await inviting(fourth)).toBe(true);
});

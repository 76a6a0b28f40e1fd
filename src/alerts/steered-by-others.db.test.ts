import { beforeEach, expect, test } from "vitest";
import type { Step } from "@/campaigns/rules";
import { workerScope } from "@/gates/worker";
import { chooseAlerts } from "@/preferences/choose-alerts";
import { asAdmin, begun, crowdOf, worked } from "../../tests/support/campaigns";
import { asOwner } from "../../tests/support/connections";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { steerSeen } from "../../tests/support/steering";
import { tellEverywhere } from "./job";
import { listAlerts } from "./queries";
import { tellNews } from "./tell-news";

type Admin = Awaited<ReturnType<typeof newAdmin>>;

let org: TestOrg;
let colleague: Admin;
let maker: Admin;

beforeEach(async () => {
  org = await newOrg();
  colleague = await newAdmin(org);
  maker = await newAdmin(org, ["INVITER"]);
});

const tell = () => org.run(tellNews);
const toldTo = async ({ id }: Admin) =>
  (await org.run((tx) => listAlerts(tx, id, {}))).map(({ kind, details }) => [kind, details.step]);
const letters = () =>
  org.run(async (tx) => {
    const where = { orgId: tx.org, lane: 1, letter: { startsWith: "campaign-" } };
    const found = await tx.db.message.findMany({ where, orderBy: { queuedAt: "asc" } });
    return found.map(({ accountId, letter }) => [accountId, letter]);
  });
const steer = (who: Admin, id: string, step: Step) =>
  asAdmin(who, (tx) => steerSeen(tx, { id, step }));

async function campaign(): Promise<string> {
  const id = await begun(maker, { ids: await crowdOf(org, 3, "Crowd") });
  await worked(org, id);
  return id;
}

test("whose campaign a colleague pauses, and then stops, is told of each, and nobody else is", async () => {
  const id = await campaign();
  await steer(colleague, id, "pause");
  expect([await tell(), await tell()]).toEqual([1, 0]);
  expect(await toldTo(maker)).toEqual([["CAMPAIGN_STOPPED", "pause"]]);
  await steer(maker, id, "resume");
  await steer(colleague, id, "pause");
  await tell();
  await steer(colleague, id, "stop");
  await tell();
  await worked(org, id);
  await tell();
  const twice = ["CAMPAIGN_STOPPED", "pause"];
  expect(await toldTo(maker)).toEqual([["CAMPAIGN_STOPPED", "stop"], twice, twice]);
  expect(await toldTo(colleague)).toEqual([]);
  const paused = [maker.id, "campaign-paused"];
  expect(await letters()).toEqual([paused, paused, [maker.id, "campaign-ended"]]);
});

test("who pauses or stops their own campaign is told nothing of it; nor is who wants no such notice", async () => {
  const own = await campaign();
  await steer(maker, own, "pause");
  await steer(maker, own, "stop");
  await worked(org, own);
  expect([await tell(), await toldTo(maker)]).toEqual([0, []]);
  await asAdmin(maker, (tx) => chooseAlerts(tx, { CAMPAIGN_STOPPED: "NONE" }));
  const id = await campaign();
  await steer(colleague, id, "stop");
  await tell();
  expect([await toldTo(maker), await toldTo(colleague)]).toEqual([[], []]);
});

test("the worker finds it by itself, in whichever organisation it is", async () => {
  const other = await newOrg();
  const theirs = await newAdmin(other);
  const id = await campaign();
  await steer(colleague, id, "stop");
  await tellEverywhere({ scopeOf: workerScope, now: () => new Date(), stopping: () => false });
  expect(await toldTo(maker)).toEqual([["CAMPAIGN_STOPPED", "stop"]]);
  expect(await other.run((tx) => listAlerts(tx, theirs.id, {}))).toEqual([]);
  const untold = await asOwner(async (client) => {
    await client.query("SELECT set_config('app.org_id', $1, false)", [org.id]);
    return client.query("SELECT FROM app.campaigns WHERE id = $1 AND told_at IS NULL", [id]);
  });
  expect(untold.rowCount).toBe(0);
});

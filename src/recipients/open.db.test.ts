import { afterEach, expect, test } from "vitest";
import { readCampaign } from "@/campaigns/queries";
import { steerCampaign } from "@/campaigns/steer-campaign";
import { readPlannedFor } from "@/waves/queries";
import { asAdmin, crowdOf, planned, worked } from "../../tests/support/campaigns";
import { newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox } from "../../tests/support/pumping";
import { listRecipients } from "./list-recipients";
import { untoldOf } from "./rules";

afterEach(emptyOutbox);

const NOW = new Date("2026-03-02T10:00:00Z");
const LATER = { start: { day: "2026-03-12", time: "09:00" }, waves: null };

test("a planned campaign lists who is to be written to, and each of them is told of it; called off it still lists them", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const owner = await newAdmin(org);
  const ids = await crowdOf(org, 2, "Planned");
  const [one = ""] = ids;
  const id = await planned(owner, ids, LATER, NOW);
  const read = async () => {
    const campaign = await org.run((tx) => readCampaign(tx, id));
    if (!campaign) throw new Error("there is no campaign");
    return campaign;
  };
  const listed = async () => {
    const campaign = await read();
    const rows = await org.run((tx) => listRecipients(tx, campaign, { state: "OPEN" }));
    return { ids: rows.map((row) => row.id).sort(), untold: untoldOf(campaign) };
  };
  expect(await listed()).toEqual({ ids: [...ids].sort(), untold: 2 });
  const at = new Date("2026-03-12T08:00:00Z");
  const plan = { id, at, kind: "INVITE", count: 2 };
  expect(await org.run((tx) => readPlannedFor(tx, one))).toMatchObject(plan);
  expect(await other.run((tx) => readPlannedFor(tx, one))).toBeUndefined();
  await asAdmin(owner, (tx) => steerCampaign(tx, { id, step: "stop" }), NOW);
  await worked(org, id);
  expect(await listed()).toEqual({ ids: [...ids].sort(), untold: 2 });
  expect(await read()).toMatchObject({ state: "STOPPED", beganAt: null });
  expect(await org.run((tx) => readPlannedFor(tx, one))).toBeUndefined();
});

test("after a first wave the rest is listed beside who was written to", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const ids = await crowdOf(org, 3, "Waved");
  const waves = { size: 1, unit: "people", rest: "HAND" } as const;
  const id = await planned(owner, ids, { start: null, waves });
  await worked(org, id);
  const campaign = await org.run((tx) => readCampaign(tx, id));
  if (!campaign) throw new Error("there is no campaign");
  expect([campaign.state, untoldOf(campaign)]).toEqual(["BETWEEN", 2]);
  const rows = await org.run((tx) => listRecipients(tx, campaign, {}));
  expect(rows.map(({ state }) => state)).toEqual(["OPEN", "OPEN", "QUEUED"]);
});

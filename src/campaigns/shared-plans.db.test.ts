import { afterEach, expect, test } from "vitest";
import { listPlanned, readPlannedFor } from "@/waves/queries";
import { asAdmin, chosen, crowdOf, planned, worked } from "../../tests/support/campaigns";
import { newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox } from "../../tests/support/pumping";
import { steerSeen } from "../../tests/support/steering";
import { readCampaign } from "./queries";
import type { Step } from "./rules";

afterEach(emptyOutbox);

const BEFORE = new Date("2026-03-02T10:00:00Z");
const on = (day: string) => ({ start: { day, time: "09:00" }, waves: null });

test("who is chosen by two planned campaigns is invited by the one that was planned first", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const read = (id: string) => org.run((tx) => readCampaign(tx, id));
  const steer = (id: string, step: Step) =>
    asAdmin(owner, (tx) => steerSeen(tx, { id, step }), BEFORE);
  const both = await crowdOf(org, 3, "Both");
  const [alone = ""] = await crowdOf(org, 1, "Alone");
  const first = await planned(owner, both, on("2026-03-12"), BEFORE);
  const later = new Date(BEFORE.getTime() + 60_000);
  const second = await planned(owner, [...both, alone], on("2026-03-10"), later);
  const { foreseen } = await chosen(owner, { ids: both });
  expect(foreseen.missing).toMatchObject([{ code: "invite-planned", count: 3 }]);
  await steer(second, "start");
  await worked(org, second);
  expect(await read(second)).toMatchObject({ done: 1, refused: 3 });
  await steer(first, "start");
  await worked(org, first);
  expect(await read(first)).toMatchObject({ done: 3, refused: 0 });
});

test("a campaign that was planned before another one with the same people is not kept from them by it", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const both = await crowdOf(org, 3, "Kept");
  const others = await crowdOf(org, 1, "Other");
  const first = await planned(owner, both, on("2026-03-12"), BEFORE);
  const later = new Date(BEFORE.getTime() + 60_000);
  const second = await planned(owner, [...both, ...others], on("2026-03-20"), later);
  const plans = await org.run(listPlanned);
  expect(plans.map(({ id, count }) => [id, count])).toEqual([
    [first, 3],
    [second, 1],
  ]);
  const told = await org.run((tx) => readPlannedFor(tx, both[0] ?? ""));
  expect(told).toMatchObject({ id: first, count: 3 });
  await asAdmin(owner, (tx) => steerSeen(tx, { id: first, step: "start" }), later);
  await worked(org, first);
  expect(await org.run((tx) => readCampaign(tx, first))).toMatchObject({ done: 3, refused: 0 });
  expect(await org.run((tx) => readCampaign(tx, second))).toMatchObject({ state: "SCHEDULED" });
});

import { afterEach, expect, test } from "vitest";
import { readCampaign } from "@/campaigns/queries";
import { steerCampaign } from "@/campaigns/steer-campaign";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { openOf } from "@/recipients/rules";
import { asAdmin, crowdOf, planned, worked } from "../../../../../../tests/support/campaigns";
import { newAdmin, newOrg } from "../../../../../../tests/support/org";
import { emptyOutbox } from "../../../../../../tests/support/pumping";
import { readOpen } from "./read-page";

afterEach(emptyOutbox);

test("who was invited elsewhere while a campaign stood still is not told as still to be written to", async () => {
  const org = await newOrg();
  const [owner, auditor] = [await newAdmin(org), await newAdmin(org, ["AUDITOR"])];
  const ids = await crowdOf(org, 5, "Elsewhere");
  const waves = { size: 1, unit: "people", rest: "HAND" } as const;
  const id = await planned(owner, ids, { start: null, waves });
  await worked(org, id);
  await asAdmin(owner, (tx) => steerCampaign(tx, { id, step: "pause" }));
  const open = () =>
    asAdmin(auditor, async (tx) => {
      const campaign = await readCampaign(tx, id);
      if (!campaign) throw new Error("there is no campaign");
      return { confirmed: openOf(campaign), now: await readOpen(tx, campaign) };
    });
  expect(await open()).toEqual({ confirmed: 4, now: 4 });
  const awaiting = await org.run((tx) =>
    tx.db.account.findMany({ where: { orgId: tx.org, id: { in: ids }, status: "CREATED" } }),
  );
  const invite = (some: typeof awaiting) =>
    org.run((tx) => inviteAccounts(tx, { ids: some.map((one) => one.id), lane: 2 }));
  await invite(awaiting.slice(0, 3));
  expect(await open()).toEqual({ confirmed: 4, now: 1 });
  await invite(awaiting.slice(3));
  expect(await open()).toEqual({ confirmed: 4, now: 0 });
  await asAdmin(owner, (tx) => steerCampaign(tx, { id, step: "resume" }));
  await asAdmin(owner, (tx) => steerCampaign(tx, { id, step: "rest" }));
  await worked(org, id);
  expect(await open()).toEqual({ confirmed: 0, now: 0 });
});

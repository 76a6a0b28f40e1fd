import { afterEach, expect, test, vi } from "vitest";
import { begun, worked } from "../../tests/support/campaigns";
import { fakeTwilio } from "../../tests/support/fake-twilio";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTexts } from "../../tests/support/pumping";
import { deskOf, messageOf, texted } from "../../tests/support/texting";
import { countBarred } from "./count-barred";

await vi.hoisted(async () => (await import("../../tests/support/twilio-env")).stubTwilio());
afterEach(emptyOutbox);

const change = (org: TestOrg, data: object) =>
  org.run((tx) => tx.db.organization.update({ where: { orgId: tx.org }, data }));

test("texts that wait while they are switched off are counted, of a campaign and altogether, until they are on again", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const owner = await newAdmin(org);
  await change(org, { textCountries: ["FR", "NO"] });
  const person = { lastName: "Nord", email: "", phone: "+4791234567", externalId: "N" };
  const ids = [await newAccountIn(org, "CREATED", person)];
  const campaign = await begun(owner, { ids });
  await worked(org, campaign);
  await texted(org);
  await texted(other);
  const barred = (campaignId?: string) => org.run((tx) => countBarred(tx, campaignId));
  expect([await barred(), await barred(campaign)]).toEqual([0, 0]);
  await change(org, { textCountries: ["FR"] });
  expect([await barred(), await barred(campaign)]).toEqual([1, 1]);
  await change(org, { textsOn: false });
  expect([await barred(), await barred(campaign)]).toEqual([2, 1]);
  expect(await other.run((tx) => countBarred(tx))).toBe(0);
  await change(org, { textsOn: true, textCountries: ["FR", "NO"] });
  expect([await barred(), await barred(campaign)]).toEqual([0, 0]);
});

test("what is not switched on again counts as failed when its turn comes, and the Desk shows its person", async () => {
  const org = await newOrg();
  const { texter } = await fakeTwilio();
  const { id } = await texted(org);
  await change(org, { textsOn: false });
  await pumpTexts(texter, 5);
  expect(await messageOf(org, id)).toEqual({ state: "FAILED", reason: "text-country" });
  expect(await deskOf(org, id, 10)).toMatchObject({ reason: "failed", failure: "text-country" });
  expect(await org.run((tx) => countBarred(tx), at(10))).toBe(0);
});

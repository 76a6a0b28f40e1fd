import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { listRecipients } from "@/recipients/list-recipients";
import { tallyPeople } from "@/recipients/tally-people";
import { asAdmin, begun, worked } from "../../tests/support/campaigns";
import { fakeTwilio } from "../../tests/support/fake-twilio";
import { timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTexts } from "../../tests/support/pumping";
import { answered, messageOf, readAccount, texted } from "../../tests/support/texting";

await vi.hoisted(async () => (await import("../../tests/support/twilio-env")).stubTwilio());
afterEach(emptyOutbox);

let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg("Nordlys")];
});

test("a text that waits when its number answers STOP is cancelled, in every organisation, and never leaves", async () => {
  const { taken, texter } = await fakeTwilio();
  const { id, phone } = await texted(org);
  await pumpTexts(texter, 5);
  // the same number waits elsewhere, and by its side somebody's whom nobody stopped
  const waiting = await texted(other, phone);
  const bystander = await texted(other);
  await answered(phone, "STOP");
  expect(await messageOf(org, id)).toEqual({ state: "SENT", reason: null });
  expect(await messageOf(other, waiting.id)).toEqual({ state: "CANCELLED", reason: "21610" });
  expect(await timelineOf(other, waiting.id)).toContain("message-cancelled");
  // they were sent nothing there: nobody is told that they answered
  expect(await timelineOf(other, waiting.id)).not.toContain("texts-stopped");
  expect((await readAccount(other, waiting.id)).undeliverableReason).toBe("21610");
  expect((await messageOf(other, bystander.id)).state).toBe("QUEUED");
  await answered(phone, "START");
  await pumpTexts(texter, 10);
  expect(taken.map(({ to }) => to)).toEqual([phone, bystander.phone]);
});

test("a campaign says why a text of it was cancelled, and so does its list", async () => {
  const [own, owner] = await newOrg().then(async (made) => [made, await newAdmin(made)] as const);
  const phone = "+33622222222";
  const before = await texted(own, phone);
  const { texter } = await fakeTwilio();
  await pumpTexts(texter, 5);
  const person = { lastName: "Stopped", email: "", phone, externalId: "S" };
  const id = await newAccountIn(own, "CREATED", person);
  const campaign = await begun(owner, { ids: [id] });
  await worked(own, campaign);
  expect((await messageOf(own, id)).state).toBe("QUEUED");
  await answered(phone, "STOP");
  expect((await readAccount(own, before.id)).undeliverableReason).toBe("21610");
  expect(await messageOf(own, id)).toEqual({ state: "CANCELLED", reason: "21610" });
  const { faults } = await asAdmin(owner, (tx) => tallyPeople(tx, campaign), at(10));
  expect(faults).toMatchObject([{ state: "CANCELLED", reason: "21610", count: 1 }]);
  const { selectionId } = await own.run((tx) =>
    tx.db.campaign.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id: campaign } } }),
  );
  const rows = await asAdmin(owner, (tx) => listRecipients(tx, { id: campaign, selectionId }, {}));
  expect(rows).toMatchObject([{ id, state: "CANCELLED", reason: "21610" }]);
  expect((await other.run((tx) => tallyPeople(tx, campaign))).faults).toEqual([]);
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { changeAccounts } from "@/accounts/change-accounts";
import { beginCampaign } from "@/campaigns/begin-campaign";
import { markUndeliverable } from "@/reach/mark-undeliverable";
import { readOutlook } from "@/rehearsals/queries";
import { tallyOutcomes } from "@/selections/queries";
import { asAdmin, chosen, worked } from "../../tests/support/campaigns";
import { fakeTwilio } from "../../tests/support/fake-twilio";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox, pumpTexts } from "../../tests/support/pumping";
import { answered, texted } from "../../tests/support/texting";

await vi.hoisted(async () => (await import("../../tests/support/twilio-env")).stubTwilio());
afterEach(emptyOutbox);

const CREATED = "CREATED";
let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
/** Of this organisation somebody was texted on it, and answered STOP. */
let phone: string;
beforeEach(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
  const { texter } = await fakeTwilio();
  phone = (await texted(org)).phone;
  await pumpTexts(texter, 5);
  await answered(phone, "STOP");
});

/** With this number alone, with another, and with this one beside an address. */
async function people(of: TestOrg) {
  const alone = await newAccountIn(of, CREATED, { email: "", externalId: "alone", phone });
  const reached = { email: "", externalId: "reached", phone: "+33698989898" };
  const others = [
    await newAccountIn(of, CREATED, reached),
    await newAccountIn(of, CREATED, { phone }),
  ];
  return { alone, ids: [alone, ...others] };
}

test("who has nothing but a number that answered STOP is left out beforehand, for that reason, as they are at the press", async () => {
  const { ids, alone } = await people(org);
  const { foreseen, ...input } = await chosen(owner, { ids });
  expect(foreseen.channels).toEqual({ EMAIL: 1, SMS: 1, CODE: 0 });
  expect(foreseen.missing).toMatchObject([{ code: "text-stopped", count: 1 }]);
  const { id } = await asAdmin(owner, (tx) => beginCampaign(tx, { ...input, wording: null }));
  await worked(org, id);
  const outcomes = await org.run((tx) => tallyOutcomes(tx, input.selectionId));
  expect(outcomes).toContainEqual(expect.objectContaining({ outcome: "text-stopped", count: 1 }));
  // another number is another matter
  const phoned = { phone: "+33698989897" };
  const changes = [{ id: alone, change: phoned }];
  expect(await org.run((tx) => changeAccounts(tx, { changes }))).toMatchObject({ refused: [] });
  expect((await chosen(owner, { ids: [alone] })).foreseen).toMatchObject({
    missing: [],
    channels: { SMS: 1 },
  });
});

test("with codes they get one, the reason named; once they answer START they are texted", async () => {
  const { ids } = await people(org);
  const { foreseen } = await chosen(owner, { ids }, "INVITE", true);
  expect(foreseen.channels).toEqual({ EMAIL: 1, SMS: 1, CODE: 1 });
  expect(foreseen.unreached).toMatchObject([{ code: "text-stopped", count: 1 }]);
  expect(await asAdmin(owner, readOutlook)).toMatchObject({ instead: { "text-stopped": 1 } });
  await answered(phone, "START");
  expect((await chosen(owner, { ids }, "INVITE", true)).foreseen.channels.SMS).toBe(2);
  expect((await asAdmin(owner, readOutlook)).instead).toEqual({});
});

test("who has an address besides is left out beforehand as soon as mails to it come back", async () => {
  const id = await newAccountIn(org, CREATED, { email: "lost@halden.example", phone });
  expect((await chosen(owner, { ids: [id] })).foreseen.channels.EMAIL).toBe(1);
  const rows = [{ accountId: id, addressKey: "lost@halden.example", reason: "no-such-address" }];
  await org.run((tx) => markUndeliverable(tx, { rows }));
  const { foreseen } = await chosen(owner, { ids: [id] });
  expect(foreseen.channels).toEqual({ EMAIL: 0, SMS: 0, CODE: 0 });
  expect(foreseen.missing).toMatchObject([{ code: "undeliverable", count: 1 }]);
});

test("what a number answered others is told beforehand to those who may text as many as they like, and to nobody else", async () => {
  const other = await newOrg();
  const theirs = await newAdmin(other);
  const { ids } = await people(other);
  expect((await chosen(theirs, { ids })).foreseen.channels.SMS).toBe(2);
  await other.run((tx) =>
    tx.db.organization.update({ where: { orgId: tx.org }, data: { trustStep: 3 } }),
  );
  const { foreseen } = await chosen(theirs, { ids });
  expect(foreseen.missing).toMatchObject([{ code: "text-stopped", count: 1 }]);
});

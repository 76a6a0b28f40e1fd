import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { beginCampaign } from "@/campaigns/begin-campaign";
import { correctAddress } from "@/desk/correct-address";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { tallyOutcomes } from "@/selections/queries";
import { asAdmin, chosen, worked } from "../../tests/support/campaigns";
import { fakeTwilio } from "../../tests/support/fake-twilio";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTexts } from "../../tests/support/pumping";
import { answered, messageOf, texted } from "../../tests/support/texting";
import { readTextsToday } from "./queries";

/* Who may text few is told of no number whether it answered STOP to others, unless by a text that counts for the day. */

await vi.hoisted(async () => (await import("../../tests/support/twilio-env")).stubTwilio());
afterEach(emptyOutbox);

const DAY = 86_400;
let texter: Awaited<ReturnType<typeof fakeTwilio>>["texter"];
let young: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;
/** Numbers that answered STOP to another organisation. */
let phones: string[];
beforeEach(async () => {
  ({ texter } = await fakeTwilio());
  young = await newOrg("Young");
  admin = await newAdmin(young);
  const elsewhere = await newOrg();
  phones = [(await texted(elsewhere)).phone, (await texted(elsewhere)).phone];
  await pumpTexts(texter, 5);
  for (const phone of phones) await answered(phone, "STOP");
});

const withNumber = (phone = "", externalId = phone) =>
  newAccountIn(young, "CREATED", { email: "", externalId, phone });
const change = (data: object) =>
  young.run((tx) => tx.db.organization.update({ where: { orgId: tx.org }, data }));
const statesOf = async (ids: readonly string[]) =>
  (await Promise.all(ids.map((id) => messageOf(young, id)))).map(({ state }) => state).toSorted();
const today = async (day: number) =>
  (await young.run(readTextsToday, at(day * DAY))).get("FR") ?? 0;

test("a campaign queues texts to all of them, as was foreseen", async () => {
  const ids = await Promise.all(phones.map((phone) => withNumber(phone)));
  const { foreseen, ...input } = await chosen(admin, { ids });
  expect(foreseen).toMatchObject({ channels: { SMS: 2 }, missing: [] });
  const begin = { ...input, wording: null };
  const { id } = await asAdmin(admin, (tx) => beginCampaign(tx, begin));
  await worked(young, id);
  const outcomes = await young.run((tx) => tallyOutcomes(tx, input.selectionId));
  expect(outcomes.filter(({ outcome }) => outcome === "text-stopped")).toEqual([]);
  expect(await statesOf(ids)).toEqual(["QUEUED", "QUEUED"]);
});

test("they are told as their text is about to leave, as many a day as it may text", async () => {
  const ids = await Promise.all(phones.map((phone) => withNumber(phone)));
  await young.run((tx) => inviteAccounts(tx, { ids, lane: 3 }), at(0));
  await change({ textsADay: 1 });
  for (const seconds of [5, 3_600]) {
    await pumpTexts(texter, seconds);
    expect(await statesOf(ids)).toEqual(["FAILED", "QUEUED"]);
    expect(await today(0)).toBe(1);
  }
  await pumpTexts(texter, DAY);
  expect(await statesOf(ids)).toEqual(["FAILED", "FAILED"]);
  expect(await today(1)).toBe(1);
});

test("a text that waits tells no more of its number than none: whoever else has it is counted as a text", async () => {
  const [phone = ""] = phones;
  expect((await texted(young, phone)).channel).toBe("SMS");
  const ids = [await withNumber(phone, "twin")];
  expect((await chosen(admin, { ids })).foreseen).toMatchObject({ channels: { SMS: 1 } });
  expect((await texted(young, phone, { externalId: "third" })).channel).toBe("SMS");
  const id = await newAccountIn(young, "CREATED", { email: "x@halden.example" });
  await young.run((tx) => correctAddress(tx, { id, phone }), at(0));
  expect(await statesOf([id])).toEqual(["QUEUED"]);
});

test("nor does one that left to another number that the same person had", async () => {
  const { id } = await texted(young);
  await pumpTexts(texter, 5);
  const [phone = ""] = phones;
  await young.run((tx) => correctAddress(tx, { id, phone }), at(6));
  const ids = [await withNumber(phone, "twin")];
  expect((await chosen(admin, { ids })).foreseen).toMatchObject({ channels: { SMS: 1 } });
  expect((await texted(young, phone, { externalId: "third" })).channel).toBe("SMS");
});

test("who is trusted is told at once, and books nothing for it", async () => {
  await change({ trustStep: 3 });
  expect((await texted(young, phones[0])).channel).toBe("CODE");
  expect(await today(0)).toBe(0);
});

import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { workerScope } from "@/gates/worker";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { OrgTx } from "@/lib/org";
import { pump } from "@/messages/job";
import { listRecipients } from "@/recipients/list-recipients";
import { readOutlook } from "@/rehearsals/queries";
import { asAdmin, chosen, crowdOf, worked } from "../../tests/support/campaigns";
import { fakeTwilio } from "../../tests/support/fake-twilio";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { emptyOutbox } from "../../tests/support/pumping";
import { beginCampaign } from "./begin-campaign";

await vi.hoisted(async () => (await import("../../tests/support/twilio-env")).stubTwilio());
afterEach(emptyOutbox);

let org: TestOrg;
let other: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;

beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg()];
  owner = await newAdmin(org, ["OWNER"]);
  await crowdOf(other, 2, "Bystander", { email: undefined, phone: "+33698000001" });
});

let phones = 0;
const mobile = (start: "+336" | "+479" = "+336"): string => {
  phones += 1;
  return start === "+336"
    ? `+33611${String(phones).padStart(6, "0")}`
    : `+4790${String(phones).padStart(6, "0")}`;
};

const lose = (tx: OrgTx, id: string, undeliverableBy: "EMAIL" | "SMS") =>
  tx.db.account.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: { undeliverableAt: tx.now, undeliverableBy },
  });

test("who the first way does not reach is invited by the next, as it was counted before", async () => {
  const none = { email: undefined };
  const ids = await crowdOf(
    org,
    6,
    "Next",
    {},
    { ...none, phone: mobile() },
    { ...none, phone: mobile("+479") },
    { phone: mobile() },
    {},
    { ...none, externalId: "N-1" },
  );
  const [, , , lostMail = "", lostAll = ""] = ids;
  await org.run((tx) => lose(tx, lostMail, "EMAIL"));
  await org.run((tx) => lose(tx, lostAll, "EMAIL"));
  const bare = await chosen(owner, { ids });
  expect(bare.foreseen).toMatchObject({ channels: { EMAIL: 1, SMS: 2, CODE: 0 } });
  const left = bare.foreseen.missing.map(({ code, count }) => `${code} ${count}`);
  expect(left.sort()).toEqual(["no-address 1", "text-country 1", "undeliverable 1"]);
  const { foreseen, ...input } = await chosen(owner, { ids }, "INVITE", true);
  expect(foreseen).toMatchObject({ channels: { EMAIL: 1, SMS: 2, CODE: 3 }, missing: [] });
  const outlook = await asAdmin(owner, readOutlook);
  expect(outlook.channels).toEqual(foreseen.channels);
  expect(outlook.instead).toEqual({ "no-address": 1, "text-country": 1, undeliverable: 1 });
  const { id } = await asAdmin(owner, (tx) => beginCampaign(tx, { ...input, wording: null }));
  await worked(org, id);
  const told = await org.run((tx) => listRecipients(tx, { ...input, id }, {}));
  const ways = new Map(told.map(({ id: who, channel }) => [who, channel]));
  expect(ids.map((who) => ways.get(who))).toEqual(["EMAIL", "SMS", "CODE", "SMS", "CODE", "CODE"]);
});

test("an admin's own text goes to who is texted, and mails keep the default", async () => {
  const ids = await crowdOf(org, 2, "Worded", {}, { email: undefined, phone: mobile() });
  const { foreseen: _, ...input } = await chosen(owner, { ids });
  const words = { wording: null, text: "Salut {firstName}, on commence lundi." };
  const { id } = await asAdmin(owner, (tx) => beginCampaign(tx, { ...input, ...words }));
  await worked(org, id);
  const { taken, texter } = await fakeTwilio();
  const world = { mailer: undefined, texter, stopping: () => false, scopeOf: workerScope };
  expect(await pump({ ...world, now: () => new Date() })).toBe(1);
  expect(taken[0]?.body).toMatch(/^Salut Amara, on commence lundi\. https?:/);
  const worded = await org.run((tx) =>
    tx.db.message.findMany({
      where: { orgId: tx.org, campaignId: id },
      select: { channel: true, wordingId: true },
      orderBy: { channel: "asc" },
    }),
  );
  expect(worded).toEqual([
    { channel: "EMAIL", wordingId: null },
    { channel: "SMS", wordingId: expect.any(String) },
  ]);
});

test("a text leaves the mail alone that waits beside it, and what was asked for by one way goes by no other", async () => {
  const [id = ""] = await crowdOf(org, 1, "Beside", { phone: mobile() });
  const invite = (way: "EMAIL" | "SMS") =>
    org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2, way }));
  await invite("EMAIL");
  await invite("SMS");
  const waiting = () =>
    org.run((tx) =>
      tx.db.message.count({ where: { orgId: tx.org, accountId: id, state: "QUEUED" } }),
    );
  expect(await waiting()).toBe(2);
  await org.run((tx) =>
    tx.db.organization.update({ where: { orgId: tx.org }, data: { textsOn: false } }),
  );
  expect((await invite("SMS")).refused).toEqual([{ id, code: "no-address" }]);
  expect(await waiting()).toBe(2);
});

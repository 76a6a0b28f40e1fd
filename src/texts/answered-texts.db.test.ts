import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { correctAddress } from "@/desk/correct-address";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { fakeTwilio } from "../../tests/support/fake-twilio";
import { timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTexts } from "../../tests/support/pumping";
import {
  answered,
  deskOf,
  messageOf,
  posted,
  readAccount,
  texted,
} from "../../tests/support/texting";
import { readTextsToday } from "./queries";
import { readNumbers } from "./read-numbers";

await vi.hoisted(async () => (await import("../../tests/support/twilio-env")).stubTwilio());
afterEach(emptyOutbox);

let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg("Nordlys")];
});

test.each([
  ["30003", null],
  ["30004", "30004"],
  ["30005", "30005"],
  ["30006", "30006"],
  ["30007", null],
  ["30008", null],
])(
  "a text that comes back with %s is shown so, and marks its number where it is of no use",
  async (code, mark) => {
    const { taken, texter } = await fakeTwilio();
    const { id } = await texted(org);
    await pumpTexts(texter, 5);
    const { pathname, search } = new URL(taken[0]?.callback ?? "");
    const fields = { MessageStatus: "undelivered", ErrorCode: code };
    expect((await posted(pathname + search, fields, "x".repeat(32))).status).toBe(401);
    const elsewhere = search.replace(org.id, other.id);
    for (const query of [elsewhere, search])
      expect((await posted(pathname + query, fields)).status).toBe(204);
    expect(await messageOf(org, id)).toEqual({ state: "BOUNCED", reason: code });
    expect((await readAccount(org, id)).undeliverableReason).toBe(mark);
    expect(await deskOf(org, id)).toMatchObject(
      mark
        ? { reason: "undeliverable", undeliverableReason: code }
        : { reason: "failed", failure: code },
    );
    expect(await deskOf(other, id)).toBeUndefined();
  },
);

test("STOP ends texts to a number in every organisation, START begins them again, and nobody else's word counts", async () => {
  const { taken, texter } = await fakeTwilio();
  const { id, phone } = await texted(org);
  const twin = await newAccountIn(other, "CREATED", { email: "", externalId: "T", phone });
  await other.run((tx) => inviteAccounts(tx, { ids: [twin], lane: 2 }), at(0));
  const keeper = await newOrg();
  const kept = await newAccountIn(keeper, "INVITED", { email: "", externalId: "K", phone });
  await pumpTexts(texter, 5);
  expect((await answered(phone, "STOP", "x".repeat(32))).status).toBe(401);
  await answered(phone, "What is this?");
  expect((await texted(org, phone, { externalId: "A" })).channel).toBe("SMS");
  expect((await answered(phone, " Stop. ")).headers.get("content-type")).toMatch(/xml/);
  // the next way is taken: a code
  expect((await texted(org, phone, { externalId: "B" })).channel).toBe("CODE");
  for (const [who, of] of [
    [id, org],
    [twin, other],
  ] as const) {
    expect((await readAccount(of, who)).undeliverableReason).toBe("21610");
    expect(await timelineOf(of, who)).toContain("texts-stopped");
  }
  await pumpTexts(texter, 10);
  expect(taken).toHaveLength(2);
  // who sent nothing there cannot try out whether a number answered
  expect((await readAccount(keeper, kept)).undeliverableReason).toBeNull();
  await answered(phone, "START");
  expect(await timelineOf(keeper, kept)).not.toContainEqual(expect.stringMatching(/^texts-/));
  expect((await readAccount(org, id)).undeliverableReason).toBeNull();
  expect((await texted(org, phone, { externalId: "C" })).channel).toBe("SMS");
});

test("numbers that were written before anybody asked are read, a landline among them", async () => {
  const [mobile, landline] = [await texted(org), await texted(org, "+33142681235")];
  const unread = { where: { orgId: org.id }, data: { mobileCountry: null } };
  await org.run((tx) => tx.db.account.updateMany(unread));
  expect((await texted(org, mobile.phone, { externalId: "Z" })).channel).toBe("SMS");
  expect(await org.run((tx) => readNumbers(tx, { most: 1_000 }))).toBeGreaterThan(1);
  expect(await org.run((tx) => readNumbers(tx, { most: 1_000 }))).toBe(0);
  expect((await readAccount(org, mobile.id)).mobileCountry).toBe("FR");
  expect((await readAccount(org, landline.id)).mobileCountry).toBe("");
});

test("texts keep to the countries that are on and to a cap for each a day; landlines are not texted", async () => {
  const { taken, texter } = await fakeTwilio();
  expect((await texted(org, "+4791234567")).channel).toBe("CODE");
  expect((await texted(org, "+33142681234")).channel).toBe("CODE");
  const change = (data: object) =>
    org.run((tx) => tx.db.organization.update({ where: { orgId: tx.org }, data }));
  await change({ textCountries: ["FR", "NO"] });
  const left = (await org.run(readTextsToday, at(0))).get("FR") ?? 0;
  await change({ textsADay: left + 1 });
  const people = [
    await texted(org),
    await texted(org, undefined, {}, 1),
    await texted(org, "+4791234568"),
  ];
  await pumpTexts(texter, 5);
  expect(taken.map(({ to }) => to).sort()).toEqual([people[0]?.phone, people[2]?.phone].sort());
  const late = people[1]?.id ?? "";
  expect((await messageOf(org, late)).state).toBe("QUEUED");
  await pumpTexts(texter, 3_600);
  expect(taken).toHaveLength(2);
  await pumpTexts(texter, 86_400);
  expect((await messageOf(org, late)).state).toBe("SENT");
  await change({ textsADay: 1 });
  expect((await texted(org, undefined, {}, 86_401)).refused).toBe("texts-full");
  await change({ textsOn: false, textCountries: [], textsADay: 500 });
  expect((await texted(org)).channel).toBe("CODE");
  await change({ textsOn: true });
});

test("who may text nobody more today learns of no number whether it answered STOP", async () => {
  const spender = await newOrg("Spender");
  const { texter } = await fakeTwilio();
  const { phone } = await texted(org, "+33612345677");
  await pumpTexts(texter, 5);
  await answered(phone, "STOP");
  const data = { textsADay: 1 };
  await spender.run((tx) => tx.db.organization.update({ where: { orgId: tx.org }, data }));
  await texted(spender, "+33612345699");
  await pumpTexts(texter, 5);
  const id = await newAccountIn(spender, "CREATED", { email: "x@halden.example" });
  for (const tried of [phone, "+33612345655"])
    await expect(
      spender.run((tx) => correctAddress(tx, { id, phone: tried }), at(0)),
    ).rejects.toMatchObject({ code: "texts-full" });
});

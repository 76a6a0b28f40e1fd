import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { POST } from "@/app/api/webhooks/texts/route";
import { GET } from "@/app/c/[code]/route";
import { claimAccount } from "@/invitations/claim-account";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { ownUrl, readToken } from "@/lib/secrets";
import type { Answer } from "../../tests/support/fake-twilio";
import { fakeTwilio, TOKEN } from "../../tests/support/fake-twilio";
import { messagesOf, sendsOf, timelineOf, worthOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTexts } from "../../tests/support/pumping";
import { readTextsToday } from "./queries";
import { readNumbers } from "./read-numbers";

vi.hoisted(() =>
  vi
    .stubEnv("TEXT_TRANSPORT", "twilio")
    .stubEnv("TWILIO_ACCOUNT_SID", `AC${"0".repeat(32)}`)
    .stubEnv("TWILIO_AUTH_TOKEN", "what-twilio-signs-with-in-these-tests")
    .stubEnv("TWILIO_FROM", "+33700000000")
    .stubEnv("TWILIO_URL", "http://127.0.0.1:9")
    .stubEnv("TEXT_RATE", "1000"),
);
afterEach(emptyOutbox);

let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg("Nordlys")];
});

let numbers = 0;
function aMobile(): string {
  numbers += 1;
  return `+3361${String(numbers).padStart(7, "0")}`;
}

/** Somebody with a mobile and no address, invited; the second organisation has a person of the same number. */
async function texted(
  phone = aMobile(),
  given: Parameters<typeof newAccountIn>[2] = {},
  seconds = 0,
) {
  const id = await newAccountIn(org, "CREATED", {
    email: "",
    externalId: phone,
    phone,
    ...given,
  });
  const { done, refused } = await org.run(
    (tx) => inviteAccounts(tx, { ids: [id], lane: 2, withCodes: true }),
    at(seconds),
  );
  return { id, phone, channel: done[0]?.channel, refused: refused[0]?.code };
}

const read = (id: string, of = org) =>
  of.run((tx) => tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } }));
const messageOf = async (id: string) => {
  const [message] = await messagesOf(org, id);
  return { state: message?.state, reason: message?.reason };
};

/** What Twilio posts, signed with the account's token for the address that it was given. */
function posted(path: string, fields: Record<string, string>, token = TOKEN): Promise<Response> {
  const url = ownUrl(path);
  return POST(
    new Request(url, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { "x-twilio-signature": getExpectedTwilioSignature(token, url, fields) },
    }),
  );
}
const TEXTS = "/api/webhooks/texts";
const answered = (From: string, Body: string, token?: string) =>
  posted(TEXTS, { From, Body, SmsStatus: "received" }, token);

const follow = async (code: string) => {
  const request = new Request(ownUrl(`/c/${code}`));
  const response = await GET(request, { params: Promise.resolve({ code }) });
  return { status: response.status, to: response.headers.get("location") ?? "" };
};

test("an invitation leaves as a text, is told as delivered, and its short link claims and proves the number", async () => {
  const { taken, texter } = await fakeTwilio();
  const { id, phone, channel } = await texted();
  expect(channel).toBe("SMS");
  expect(await pumpTexts(texter, 5)).toBe(1);
  const [text] = taken;
  expect(text).toMatchObject({ to: phone, callback: expect.stringContaining(TEXTS) });
  expect(text?.body).toMatch(/^Halden Group invites you\. .+\/c\/[0-9a-z]{16}$/);
  expect(await messageOf(id)).toEqual({ state: "SENT", reason: null });
  const { pathname, search } = new URL(text?.callback ?? "");
  for (const MessageStatus of ["sent", "delivered", "sent"])
    expect((await posted(pathname + search, { MessageStatus })).status).toBe(204);
  expect((await messageOf(id)).state).toBe("DELIVERED");
  const code = text?.body.slice(-16) ?? "";
  const { status, to } = await follow(code.toUpperCase());
  const link = readToken("claim", to.split("/").at(-1) ?? "");
  const [send = ""] = await sendsOf(org, id, "SMS");
  expect([status, link?.org, link?.row]).toEqual([303, org.id, send]);
  const claim = { sendId: send, passwordHash: "hash", about: {} };
  await inOrg(
    mintScope(org.id, { kind: "invitee" }),
    (tx) => claimAccount(tx, claim),
    "act",
    at(60),
  );
  expect(await read(id)).toMatchObject({
    ...{ status: "ACTIVE", phoneVerifiedAt: expect.any(Date), emailVerifiedAt: null },
  });
  expect(await timelineOf(org, id)).toEqual([
    ...["created", "invite", "message-sent", "message-delivered", "claim"],
  ]);
});

test("a short link that nobody was sent leads to the page of one that is worth nothing, by the same answer", async () => {
  const { status, to } = await follow("0123456789abcdef");
  expect([status, to]).toEqual([303, expect.stringMatching(/^\/claim\/claim_[\w-]{22}_/)]);
  expect(readToken("claim", to.split("/").at(-1) ?? "")).toBeUndefined();
});

test("a newer text replaces the link once it is out, and another number makes it worthless", async () => {
  const { taken, texter } = await fakeTwilio();
  const { id } = await texted();
  await pumpTexts(texter, 5);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2, letter: "reminder" }), at(60));
  const [first, second] = await sendsOf(org, id, "SMS");
  expect(await worthOf(org, first, at(61))).toBe("live");
  await pumpTexts(texter, 65);
  expect(taken.map(({ body }) => body.slice(0, 8))).toEqual(["Halden G", "Reminder"]);
  expect([await worthOf(org, first, at(70)), await worthOf(org, second, at(70))]).toEqual([
    ...["replaced", "live"],
  ]);
  await org.run((tx) =>
    tx.db.account.update({
      where: { orgId_id: { orgId: tx.org, id } },
      data: { phone: "+33698765432", phoneKey: "+33698765432" },
    }),
  );
  expect(await worthOf(org, second, at(70))).toBe("neutral");
});

type Refused = [answer: Answer, state: string, reason: string | null, undeliverable: string | null];
test.each<Refused>([
  [{ status: 400, code: 21211 }, "FAILED", "21211", "21211"],
  [{ status: 400, code: 21610 }, "FAILED", "21610", "21610"],
  [{ status: 400, code: 21614 }, "FAILED", "21614", "21614"],
  [{ status: 400, code: 21408 }, "FAILED", "21408", null],
  [{ status: 400, code: 30007 }, "FAILED", "30007", null],
  [{ status: 500, code: 20500 }, "DELAYED", "20500", null],
  [{ status: 429, code: 20429 }, "QUEUED", null, null],
  [{ status: 401, code: 20003 }, "QUEUED", null, null],
  ["silent", "DELAYED", "ECONNABORTED", null],
])("to %j a text becomes %s, %s", async (answer, state, reason, undeliverable) => {
  const phone = aMobile();
  const { texter } = await fakeTwilio({ [phone]: answer });
  const { id } = await texted(phone);
  await pumpTexts(texter, 5);
  expect(await messageOf(id)).toEqual({ state, reason });
  expect(await read(id)).toMatchObject({
    ...{ undeliverableReason: undeliverable, undeliverableBy: undeliverable && "SMS" },
  });
});

test("what was taken without our knowing is looked for, and not sent twice", async () => {
  const phone = aMobile();
  const { taken, texter, answers } = await fakeTwilio({ [phone]: "taken" });
  const { id } = await texted(phone);
  await pumpTexts(texter, 5);
  expect((await messageOf(id)).state).toBe("DELAYED");
  delete answers[phone];
  await pumpTexts(texter, 600);
  expect((await messageOf(id)).state).toBe("SENT");
  expect(taken).toHaveLength(1);
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
    const { id } = await texted();
    await pumpTexts(texter, 5);
    const { pathname, search } = new URL(taken[0]?.callback ?? "");
    const fields = { MessageStatus: "undelivered", ErrorCode: code };
    expect((await posted(pathname + search, fields, "x".repeat(32))).status).toBe(401);
    const elsewhere = search.replace(org.id, other.id);
    for (const query of [elsewhere, search])
      expect((await posted(pathname + query, fields)).status).toBe(204);
    expect(await messageOf(id)).toEqual({ state: "BOUNCED", reason: code });
    expect((await read(id)).undeliverableReason).toBe(mark);
  },
);

test("STOP ends texts to a number in every organisation, START begins them again, and nobody else's word counts", async () => {
  const { taken, texter } = await fakeTwilio();
  const { id, phone } = await texted();
  const twin = await newAccountIn(other, "CREATED", { email: "", externalId: "T", phone });
  await other.run((tx) => inviteAccounts(tx, { ids: [twin], lane: 2 }), at(0));
  await pumpTexts(texter, 5);
  expect((await answered(phone, "STOP", "x".repeat(32))).status).toBe(401);
  await answered(phone, "What is this?");
  expect((await texted(phone, { externalId: "A" })).channel).toBe("SMS");
  expect((await answered(phone, " Stop. ")).headers.get("content-type")).toMatch(/xml/);
  expect((await texted(phone, { externalId: "B" })).refused).toBe("text-stopped");
  for (const [who, of] of [
    [id, org],
    [twin, other],
  ] as const) {
    expect((await read(who, of)).undeliverableReason).toBe("21610");
    expect(await timelineOf(of, who)).toContain("texts-stopped");
  }
  await pumpTexts(texter, 10);
  expect(taken).toHaveLength(2);
  await answered(phone, "START");
  expect((await read(id)).undeliverableReason).toBeNull();
  expect((await texted(phone, { externalId: "C" })).channel).toBe("SMS");
});

test("numbers that were written before anybody asked are read, a landline among them", async () => {
  const [mobile, landline] = [await texted(), await texted("+33142681235")];
  const unread = { where: { orgId: org.id }, data: { mobileCountry: null } };
  await org.run((tx) => tx.db.account.updateMany(unread));
  expect((await texted(mobile.phone, { externalId: "Z" })).channel).toBe("SMS");
  expect(await org.run((tx) => readNumbers(tx, { most: 1_000 }))).toBeGreaterThan(1);
  expect(await org.run((tx) => readNumbers(tx, { most: 1_000 }))).toBe(0);
  expect((await read(mobile.id)).mobileCountry).toBe("FR");
  expect((await read(landline.id)).mobileCountry).toBe("");
});

test("texts keep to the countries that are on and to a cap for each a day; landlines are not texted", async () => {
  const { taken, texter } = await fakeTwilio();
  expect((await texted("+4791234567")).refused).toBe("text-country");
  expect((await texted("+33142681234")).channel).toBe("CODE");
  const change = (data: object) =>
    org.run((tx) => tx.db.organization.update({ where: { orgId: tx.org }, data }));
  await change({ textCountries: ["FR", "NO"] });
  const left = (await org.run(readTextsToday, at(0))).get("FR") ?? 0;
  await change({ textsADay: left + 1 });
  const people = [await texted(), await texted(undefined, {}, 1), await texted("+4791234568")];
  await pumpTexts(texter, 5);
  expect(taken.map(({ to }) => to).sort()).toEqual([people[0]?.phone, people[2]?.phone].sort());
  const late = people[1]?.id ?? "";
  expect((await messageOf(late)).state).toBe("QUEUED");
  await pumpTexts(texter, 3_600);
  expect(taken).toHaveLength(2);
  await pumpTexts(texter, 86_400);
  expect((await messageOf(late)).state).toBe("SENT");
  await change({ textsADay: 1 });
  expect((await texted(undefined, {}, 86_401)).refused).toBe("texts-full");
  await change({ textsOn: false, textCountries: [], textsADay: 500 });
  expect((await texted()).channel).toBe("CODE");
  await change({ textsOn: true });
});

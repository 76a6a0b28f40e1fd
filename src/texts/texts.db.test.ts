import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { GET } from "@/app/c/[code]/route";
import { claimAccount } from "@/invitations/claim-account";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { ownUrl, readToken } from "@/lib/secrets";
import type { Answer } from "../../tests/support/fake-twilio";
import { fakeTwilio } from "../../tests/support/fake-twilio";
import { sendsOf, timelineOf, worthOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTexts } from "../../tests/support/pumping";
import { deskOf, messageOf, posted, readAccount, texted } from "../../tests/support/texting";
import { textFaultOf } from "./rules";

await vi.hoisted(async () => (await import("../../tests/support/twilio-env")).stubTwilio());
afterEach(emptyOutbox);

let org: TestOrg;
beforeAll(async () => {
  org = await newOrg();
});

const follow = async (code: string) => {
  const request = new Request(ownUrl(`/c/${code}`));
  const response = await GET(request, { params: Promise.resolve({ code }) });
  return { status: response.status, to: response.headers.get("location") ?? "" };
};

let refusals = 0;
const aPhone = (): string => {
  refusals += 1;
  return `+3362${String(refusals).padStart(7, "0")}`;
};

test("an invitation leaves as a text, is told as delivered, and its short link claims and proves the number", async () => {
  const { taken, texter } = await fakeTwilio();
  const { id, phone, channel } = await texted(org);
  expect(channel).toBe("SMS");
  expect(await pumpTexts(texter, 5)).toBe(1);
  const [text] = taken;
  expect(text).toMatchObject({
    to: phone,
    callback: expect.stringContaining("/api/webhooks/texts"),
  });
  expect(text?.body).toMatch(/^Halden Group invites you\. .+\/c\/[0-9a-z]{16}$/);
  expect(await messageOf(org, id)).toEqual({ state: "SENT", reason: null });
  const { pathname, search } = new URL(text?.callback ?? "");
  for (const MessageStatus of ["sent", "delivered", "sent"])
    expect((await posted(pathname + search, { MessageStatus })).status).toBe(204);
  expect((await messageOf(org, id)).state).toBe("DELIVERED");
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
  expect(await readAccount(org, id)).toMatchObject({
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
  const { id } = await texted(org);
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
  [{ status: 500, code: 20500 }, "DELAYED", "text-unanswered", null],
  [{ status: 429, code: 20429 }, "QUEUED", null, null],
  [{ status: 401, code: 20003 }, "QUEUED", null, null],
  ["silent", "DELAYED", "text-unanswered", null],
])("to %j a text becomes %s, %s", async (answer, state, reason, undeliverable) => {
  const phone = aPhone();
  const { texter } = await fakeTwilio({ [phone]: answer });
  const { id } = await texted(org, phone);
  await pumpTexts(texter, 5);
  expect(await messageOf(org, id)).toEqual({ state, reason });
  expect(await readAccount(org, id)).toMatchObject({
    ...{ undeliverableReason: undeliverable, undeliverableBy: undeliverable && "SMS" },
  });
  const shown = undeliverable
    ? { reason: "undeliverable", undeliverableReason: undeliverable }
    : { reason: "failed", failure: reason };
  const row = await deskOf(org, id);
  if (state === "FAILED") expect(row).toMatchObject(shown);
  else expect(row).toBeUndefined();
});

test.each<Answer>([{ status: 500, code: 20500 }, "silent"])(
  "a provider that never gives an answer (%j) is given up in the end, and the Desk says so of its people",
  async (answer) => {
    const phone = aPhone();
    const { texter } = await fakeTwilio({ [phone]: answer });
    const { id } = await texted(org, phone);
    for (const hours of [0, 1, 2, 3, 5, 8, 13, 22, 24]) await pumpTexts(texter, 5 + hours * 3_600);
    expect(await messageOf(org, id)).toMatchObject({ state: "FAILED" });
    const row = await deskOf(org, id);
    expect(row?.reason).toBe("failed");
    expect(textFaultOf(row?.failure ?? null)).toBe("unanswered");
  },
);

test.each([
  ["", 600],
  [" across midnight, when the day on it is another", 86_400],
])("what was taken without our knowing is looked for, and not sent twice%s", async (_, seconds) => {
  const phone = aPhone();
  const { taken, texter, answers } = await fakeTwilio({ [phone]: "taken" });
  const { id } = await texted(org, phone);
  await pumpTexts(texter, 5);
  expect((await messageOf(org, id)).state).toBe("DELAYED");
  delete answers[phone];
  await pumpTexts(texter, seconds);
  expect((await messageOf(org, id)).state).toBe("SENT");
  expect(taken).toHaveLength(1);
});

test("a messaging service sends for the number it is asked for, and a text of another link is another text", async () => {
  const phone = aPhone();
  const { taken, texter } = await fakeTwilio({}, `MG${"a".repeat(32)}`);
  const { id } = await texted(org, phone);
  await pumpTexts(texter, 5);
  expect(await messageOf(org, id)).toEqual({ state: "SENT", reason: null });
  expect(taken).toMatchObject([{ to: phone, sender: `MG${"a".repeat(32)}` }]);
  const repeat = { to: phone, segments: 1, statusCallback: undefined, isRepeat: true };
  const body = `Come: ${ownUrl(`/c/${"7".repeat(16)}`)}`;
  await texter.send({ ...repeat, body });
  await texter.send({ ...repeat, body: `${body} until tomorrow` });
  expect(taken).toHaveLength(2);
});

import { beforeAll, expect, test, vi } from "vitest";
import { editAccount } from "@/accounts/edit-account";
import { copyLink } from "@/invitations/copy-link";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { waysBack } from "@/lib/notices/ways-back";
import { readToken } from "@/lib/secrets";
import { messagesOf, sendsOf, timelineOf, worthOf } from "../../tests/support/links";
import { postNotice } from "../../tests/support/notice-poster";
import { noticeMail, noticeRequest } from "../../tests/support/notices";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";

const SECRET = "what-the-mail-server-signs-with-in-tests";
vi.hoisted(() =>
  vi
    .stubEnv("MAIL_RATE", "10000")
    .stubEnv("BOUNCE_DOMAIN", "bounces.halden.example")
    .stubEnv("MAIL_WEBHOOK_SECRET", "what-the-mail-server-signs-with-in-tests"),
);

let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
});

/** Somebody whose invitation is out, with what of its mail leads back. */
async function sentTo(where = org, address?: string) {
  const id = await newAccountIn(where, "CREATED", address ? { email: address } : {});
  await where.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  const [message] = await messagesOf(where, id);
  if (!message) throw new Error("nothing was queued");
  await where.run((tx) =>
    tx.db.message.update({
      where: { orgId_id: { orgId: tx.org, id: message.id } },
      data: { state: "SENT", sentAt: tx.now },
    }),
  );
  const ways = waysBack({ ...message, keyVersion: 1 }, where.id, "people@halden.example", false);
  const about = {
    returnPath: ways.envelopeFrom ?? "",
    messageId: ways.messageId,
    address: message.toAddress,
  };
  const notice = (name: string, given: Partial<typeof about> = {}) =>
    postNotice(noticeRequest(noticeMail(name, { ...about, ...given }), SECRET));
  const now = async () => {
    const [row] = await messagesOf(where, id);
    const person = await where.run((tx) =>
      tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } }),
    );
    return [row?.state, row?.reason, person.undeliverableReason];
  };
  return { id, message, about, notice, now };
}

const NOBODYS = "people@halden.example";
const UNKNOWN = "<20261122.1@halden.example>";

test("a mail that comes back for good ends its address: with who it left as alone, or its Message-ID alone", async () => {
  const byPath = await sentTo();
  expect(await byPath.notice("postfix-unknown", { messageId: UNKNOWN })).toEqual([200, 1]);
  expect(await byPath.now()).toEqual(["BOUNCED", "5.1.1", "5.1.1"]);
  expect(await timelineOf(org, byPath.id)).toEqual([
    "created",
    "invite",
    "message-bounced",
    "undeliverable",
  ]);
  const byId = await sentTo();
  expect(await byId.notice("gmail", { returnPath: NOBODYS })).toEqual([200, 1]);
  expect(await byId.now()).toEqual(["BOUNCED", "5.1.1", "5.1.1"]);
});

test("the same notice twice changes nothing", async () => {
  const { id, notice } = await sentTo();
  await notice("qmail");
  const before = await timelineOf(org, id);
  expect(await notice("exim-words")).toEqual([200, 1]);
  expect(await timelineOf(org, id)).toEqual(before);
});

test.each([
  ["a delay", "postfix-delayed", ["SENT", "delayed", null]],
  ["given up after days", "postfix-expired", ["BOUNCED", "4.4.1", null]],
  ["a delivery", "postfix-delivered", ["DELIVERED", null, null]],
  ["a complaint", "complaint", ["COMPLAINED", null, "complained"]],
  ["an answer while away", "vacation", ["SENT", null, null]],
  ["an answer", "person", ["SENT", null, null]],
  ["a receipt", "read-receipt", ["SENT", null, null]],
] as const)("%s", async (_, name, after) => {
  const { notice, now } = await sentTo();
  expect((await notice(name))[0]).toBe(200);
  expect(await now()).toEqual(after);
});

test("a look-alike says nothing: another proof, an unknown message, no trace at all", async () => {
  const { about, notice, now } = await sentTo();
  const [first = "", ...rest] = about.returnPath;
  const forged = `${first === "a" ? "b" : "a"}${rest.join("")}`;
  expect(await notice("gmail", { returnPath: forged, messageId: UNKNOWN })).toEqual([200, 0]);
  const unknown = about.messageId.replace(/^<\w{8}/, "<00000000");
  expect(await notice("gmail", { returnPath: NOBODYS, messageId: unknown })).toEqual([200, 0]);
  expect(await notice("gmail", { returnPath: NOBODYS, messageId: UNKNOWN })).toEqual([200, 0]);
  expect(await now()).toEqual(["SENT", null, null]);
});

test("a notice reaches the organisation of the message that it names, and no other", async () => {
  const here = await sentTo();
  const there = await sentTo(other, here.about.address);
  const swapped = here.about.messageId.replace(
    org.id.replaceAll("-", ""),
    other.id.replaceAll("-", ""),
  );
  expect(await here.notice("gmail", { returnPath: NOBODYS, messageId: swapped })).toEqual([200, 0]);
  await here.notice("gmail");
  expect(await here.now()).toEqual(["BOUNCED", "5.1.1", "5.1.1"]);
  expect(await there.now()).toEqual(["SENT", null, null]);
});

test("a notice of an earlier address does not mark the one of today; a change of address clears the mark", async () => {
  const { id, notice, now } = await sentTo();
  const move = (email: string) => org.run((tx) => editAccount(tx, { id, change: { email } }));
  await move("newer@halden.example");
  await notice("o365");
  expect(await now()).toEqual(["BOUNCED", "5.1.10", null]);
  const marked = await sentTo();
  await marked.notice("o365");
  expect(await marked.now()).toEqual(["BOUNCED", "5.1.10", "5.1.10"]);
  await org.run((tx) =>
    editAccount(tx, { id: marked.id, change: { email: "put.right@halden.example" } }),
  );
  expect(await marked.now()).toEqual(["BOUNCED", "5.1.10", null]);
});

test("a bounce leaves a link alive that was handed over by other ways", async () => {
  const { id, notice } = await sentTo();
  const { link } = await org.run((tx) => copyLink(tx, { id }));
  await notice("exchange");
  const copied = readToken("claim", link.split("/").at(-1) ?? "")?.row;
  expect(await worthOf(org, copied)).toBe("live");
});

test("a notice that is quicker than our own record makes the link count, and nothing is sent twice", async () => {
  const { id, message, notice, now } = await sentTo();
  await org.run((tx) =>
    tx.db.message.update({
      where: { orgId_id: { orgId: tx.org, id: message.id } },
      data: { state: "QUEUED", sentAt: null, leasedUntil: tx.now, lease: id },
    }),
  );
  await notice("postfix-delivered");
  expect(await now()).toEqual(["DELIVERED", null, null]);
  const [send] = await sendsOf(org, id);
  expect(await worthOf(org, send)).toBe("live");
});

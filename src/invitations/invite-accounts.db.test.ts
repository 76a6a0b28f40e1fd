import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { moveAccounts } from "@/accounts/move-accounts";
import { inOrg } from "@/lib/in-org";
import { writeWording } from "@/messages/write-wording";
import { digestOf } from "../../tests/support/connections";
import {
  handOver,
  messagesOf,
  refusedWith,
  sendsOf,
  timelineOf,
  worthOf,
} from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { copyLink } from "./copy-link";
import { inviteAccounts } from "./invite-accounts";

let org: TestOrg;
let other: TestOrg;
let otherId: string;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  otherId = await newAccountIn(other, "CREATED", { email: "amara.look-alike@halden.example" });
});

const invite = (...ids: string[]) => org.run((tx) => inviteAccounts(tx, { ids, lane: 2 }));

test("inviting makes one invitation, one send and one queued message, and moves the account", async () => {
  const admin = await newAdmin(org);
  const id = await newAccountIn(org);
  const at = new Date("2026-03-10T09:00:00.000Z");
  const { done, refused } = await inOrg(
    admin.scope,
    (tx) => inviteAccounts(tx, { ids: [id], lane: 2 }),
    "act",
    at,
  );
  expect(refused).toEqual([]);
  expect(done).toMatchObject([{ id, from: "CREATED", to: "INVITED" }]);
  const end = new Date("2026-03-17T09:00:00.000Z");
  const [account, invitations, sends] = await org.run(async (tx) => {
    const where = { orgId: tx.org, accountId: id };
    return [
      await tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } }),
      await tx.db.invitation.findMany({ where }),
      await tx.db.send.findMany({ where }),
    ] as const;
  });
  expect(account).toMatchObject({ status: "INVITED", invitedAt: at, claimableUntil: end });
  expect(invitations).toMatchObject([
    {
      channel: "EMAIL",
      lastSeq: 1,
      liveSeq: 0,
      expiresAt: end,
      invitedBy: admin.id,
      withdrawnAt: null,
    },
  ]);
  const addressKey = account.emailKey;
  expect(sends).toMatchObject([
    { purpose: "INVITATION", seq: 1, epoch: 0, addressKey, expiresAt: end, handedOverAt: null },
  ]);
  const sendId = sends[0]?.id;
  expect(await messagesOf(org, id)).toMatchObject([
    {
      letter: "invitation",
      lane: 2,
      state: "QUEUED",
      sendId,
      toAddress: account.email,
      locale: "en",
      attempts: 0,
    },
  ]);
  expect(await timelineOf(org, id)).toEqual(["created", "invite"]);
});

test("inviting again makes a new secret; the old one lives until the new one is handed over", async () => {
  const id = await newAccountIn(org);
  await invite(id);
  const [first = ""] = await sendsOf(org, id);
  await handOver(org, first);
  await invite(id);
  const [, second = ""] = await sendsOf(org, id);
  expect(second).not.toBe("");
  expect([await worthOf(org, first), await worthOf(org, second)]).toEqual(["live", "live"]);
  await handOver(org, second);
  expect([await worthOf(org, first), await worthOf(org, second)]).toEqual(["replaced", "live"]);
  // A late notice of the old one brings it back to nothing.
  await handOver(org, first);
  expect(await worthOf(org, first)).toBe("replaced");
});

test("a message that has not left is cancelled by the next one, which alone goes out", async () => {
  const id = await newAccountIn(org);
  await invite(id);
  await invite(id);
  const messages = await messagesOf(org, id);
  expect(messages).toMatchObject([{ state: "CANCELLED", reason: "replaced" }, { state: "QUEUED" }]);
  expect(await timelineOf(org, id)).toEqual(["created", "invite", "invite", "message-cancelled"]);
});

test("a copied link lives on when the person is invited by mail", async () => {
  const id = await newAccountIn(org);
  await org.run((tx) => copyLink(tx, { id }));
  await invite(id);
  const [mailed = ""] = await sendsOf(org, id);
  await handOver(org, mailed);
  const [copied] = await sendsOf(org, id, "LINK");
  expect([await worthOf(org, copied), await worthOf(org, mailed)]).toEqual(["live", "live"]);
});

test("rows are refused one by one and the others are invited", async () => {
  const byState = await Promise.all(
    (["ACTIVE", "SUSPENDED", "CLOSED"] as const).map((status) => newAccountIn(org, status)),
  );
  const once = await newAccountIn(org, "ACTIVE");
  await org.run((tx) => moveAccounts(tx, { ids: [once], event: "suspend", source: "HAND" }));
  const [active, suspended, closed] = byState;
  const mute = await newAccountIn(org, "CREATED", { email: "", login: randomUUID() });
  const fine = await newAccountIn(org);
  const unknown = randomUUID();
  const before = await digestOf(other.id);
  const { done, refused } = await invite(
    unknown,
    otherId,
    mute,
    active ?? "",
    suspended ?? "",
    once,
    closed ?? "",
    fine,
    fine,
  );
  expect(done.map(({ id }) => id)).toEqual([fine]);
  expect(Object.fromEntries(refused.map(({ id, code }) => [id, code]))).toEqual({
    [unknown]: "not-found",
    [otherId]: "not-found",
    [mute]: "no-address",
    [active ?? ""]: "already-active",
    [suspended ?? ""]: "reinstate-offered",
    [once]: "reactivate-offered",
    [closed ?? ""]: "reopen-offered",
  });
  expect(await messagesOf(org, fine)).toHaveLength(1);
  for (const id of [active ?? "", suspended ?? "", closed ?? "", once])
    expect(await messagesOf(org, id)).toEqual([]);
  expect(await digestOf(other.id)).toEqual(before);
});

test("reinstating lifts the suspension of people who never claimed, and of nobody else", async () => {
  const never = await newAccountIn(org, "SUSPENDED");
  const claimed = await newAccountIn(org, "ACTIVE");
  await org.run((tx) => moveAccounts(tx, { ids: [claimed], event: "suspend", source: "HAND" }));
  const created = await newAccountIn(org);
  const { done, refused } = await org.run((tx) =>
    inviteAccounts(tx, { ids: [never, claimed, created], lane: 2, event: "reinstate" }),
  );
  expect(done).toMatchObject([{ id: never, from: "SUSPENDED", to: "INVITED" }]);
  expect(Object.fromEntries(refused.map(({ id, code }) => [id, code]))).toEqual({
    [claimed]: "was-claimed",
    [created]: "not-applicable",
  });
  const [sent = ""] = await sendsOf(org, never);
  expect(await worthOf(org, sent)).toBe("live");
});

test("everybody is written to in their own language, else in the organisation's, with the admin's words", async () => {
  const thai = await newAccountIn(org, "CREATED", { language: "th" });
  const silent = await newAccountIn(org);
  await org.run(async (tx) => {
    await tx.db.organization.update({ where: { orgId: tx.org }, data: { language: "fr" } });
    const wordingId = await writeWording(tx, { subject: "Bonjour", body: "À bientôt" });
    await inviteAccounts(tx, { ids: [thai, silent], lane: 3, wordingId });
    await tx.db.organization.update({ where: { orgId: tx.org }, data: { language: "en" } });
  });
  const [a, b] = [await messagesOf(org, thai), await messagesOf(org, silent)];
  expect(a).toMatchObject([{ locale: "th", lane: 3 }]);
  expect(b).toMatchObject([{ locale: "fr", wordingId: a[0]?.wordingId }]);
  expect(a[0]?.wordingId).toBeTruthy();
});

test("who may not invite is refused as a whole, and nothing is left of an act that is rolled back", async () => {
  const auditor = await newAdmin(org, ["AUDITOR"]);
  const id = await newAccountIn(org);
  const before = await digestOf(org.id);
  const asAuditor = inOrg(auditor.scope, (tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  expect(await refusedWith(asAuditor)).toBe("not-allowed");
  const failing = org.run(async (tx) => {
    await inviteAccounts(tx, { ids: [id], lane: 2 });
    throw new Error("the connection was lost");
  });
  await expect(failing).rejects.toThrow("the connection was lost");
  expect(await digestOf(org.id)).toEqual(before);
});

import { createHash } from "node:crypto";
import { beforeAll, expect, test, vi } from "vitest";
import { workerScope } from "@/gates/worker";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { pool } from "@/lib/db";
import { noticesWanted, openMailer } from "@/lib/mail/mailer";
import { readMetrics } from "@/lib/metrics";
import { MOST_STRAYS } from "@/lib/notices/strays";
import { cleanUp } from "@/operations/job";
import { messagesOf } from "../../../tests/support/links";
import { smtpServer } from "../../../tests/support/mail-servers";
import { postNotice } from "../../../tests/support/notice-poster";
import { noticeMail, noticeRequest } from "../../../tests/support/notices";
import type { TestOrg } from "../../../tests/support/org";
import { newAccountIn, newOrg } from "../../../tests/support/org";
import { at, pumpWith } from "../../../tests/support/pumping";

const SECRET = "what-the-mail-server-signs-with-in-tests";
vi.hoisted(() =>
  vi
    .stubEnv("MAIL_RATE", "10000")
    .stubEnv("BOUNCE_DOMAIN", "bounces.halden.example")
    .stubEnv("MAIL_WEBHOOK_SECRET", "what-the-mail-server-signs-with-in-tests"),
);

let org: TestOrg;
beforeAll(async () => {
  org = await newOrg();
});

test("the mail leaves under an address of its own, by which a server's notice finds it again", async () => {
  const server = await smtpServer();
  const id = await newAccountIn(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }), at(0));
  const mailer = openMailer(server.url, noticesWanted());
  await pumpWith(mailer, 5);
  mailer.close();
  const [message] = await messagesOf(org, id);
  const mail = server.received.find(({ to }) => to.includes(message?.toAddress ?? ""));
  expect(mail?.from).toMatch(/^[a-z2-7]{64}@bounces\.halden\.example$/);
  const messageId = /^Message-ID: (<.*>)\r$/im.exec(mail?.raw ?? "")?.[1] ?? "";
  const about = { address: message?.toAddress ?? "" };
  for (const [name, way] of [
    ["postfix-delivered", { messageId }],
    ["postfix-unknown", { returnPath: mail?.from.toUpperCase() ?? "" }],
  ] as const)
    expect(await postNotice(noticeRequest(noticeMail(name, { ...about, ...way }), SECRET))).toEqual(
      [200, 1],
    );
  expect((await messagesOf(org, id))[0]?.state).toBe("BOUNCED");
});

test("only a mail server that holds the secret is heard, now, once, and of mails that are no longer than they may be", async () => {
  const raw = noticeMail("person");
  const signed = noticeRequest(raw, SECRET);
  const again = signed.clone();
  expect(await postNotice(signed)).toEqual([200, 0]);
  expect(await postNotice(again)).toEqual([409]);
  expect(await postNotice(noticeRequest(raw, `${SECRET}x`))).toEqual([401]);
  const late = new Date(Date.now() - 301_000);
  expect(await postNotice(noticeRequest(raw, SECRET, { at: late }))).toEqual([401]);
  const changed = noticeRequest(raw, SECRET);
  const { headers } = changed;
  const forged = new Request(changed.url, { method: "POST", headers, body: `${raw}x` });
  expect(await postNotice(forged)).toEqual([401]);
  expect(await postNotice(noticeRequest(Buffer.alloc(1_048_577, "a"), SECRET))).toEqual([413]);
  const typed = new Request(changed.url, { method: "POST", body: "a" });
  expect(await postNotice(typed)).toEqual([415]);
});

test("a server that knows no such address at the door ends it too; one that refuses the letter does not", async () => {
  const failing = (answer: string) => ({
    send: async () => ({ kind: "failed", code: "550", answer }) as const,
    close: () => undefined,
  });
  const reasonOf = async (answer: string) => {
    const id = await newAccountIn(org);
    await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }), at(0));
    await pumpWith(failing(answer), 5);
    const where = (orgId: string) => ({ orgId_id: { orgId, id } });
    return org.run(
      async (tx) =>
        (await tx.db.account.findUniqueOrThrow({ where: where(tx.org) })).undeliverableReason,
    );
  };
  expect(await reasonOf("550 5.1.1 nobody of that name")).toBe("5.1.1");
  expect(await reasonOf("550 5.7.1 we take no letters from you")).toBeNull();
});

/** Of the tests of this file alone, as no other posts to its database. */
const strays = async () =>
  (await pool().query("SELECT why, bytes, digest FROM ops.stray_notices ORDER BY id")).rows;

test("what looks like a notice and is none of ours is kept without an address, touches nobody, and is counted", async () => {
  await pool().query("DELETE FROM ops.stray_notices");
  const id = await newAccountIn(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }), at(0));
  const [before] = await messagesOf(org, id);
  const address = before?.toAddress ?? "";
  // says that the very person's address is dead, and carries nothing that we signed
  const lookAlike = noticeMail("postfix-unknown", { address });
  const person = noticeMail("person", { address });
  expect(await postNotice(noticeRequest(lookAlike, SECRET))).toEqual([200, 0]);
  expect(await postNotice(noticeRequest(person, SECRET))).toEqual([200, 0]);
  expect(await postNotice(noticeRequest(lookAlike, `${SECRET}x`))).toEqual([401]);
  const kept = (why: string, mail: string | Buffer) => ({
    ...{ why, bytes: Buffer.byteLength(mail) },
    digest: createHash("sha256").update(mail).digest("hex"),
  });
  expect(await strays()).toEqual([
    kept("unknown", lookAlike),
    kept("none", person),
    kept("unsigned", lookAlike),
  ]);
  expect(await messagesOf(org, id)).toEqual([before]);
  const account = { orgId_id: { orgId: org.id, id } };
  const after = await org.run((tx) => tx.db.account.findUniqueOrThrow({ where: account }));
  expect(after.undeliverableAt).toBeNull();
  const metrics = await readMetrics(new Date());
  for (const why of ["unknown", "none", "unsigned"])
    expect(metrics).toContain(`rollcall_stray_notices{why="${why}"} 1\n`);
});

test("no more of a kind are kept than there is room for, whatever strangers post, and none for longer than 30 days", async () => {
  await pool().query("DELETE FROM ops.stray_notices");
  await pool().query(
    `INSERT INTO ops.stray_notices (at, why, bytes, digest)
     SELECT now() - CASE WHEN n <= 10 THEN interval '31 days' ELSE interval '29 days' END, 'unsigned', 1, repeat('0', 64)
     FROM generate_series(1, $1::int) n`,
    [MOST_STRAYS],
  );
  const count = async (why: string) =>
    (await strays()).filter((stray: { why: string }) => stray.why === why).length;
  const mail = noticeMail("postfix-unknown", { address: "many@nowhere.example" });
  expect(await postNotice(noticeRequest(mail, `${SECRET}x`))).toEqual([401]);
  expect(await count("unsigned")).toBe(MOST_STRAYS);
  expect(await postNotice(noticeRequest(mail, SECRET))).toEqual([200, 0]);
  expect(await count("unknown")).toBe(1);
  await cleanUp({ scopeOf: workerScope, now: () => new Date(), stopping: () => false });
  expect(await count("unsigned")).toBe(MOST_STRAYS - 10);
  const late = noticeMail("postfix-unknown", { address: "late@nowhere.example" });
  expect(await postNotice(noticeRequest(late, `${SECRET}x`))).toEqual([401]);
  expect(await count("unsigned")).toBe(MOST_STRAYS - 9);
});

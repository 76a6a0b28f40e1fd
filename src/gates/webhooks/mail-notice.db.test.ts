import { beforeAll, expect, test, vi } from "vitest";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { noticesWanted, openMailer } from "@/lib/mail/mailer";
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

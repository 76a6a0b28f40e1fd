import { afterEach, expect, test, vi } from "vitest";
import { inOrg } from "@/lib/in-org";
import { closeOwnMailers } from "@/lib/own-mail/mailers";
import { readServer } from "@/senders/queries";
import { removeServer } from "@/senders/remove-server";
import { saveServer } from "@/senders/save-server";
import { testTemplate } from "@/templates/test-template";
import { messagesOf } from "../../tests/support/links";
import { refusing, smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, invited, pumpTo, pumpWith } from "../../tests/support/pumping";

// Before anything is loaded that looks at the settings.
vi.hoisted(() => vi.stubEnv("MAIL_RATE", "10000").stubEnv("OWN_SMTP", "any"));
afterEach(async () => {
  await closeOwnMailers();
  await emptyOutbox();
});

const KEY = { letter: "invitation", locale: "en" } as const;
const WORDS = { subject: "A test", body: "" };

async function bring(org: TestOrg, url: string): Promise<void> {
  const seen = (await org.run(readServer))?.updatedAt ?? null;
  const server = {
    ...{ host: "127.0.0.1", port: Number(new URL(url).port), security: "NONE" as const },
    ...{ username: null, password: null },
  };
  await org.run((tx) => saveServer(tx, { server, seen }));
}

test("letters leave over the organisation's own server; everybody else's over the installation's", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const [own, common] = [await smtpServer(), await smtpServer()];
  await bring(org, own.url);
  const [theirs, others] = [await invited(org), await invited(other)];
  expect(await pumpTo(common.url, 5)).toBe(2);
  const to = async (who: TestOrg, id: string) => (await messagesOf(who, id))[0]?.toAddress;
  expect(own.received.map((mail) => mail.to)).toEqual([[await to(org, theirs)]]);
  expect(common.received.map((mail) => mail.to)).toEqual([[await to(other, others)]]);
  expect(await messagesOf(org, theirs)).toMatchObject([{ state: "SENT", transport: "SMTP" }]);
  expect(await org.run(readServer)).toMatchObject({ verifiedAt: at(5), failedAt: null });
});

test("a server that takes nothing holds letters up, says why and is passed by nobody; mended, it sends them", async () => {
  const org = await newOrg();
  const common = await smtpServer();
  const broken = await smtpServer({
    onConnect: (_session, done) => done(refusing(554, "No service here")),
  });
  await bring(org, broken.url);
  const id = await invited(org);
  await pumpTo(common.url, 5);
  expect(common.received).toEqual([]);
  expect(await messagesOf(org, id)).toMatchObject([{ state: "QUEUED", attempts: 0, lease: null }]);
  expect(await org.run(readServer)).toMatchObject({
    failedAt: at(5),
    answer: expect.stringContaining("No service here"),
  });
  const mended = await smtpServer();
  await bring(org, mended.url);
  await pumpTo(common.url, 25);
  expect([mended.received.length, common.received.length]).toEqual([1, 0]);
  expect(await org.run(readServer)).toMatchObject({ failedAt: null, verifiedAt: at(25) });
  const seen = (await org.run(readServer))?.updatedAt ?? at(0);
  await org.run((tx) => removeServer(tx, { seen }));
  await invited(org);
  await pumpTo(common.url, 30);
  expect(common.received).toHaveLength(1);
});

test("letters that an outage put off go out with the first that is taken, others' wait on", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const owner = await newAdmin(org);
  let isBroken = true;
  const server = await smtpServer({
    onConnect: (_session, done) => done(isBroken ? refusing(554, "No service here") : undefined),
  });
  for (const one of [org, other]) await bring(one, server.url);
  const [mine, theirs] = [await invited(org), await invited(other)];
  await pumpTo(server.url, 5);
  isBroken = false;
  await inOrg(owner.scope, (tx) => testTemplate(tx, { ...KEY, wording: WORDS }), "act", at(6));
  await pumpTo(server.url, 7);
  expect(await messagesOf(org, mine)).toMatchObject([{ state: "SENT" }]);
  expect(await messagesOf(other, theirs)).toMatchObject([{ state: "QUEUED" }]);
});

test("a test over a server that takes nothing is told so at once, in the server's words", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const broken = await smtpServer({
    onConnect: (_session, done) => done(refusing(554, "No service here")),
  });
  await bring(org, broken.url);
  await inOrg(owner.scope, (tx) => testTemplate(tx, { ...KEY, wording: WORDS }), "act", at(0));
  await pumpTo((await smtpServer()).url, 5);
  expect(await messagesOf(org, owner.id)).toMatchObject([
    { state: "FAILED", answer: expect.stringContaining("No service here") },
  ]);
});

test("where the installation sends nothing, who brings a server sends; others' letters wait", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const own = await smtpServer();
  await bring(org, own.url);
  const [theirs, others] = [await invited(org), await invited(other)];
  expect(await pumpWith(undefined, 5)).toBe(1);
  expect(await messagesOf(org, theirs)).toMatchObject([{ state: "SENT" }]);
  expect(await messagesOf(other, others)).toMatchObject([{ state: "QUEUED", attempts: 0 }]);
});

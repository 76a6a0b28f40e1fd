import PostalMime from "postal-mime";
import { afterEach, expect, test, vi } from "vitest";
import { readTimeline } from "@/accounts/queries";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { linkOf, makeToken } from "@/lib/secrets";
import { handOver, messagesOf, sendsOf, timelineOf, worthOf } from "../../tests/support/links";
import { mailerTo, rawServer, refusing, smtpServer } from "../../tests/support/mail-servers";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, invited, pumpTo, pumpWith } from "../../tests/support/pumping";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

test("a mail that is taken over is SENT, its secret is the live one and the timeline says so", async () => {
  const [org] = [await newOrg(), await newOrg()];
  const server = await smtpServer();
  const id = await invited(org);
  expect(await pumpTo(server.url, 5)).toBe(1);
  const [send = ""] = await sendsOf(org, id);
  const [message] = await messagesOf(org, id);
  expect(message).toMatchObject({
    state: "SENT",
    transport: "SMTP",
    attempts: 1,
    sentAt: at(5),
    reason: null,
    lease: null,
  });
  expect(message?.answer).toMatch(/^250/);
  expect(server.received.map(({ to }) => to)).toEqual([[message?.toAddress]]);
  expect(await worthOf(org, send, at(6))).toBe("live");
  expect(await timelineOf(org, id)).toEqual(["created", "invite", "message-sent"]);
  expect(await pumpTo(server.url, 600)).toBe(0);
});

test("a mail put off goes out later under the same Message-ID with the same link, the old link living until then", async () => {
  const org = await newOrg();
  const id = await invited(org);
  const [old = ""] = await sendsOf(org, id);
  await handOver(org, old);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }), at(1));
  const [, fresh = ""] = await sendsOf(org, id);
  const seen: string[] = [];
  const server = await smtpServer({
    onData: (stream, _, done) => {
      let raw = "";
      stream.on("data", (chunk: Buffer) => {
        raw += chunk.toString("latin1");
      });
      stream.on("end", () => {
        seen.push(raw);
        done(seen.length === 1 ? refusing(450, "4.2.1 mailbox busy") : null);
      });
    },
  });
  expect(await pumpTo(server.url, 5)).toBe(1);
  const put = { state: "DELAYED", reason: "450", attempts: 1, nextAttemptAt: at(65), sentAt: null };
  expect((await messagesOf(org, id))[1]).toMatchObject(put);
  expect([await worthOf(org, old, at(6)), await worthOf(org, fresh, at(6))]).toEqual([
    "live",
    "live",
  ]);
  expect(await pumpTo(server.url, 64)).toBe(0);
  expect(await pumpTo(server.url, 65)).toBe(1);
  expect((await messagesOf(org, id))[1]).toMatchObject({
    state: "SENT",
    attempts: 2,
    sentAt: at(65),
  });
  expect([await worthOf(org, old, at(66)), await worthOf(org, fresh, at(66))]).toEqual([
    "replaced",
    "live",
  ]);
  const link = linkOf(makeToken("claim", org.id, fresh));
  const [first, second] = [
    await PostalMime.parse(seen[0] ?? ""),
    await PostalMime.parse(seen[1] ?? ""),
  ];
  expect(first.messageId).toMatch(/^<[\w.-]+@.+>$/);
  expect(second.messageId).toBe(first.messageId);
  for (const { text } of [first, second]) expect(text).toContain(link);
  expect((await timelineOf(org, id)).slice(-2)).toEqual(["message-delayed", "message-sent"]);
});

test("a refusal for good is FAILED with the server's words; the old link stays alive", async () => {
  const org = await newOrg();
  const server = await smtpServer({
    onRcptTo: (_, __, done) => done(refusing(550, "5.1.1 Nobody of that name at Halden")),
  });
  const id = await invited(org);
  expect(await pumpTo(server.url, 5)).toBe(1);
  const [message] = await messagesOf(org, id);
  expect(message).toMatchObject({ state: "FAILED", reason: "550", sentAt: null });
  expect(message?.answer).toContain("Nobody of that name at Halden");
  const [event] = await org.run((tx) =>
    tx.db.accountEvent.findMany({
      where: { orgId: tx.org, accountId: id, event: "message-failed" },
    }),
  );
  // What the server said may name the person: it stands in the message, and is shown beside what came of it.
  expect(event?.details).toEqual({ letter: "invitation", reason: "550" });
  const told = await org.run((tx) => readTimeline(tx, id));
  const shown = told.find((one) => one.event === "message-failed");
  expect(shown?.details).toMatchObject({ reason: "550", answer: message?.answer });
  expect(await pumpTo(server.url, 100_000)).toBe(0);
});

test("a server that falls silent puts the mail off; one that is not there holds nothing against it", async () => {
  const org = await newOrg();
  const id = await invited(org);
  const silent = await rawServer((socket) => {
    socket.write("220 here\r\n");
    socket.on("data", (text) => {
      if (/^(?:EHLO|MAIL)/.test(String(text))) socket.write("250 fine\r\n");
    });
  });
  const impatient = mailerTo(silent, { timeouts: { socket: 200, mail: 2_000 } });
  await pumpWith(impatient, 5);
  expect(await messagesOf(org, id)).toMatchObject([
    { state: "DELAYED", attempts: 1, nextAttemptAt: at(65) },
  ]);
  // Nobody listens on that port any more.
  const gone = await smtpServer();
  const port = new URL(gone.url).port;
  const nowhere = mailerTo(`smtp://127.0.0.2:${port}`, { timeouts: { connection: 500 } });
  await pumpWith(nowhere, 70);
  expect(await messagesOf(org, id)).toMatchObject([
    { state: "DELAYED", attempts: 1, nextAttemptAt: at(85), lease: null },
  ]);
});

test("what was withdrawn before it left is cancelled, and nothing reaches the server", async () => {
  const org = await newOrg();
  const server = await smtpServer();
  const id = await invited(org);
  await org.run(
    (tx) =>
      tx.db
        .$executeRaw`UPDATE app.invitations SET withdrawn_at = now() WHERE account_id = ${id}::uuid`,
  );
  expect(await pumpTo(server.url, 5)).toBe(1);
  expect(await messagesOf(org, id)).toMatchObject([
    { state: "CANCELLED", reason: "withdrawn", transport: "NONE" },
  ]);
  const other = await invited(org);
  await org.run((tx) => withdrawInvitations(tx, { ids: [other] }));
  expect(await pumpTo(server.url, 5)).toBe(0);
  expect(server.received).toEqual([]);
});

test("urgent lanes go first and organisations take turns", async () => {
  const [a, b] = [await newOrg(), await newOrg()];
  const server = await smtpServer();
  const crowd = await Promise.all(Array.from({ length: 12 }, () => newAccountIn(a)));
  await a.run((tx) => inviteAccounts(tx, { ids: crowd, lane: 3 }), at(0));
  const single = await newAccountIn(b);
  await b.run((tx) => inviteAccounts(tx, { ids: [single], lane: 2 }), at(2));
  expect(await pumpTo(server.url, 5)).toBe(13);
  const [{ toAddress } = { toAddress: "" }] = await messagesOf(b, single);
  expect(server.received[0]?.to).toEqual([toAddress]);
  expect(server.received).toHaveLength(13);
});

import { createServer } from "node:net";
import { expect, test } from "vitest";
import { closers } from "../../../tests/support/closers";
import {
  link,
  listening,
  mail,
  mailerTo,
  rawServer,
  refusing,
  smtpServer,
} from "../../../tests/support/mail-servers";

test("450 is for later, and then the same mail is accepted on the same connection", async () => {
  let asked = 0;
  const { url, received } = await smtpServer({
    onRcptTo: (_address, _session, done) => {
      asked += 1;
      done(asked === 1 ? refusing(450, "Greylisted, try again") : null);
    },
  });
  const mailer = mailerTo(url, { connections: 1 });
  expect(await mailer.send(mail())).toEqual({
    kind: "later",
    code: "450",
    answer: "450 Greylisted, try again",
  });
  expect(await mailer.send(mail())).toMatchObject({ kind: "sent" });
  expect(received).toHaveLength(1);
});

test("550 is final and keeps the server's words", async () => {
  const { url } = await smtpServer({
    onRcptTo: (_address, _session, done) => done(refusing(550, "No such person here")),
  });
  expect(await mailerTo(url).send(mail())).toEqual({
    kind: "failed",
    code: "550",
    answer: "550 No such person here",
  });
});

test("a server's words are shortened and never repeat the link", async () => {
  const words = `Blocked ${link.toUpperCase()} see https://policy.example/why ${"x".repeat(900)}`;
  const { url } = await smtpServer({
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on("end", () => done(refusing(554, words)));
    },
  });
  const outcome = await mailerTo(url).send(mail());
  expect(outcome).toMatchObject({ kind: "failed", code: "554" });
  expect(outcome.answer).toContain("https://policy.example/why");
  expect(outcome.answer.toLowerCase()).not.toContain("claim_aaaa");
  expect(outcome.answer).toHaveLength(500);
});

test("a link cut over two lines of an answer leaves only the code", async () => {
  const url = await rawServer((socket) => {
    socket.write("220 hello\r\n");
    socket.on("data", (data) => {
      const said = String(data);
      const cut = `554-${link.slice(0, 60)}\r\n554 ${link.slice(60)}\r\n`;
      socket.write(said.startsWith("EHLO") ? "250 hello\r\n" : cut);
    });
  });
  expect(await mailerTo(url).send(mail())).toEqual({ kind: "failed", code: "554", answer: "554" });
});

test("an answer of several lines reads as one", async () => {
  const url = await rawServer((socket) => {
    socket.write("220 hello\r\n");
    socket.on("data", (data) =>
      socket.write(
        String(data).startsWith("EHLO")
          ? "250 hello\r\n"
          : "550-5.1.1 The account does not\r\n550-5.1.1 exist, see\r\n550 5.1.1 https://help.example/x\r\n",
      ),
    );
  });
  expect(await mailerTo(url).send(mail())).toMatchObject({
    answer: "550 5.1.1 The account does not exist, see https://help.example/x",
  });
});

test("silence in mid-conversation is for later", async () => {
  const url = await rawServer((socket) => {
    socket.write("220 hello\r\n");
    socket.once("data", () => socket.write("250 hello\r\n"));
  });
  const mailer = mailerTo(url, { timeouts: { socket: 200 } });
  expect(await mailer.send(mail())).toMatchObject({ kind: "later", code: "ETIMEDOUT" });
});

test("a server that trickles its answer is given up in time", async () => {
  const url = await rawServer((socket) => {
    socket.write("220-");
    const trickle = setInterval(() => socket.write("x"), 20);
    socket.on("close", () => clearInterval(trickle));
  });
  const mailer = mailerTo(url, { timeouts: { mail: 250 } });
  expect(await mailer.send(mail())).toMatchObject({ kind: "later", code: "EABORT" });
});

test("a connection broken off in mid-conversation is for later", async () => {
  const url = await rawServer((socket) => {
    socket.write("220 hello\r\n");
    socket.once("data", () => {
      socket.write("250 hello\r\n");
      socket.once("data", () => socket.resetAndDestroy());
    });
  });
  expect(await mailerTo(url).send(mail())).toMatchObject({ kind: "later" });
});

test("a server that never greets is out as a whole", async () => {
  const url = await rawServer(() => {});
  const mailer = mailerTo(url, { timeouts: { greeting: 200 } });
  expect(await mailer.send(mail())).toMatchObject({ kind: "outage", code: "ETIMEDOUT" });
});

test.each(["421 too many connections", "554 no SMTP here"])(
  "a greeting of %s is an outage",
  async (greeting) => {
    const url = await rawServer((socket) => socket.end(`${greeting}\r\n`));
    expect(await mailerTo(url).send(mail())).toMatchObject({ kind: "outage" });
  },
);

test("a refused connection and an unknown host are outages", async () => {
  const closed = createServer();
  const port = await listening(closed);
  await new Promise((done) => closed.close(done));
  expect(await mailerTo(`smtp://127.0.0.1:${port}`).send(mail())).toMatchObject({
    kind: "outage",
    code: "ECONNREFUSED",
  });
  expect(await mailerTo("smtp://mail.invalid:25").send(mail())).toMatchObject({ kind: "outage" });
});

test("a wrong password, and a server that asks for one, are outages; a right one sends", async () => {
  const { url, received } = await smtpServer({
    authOptional: false,
    onAuth: ({ username, password }, _session, done) =>
      password === "right" ? done(null, { user: username }) : done(refusing(535, "Wrong password")),
  });
  const withUser = (password: string): string => url.replace("//", `//people:${password}@`);
  expect(await mailerTo(withUser("wrong")).send(mail())).toMatchObject({
    kind: "outage",
    code: "535",
    answer: "535 Wrong password",
  });
  expect(await mailerTo(url).send(mail())).toMatchObject({ kind: "outage", code: "530" });
  expect(await mailerTo(withUser("right")).send(mail())).toMatchObject({ kind: "sent" });
  expect(received).toHaveLength(1);
});

test("after an outage the same mailer sends again", async () => {
  const { url, received } = await smtpServer();
  const port = Number(new URL(url).port);
  const mailer = mailerTo(url);
  expect(await mailer.send(mail())).toMatchObject({ kind: "sent" });
  await closers.shift()?.();
  expect(await mailer.send(mail())).toMatchObject({ kind: "outage" });
  const again = await smtpServer({}, port);
  expect(await mailer.send(mail())).toMatchObject({ kind: "sent" });
  expect([received.length, again.received.length]).toEqual([1, 1]);
});

test("a closed mailer sends nothing", async () => {
  const { url, received } = await smtpServer();
  const mailer = mailerTo(url);
  mailer.close();
  expect(await mailer.send(mail())).toMatchObject({ kind: "outage" });
  expect(received).toEqual([]);
});

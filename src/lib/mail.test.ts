import type { Server, Socket } from "node:net";
import { createServer } from "node:net";
import PostalMime from "postal-mime";
import type { SMTPServerOptions } from "smtp-server";
import { SMTPServer } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import type { Mailer, MailerOptions } from "./mail";
import { openMailer } from "./mail";
import type { Mail } from "./mail-message";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Received {
  raw: string;
  from: string;
  to: string[];
}

const listening = (server: Server, wanted = 0): Promise<number> =>
  new Promise((done) => {
    server.listen(wanted, "127.0.0.1", () => {
      const address = server.address();
      done(typeof address === "object" && address ? address.port : 0);
    });
  });

/** A real server on loopback that keeps what it accepts. */
async function smtpServer(options: SMTPServerOptions = {}, wanted = 0) {
  const received: Received[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    closeTimeout: 50,
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          raw: Buffer.concat(chunks).toString("latin1"),
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
        });
        done(null, "kept");
      });
    },
    ...options,
  });
  const port = await listening(smtp.server, wanted);
  closers.push(() => new Promise<void>((done) => smtp.close(done)));
  return { url: `smtp://127.0.0.1:${port}`, received };
}

/** A server that speaks only as far as `talk` goes. */
async function rawServer(talk: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => socket.destroy()));
    talk(socket);
  });
  const port = await listening(server);
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => server.close(done));
  });
  return `smtp://127.0.0.1:${port}`;
}

function mailerTo(url: string, options?: MailerOptions): Mailer {
  const mailer = openMailer(url, options);
  closers.push(() => mailer.close());
  return mailer;
}

const link =
  "https://rollcall.example/claim/claim_AAAAAAAAAAAAAAAAAAAAAA_BBBBBBBBBBBBBBBBBBBBBB_q3Zx";
const mail = (given: Partial<Mail> = {}): Mail => ({
  from: { name: "Hälden & Söhne", address: "people@halden.example" },
  to: "amara@example.org",
  subject: "Votre compte est prêt",
  text: `Bonjour,\n.\n..\nligne ${"é".repeat(1200)}   \n${link}\n`,
  html: `<p>Bonjour ${"日本語".repeat(400)}</p>\n<a href="${link}">${link}</a>\n`,
  messageId: "<one@halden.example>",
  ...given,
});

const header = (raw: string): string => raw.slice(0, raw.indexOf("\r\n\r\n"));
/** The header's lines, folded ones joined, by lower-case name. */
const headersOf = (raw: string): [string, string][] =>
  header(raw)
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n")
    .map((line) => [
      line.slice(0, line.indexOf(":")).toLowerCase(),
      line.slice(line.indexOf(":") + 2),
    ]);

test("an accepted mail arrives whole, with the promised headers", async () => {
  const { url, received } = await smtpServer();
  const sent = mail({
    replyTo: "help@halden.example",
    envelopeFrom: "bounces@halden.example",
    listUnsubscribe: "https://rollcall.example/stop/1",
    headers: { "X-Campaign": "c1" },
  });
  expect(await mailerTo(url).send(sent)).toEqual({ kind: "sent", answer: "250 kept", dsn: false });
  const [{ raw, from, to } = { raw: "", from: "", to: [] }] = received;
  expect({ from, to }).toEqual({ from: "bounces@halden.example", to: ["amara@example.org"] });
  const headers = new Map(headersOf(raw));
  expect(headers.get("auto-submitted")).toBe("auto-generated");
  expect(headers.get("message-id")).toBe("<one@halden.example>");
  expect(headers.get("list-unsubscribe")).toBe("<https://rollcall.example/stop/1>");
  expect(headers.get("x-campaign")).toBe("c1");
  expect(Math.abs(Date.parse(headers.get("date") ?? "") - Date.now())).toBeLessThan(60_000);
  expect(headers.get("content-type")).toContain("multipart/alternative");
  const parsed = await PostalMime.parse(raw);
  expect(parsed.from).toMatchObject({ name: "Hälden & Söhne", address: "people@halden.example" });
  expect(parsed.replyTo?.[0]?.address).toBe("help@halden.example");
  expect(parsed.to?.[0]?.address).toBe("amara@example.org");
  expect(parsed.subject).toBe("Votre compte est prêt");
  expect(parsed.text?.trimEnd()).toBe(sent.text.trimEnd());
  expect(parsed.html?.trimEnd()).toBe(sent.html.trimEnd());
  for (const line of raw.split("\r\n")) expect(line).toMatch(/^[\x20-\x7e\t]{0,76}$/);
});

test("nothing written into a name, subject or header starts a line of its own", async () => {
  const { url, received } = await smtpServer();
  const evil = "Ines\r\nBcc: thief@evil.example\r\n\r\n<script>";
  await mailerTo(url).send(
    mail({
      from: { name: evil, address: "people@halden.example" },
      subject: evil,
      messageId: "<one@halden.example>\r\nX-Evil: 1",
      headers: { "X-Note": evil },
      replyTo: "help@halden.example\r\nX-Evil: 2",
    }),
  );
  const [{ raw, to } = { raw: "", to: [] }] = received;
  expect(to).toEqual(["amara@example.org"]);
  const names = headersOf(raw).map(([name]) => name);
  expect(names).not.toContain("bcc");
  expect(names).not.toContain("x-evil");
  expect(names).toHaveLength(new Set(names).size);
  expect((await PostalMime.parse(raw)).html).toContain("日本語");
});

test("a name with commas and quotes stays one sender", async () => {
  const { url, received } = await smtpServer();
  const name = 'Halden, "Nord" <x@evil.example>';
  await mailerTo(url).send(mail({ from: { name, address: "people@halden.example" } }));
  const parsed = await PostalMime.parse(received[0]?.raw ?? "");
  expect(parsed.from).toMatchObject({ name, address: "people@halden.example" });
});

test.each([
  "a@x.example, b@x.example",
  "a@x.example\r\nRCPT TO:<b@x.example>",
  "<a@x.example>",
  "a",
  "",
])("%j is no recipient", async (to) => {
  const { url, received } = await smtpServer();
  expect(await mailerTo(url).send(mail({ to }))).toMatchObject({ kind: "failed" });
  expect(received).toEqual([]);
});

const refusing = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });

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

test("delivery notices are asked for where the server gives them", async () => {
  const asked: string[] = [];
  const url = await rawServer((socket) => {
    socket.write("220 hello\r\n");
    socket.on("data", (data) => {
      const said = String(data);
      asked.push(said);
      if (said.startsWith("EHLO")) socket.write("250-hello\r\n250 DSN\r\n");
      else if (said.startsWith("DATA")) socket.write("354 go\r\n");
      else if (/^(?:MAIL|RCPT)/.test(said) || said.endsWith("\r\n.\r\n"))
        socket.write("250 ok\r\n");
    });
  });
  const outcome = await mailerTo(url, { deliveryNotices: true }).send(mail());
  expect(outcome).toEqual({ kind: "sent", answer: "250 ok", dsn: true });
  expect(asked.join("")).toMatch(/RCPT TO:<amara@example\.org> .*NOTIFY=SUCCESS,FAILURE,DELAY/);
});

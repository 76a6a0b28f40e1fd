import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { mail, mailerTo, rawServer, smtpServer } from "../../../tests/support/mail-servers";

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

import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { noticeMail } from "../../../tests/support/notices";
import { readNotice } from "./read-notice";
import type { Outcome } from "./report";

const ADDRESS = "amara@target.example";
const RETURN_PATH = "bounce-to-here@bounces.example";
const MESSAGE_ID = "<the-mail-itself@halden.example>";

/** Of each mail that comes back: what it says and with which status; undefined where it says nothing of the address. */
const SAID: Record<string, [outcome: Outcome, status: string | null] | undefined> = {
  "postfix-unknown": ["bounced", "5.1.1"],
  "postfix-delayed": ["delayed", "4.4.1"],
  "postfix-delivered": ["delivered", "2.1.5"],
  "postfix-expired": ["bounced", "4.4.1"],
  "exim-report": ["bounced", "5.0.0"],
  "exim-words": ["bounced", "5.1.1"],
  "exim-warning": ["delayed", null],
  qmail: ["bounced", "5.1.1"],
  "qmail-no-code": ["bounced", "5.0.0"],
  gmail: ["bounced", "5.1.1"],
  "gmail-words": ["bounced", "5.2.1"],
  exchange: ["bounced", "5.1.1"],
  "exchange-words": ["bounced", "5.1.1"],
  o365: ["bounced", "5.1.10"],
  "sendmail-words": ["bounced", "5.1.1"],
  "yahoo-words": ["bounced", "5.0.0"],
  "mailbox-full": ["bounced", "5.2.2"],
  complaint: ["complained", null],
  "dmarc-failure": undefined,
  vacation: undefined,
  person: undefined,
  "read-receipt": undefined,
  relayed: undefined,
};
/** They name neither the mail nor the sender it left with by anything but one of the two. */
const WITHOUT_MESSAGE_ID = ["exim-warning", "exchange-words"];
const WITHOUT_RETURN_PATH: string[] = [];

const read = (name: string) =>
  readNotice(
    noticeMail(name, { address: ADDRESS, returnPath: RETURN_PATH, messageId: MESSAGE_ID }),
  );

test.each(Object.entries(SAID))("%s", async (name, said) => {
  const { reports, addresses, messageIds } = await read(name);
  expect(reports.map(({ outcome, status }) => [outcome, status])).toEqual(said ? [said] : []);
  if (!said) return;
  expect(reports[0]?.recipients).toContain(ADDRESS);
  if (!WITHOUT_RETURN_PATH.includes(name)) expect(addresses).toContain(RETURN_PATH);
  const named = messageIds.some((id) => id.includes("the-mail-itself"));
  expect(named).toBe(!WITHOUT_MESSAGE_ID.includes(name));
});

test("one notice may tell of several behind an address", async () => {
  const { reports } = await read("several");
  expect(reports.map(({ outcome, recipients }) => [outcome, recipients])).toEqual([
    ["delivered", [ADDRESS, "one@elsewhere.example"]],
    ["bounced", [ADDRESS, "two@elsewhere.example"]],
  ]);
});

test("the server's words are kept on one line, without a link of ours", async () => {
  const token = `claim_${"a".repeat(22)}_${"b".repeat(22)}_${"c".repeat(32)}`;
  const raw = String(noticeMail("mailbox-full")).replace("Mailbox full", `Full: ${token}`);
  const { reports } = await readNotice(Buffer.from(raw));
  expect(reports[0]?.answer).toBe("552 5.2.2 Full: …");
});

test.each([
  ["nothing", ""],
  ["no mail", "\u0000\u0001\u0002 claim"],
  ["a report without an end", String(noticeMail("gmail")).slice(0, 900)],
  ["a thousand parts within parts", nested(1_000)],
])("%s says nothing and fails nothing", async (_, raw) => {
  expect((await readNotice(Buffer.from(raw))).reports).toEqual([]);
});

function nested(depth: number): string {
  const heads = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
  );
  return heads.join("");
}

test("every mail that is kept as an example is read here", () => {
  const folder = new URL("../../../tests/support/bounces", import.meta.url);
  const kept = readdirSync(folder).map((name) => name.replace(".eml", ""));
  expect([...Object.keys(SAID), "several"].sort()).toEqual(kept.sort());
});

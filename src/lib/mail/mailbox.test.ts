import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MailQuery } from "./mailbox";
import { listMail, readMail } from "./mailbox";
import type { Mail } from "./message";
import { writeMessage } from "./message";

let dir = "";
const link = "https://rollcall.example/claim/abc";

async function put(id: string, to: string, given: Partial<Mail> = {}): Promise<void> {
  const mail = {
    from: { name: "Hälden", address: "people@halden.example" },
    to,
    subject: "Votre compte est prêt",
    text: `Bonjour\n${link}`,
    html: `<a href="${link}">là</a>`,
    messageId: `<${id}@halden.example>`,
    ...given,
  };
  await writeFile(join(dir, `${id}.eml`), writeMessage(mail));
}

const envelope = (id: string, to: string[]): Promise<void> =>
  writeFile(join(dir, `${id}.json`), JSON.stringify({ to, at: "2026-11-21T09:14:00.000Z" }));

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "mailbox-"));
  await put("0001-a", "amara@example.org");
  await envelope("0001-a", ["amara@example.org"]);
  await put("0002-b", "bo@example.org", { subject: "Choose a new password" });
  await envelope("0002-b", ["bo@example.org", "hidden@example.org"]);
  await put("0003-c", "Amara@example.org", { from: { name: "Nord", address: "x@nord.example" } });
  await writeFile(join(dir, "0004-d.json"), "{}");
  await writeFile(join(dir, "secret.txt"), "secret");
  await writeFile(join(dir, "..eml"), "secret");
});
afterAll(() => rm(dir, { recursive: true }));

const ids = async (filter?: MailQuery) => (await listMail(dir, filter)).map(({ id }) => id);

test("mails are listed newest first, as many as asked for", async () => {
  expect(await ids()).toEqual(["0003-c", "0002-b", "0001-a"]);
  expect(await ids({ limit: 1 })).toEqual(["0003-c"]);
  expect((await listMail(dir, { query: "0001" })).length).toBe(0);
  expect((await listMail(dir))[2]).toEqual({
    id: "0001-a",
    at: new Date("2026-11-21T09:14:00.000Z"),
    from: { name: "Hälden", address: "people@halden.example" },
    to: ["amara@example.org"],
    subject: "Votre compte est prêt",
  });
});

test("they are found by recipient, whatever its case, and by words", async () => {
  expect(await ids({ to: " AMARA@example.org" })).toEqual(["0003-c", "0001-a"]);
  expect(await ids({ to: "amara" })).toEqual([]);
  expect(await ids({ to: "hidden@example.org" })).toEqual(["0002-b"]);
  expect(await ids({ query: "prêt NORD" })).toEqual(["0003-c"]);
  expect(await ids({ query: "  password " })).toEqual(["0002-b"]);
  expect(await ids({ query: "amara", limit: 1 })).toEqual(["0003-c"]);
});

test("one mail is read whole", async () => {
  const mail = await readMail(dir, "0001-a");
  expect(mail?.text.trim()).toBe(`Bonjour\n${link}`);
  expect(mail?.html).toContain(`<a href="${link}">là</a>`);
  expect(mail?.headers).toContainEqual({ name: "Auto-Submitted", value: "auto-generated" });
});

test("a mail whose envelope is not written yet goes by its header", async () => {
  expect(await readMail(dir, "0003-c")).toMatchObject({ to: ["Amara@example.org"] });
});

test.each([
  "",
  ".",
  "..",
  "../0001-a",
  "0001-a.eml",
  "a/b",
  "a\\b",
  "0001-a\0",
  "%2e%2e",
  "/etc/passwd",
  "0004-d",
  "x".repeat(300),
])("%j is no mail", async (id) => {
  expect(await readMail(dir, id)).toBeNull();
});

test("a mailbox that does not exist yet is empty", async () => {
  expect(await listMail(join(dir, "none"))).toEqual([]);
  expect(await readMail(join(dir, "none"), "0001-a")).toBeNull();
});

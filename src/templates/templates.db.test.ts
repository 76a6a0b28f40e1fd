import PostalMime from "postal-mime";
import { afterEach, expect, test, vi } from "vitest";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { endOfLife } from "@/invitations/rules";
import { inOrg } from "@/lib/in-org";
import type { Scope } from "@/lib/org";
import { deadLink, linkOf, makeToken, newId } from "@/lib/secrets";
import { previewMessage } from "@/messages/preview-message";
import { setTrust } from "@/orgs/set-trust";
import { messagesOf, sendsOf, timelineOf } from "../../tests/support/links";
import { smtpServer } from "../../tests/support/mail-servers";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTo } from "../../tests/support/pumping";
import { dropTemplate } from "./drop-template";
import { previewTemplate } from "./preview-template";
import { previewWords } from "./preview-words";
import { listTemplates, readTemplate } from "./queries";
import { saveTemplate } from "./save-template";
import { testTemplate } from "./test-template";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

const KEY = { letter: "invitation", locale: "fr" } as const;
const WORDS = {
  subject: "{firstName}, bienvenue chez {organization}",
  body: "Jusqu’au {expiresOn}.",
};
const save = (scope: Scope, words = WORDS, seen: Date | null = null) =>
  inOrg(scope, (tx) => saveTemplate(tx, { ...KEY, ...words, seen }), "act", at(0));

test("a message without words of its own carries the template of its language: previewed as delivered, byte for byte", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const server = await smtpServer();
  const [owner, foreign] = [await newAdmin(org), await newAdmin(other)];
  await save(foreign.scope, { subject: "Fremd", body: "" });
  await save(owner.scope);
  const french = await newAccountIn(org, "CREATED", { language: "fr", firstName: "Zoë <b>&" });
  const german = await newAccountIn(org, "CREATED", { language: "de" });
  await inOrg(
    owner.scope,
    (tx) => inviteAccounts(tx, { ids: [french, german], lane: 2 }),
    "act",
    at(0),
  );
  const preview = (accountId: string) =>
    inOrg(owner.scope, (tx) =>
      previewMessage(tx, { accountId, letter: "invitation", expiresAt: endOfLife(at(0), 168) }),
    );
  const [shown, builtIn] = [await preview(french), await preview(german)];
  expect(shown.subject).toBe("Zoë <b>&, bienvenue chez Halden Group");
  // A language without a template keeps its built-in words.
  expect(builtIn.text).not.toContain("Jusqu’au");
  expect(builtIn.subject).not.toContain("bienvenue");
  // What is queued keeps the words of that moment.
  const seen = (await org.run((tx) => readTemplate(tx, KEY)))?.updatedAt ?? null;
  await save(owner.scope, { subject: "Plus tard", body: "" }, seen);
  await pumpTo(server.url, 5);
  const [send = ""] = await sendsOf(org, french);
  const [link, dead] = [linkOf(makeToken("claim", org.id, send)), deadLink("claim", org.id)];
  const { raw = "" } = server.received.find(({ to }) => to.includes(shown.to ?? "")) ?? {};
  const mail = await PostalMime.parse(raw);
  const plain = (text = "") => text.replaceAll("\r\n", "\n").replaceAll(link, dead).trimEnd();
  expect(mail.subject).toBe(shown.subject);
  expect(plain(mail.text)).toBe(shown.text.trimEnd());
  expect(plain(mail.html)).toBe(shown.html.trimEnd());
});

test("of two who save from the same view the second is told; back to the built-in words, and all of it is in the log", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const [owner, second] = [await newAdmin(org), await newAdmin(org)];
  const tries = await Promise.allSettled([save(owner.scope), save(second.scope)]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const read = () => org.run((tx) => readTemplate(tx, KEY));
  const first = await read();
  const seen = first?.updatedAt ?? null;
  await save(owner.scope, { subject: "", body: "Encore" }, seen);
  await expect(save(second.scope, WORDS, seen)).rejects.toThrow("settings-changed");
  const drop = (scope: Scope, seenAt: Date) =>
    inOrg(scope, (tx) => dropTemplate(tx, { ...KEY, seen: seenAt }));
  await expect(drop(second.scope, seen ?? at(0))).rejects.toThrow("settings-changed");
  const now = await read();
  expect(now).toMatchObject({ subject: "", body: "Encore" });
  await drop(owner.scope, now?.updatedAt ?? at(0));
  expect(await org.run(listTemplates)).toEqual([]);
  expect(await other.run(listTemplates)).toEqual([]);
  const entries = await org.run((tx) =>
    tx.db.auditEntry.findMany({
      where: { act: { startsWith: "template." } },
      orderBy: { id: "asc" },
    }),
  );
  expect(entries.map(({ act, details }) => [act, details])).toEqual([
    ["template.saved", { ...KEY, before: null, after: first?.wordingId }],
    ["template.saved", { ...KEY, before: first?.wordingId, after: now?.wordingId }],
    ["template.dropped", { ...KEY, before: now?.wordingId, after: null }],
  ]);
});

test("a test goes to whoever asks, says what the preview said, and is nothing that happened to them", async () => {
  const [org] = [await newOrg(), await newOrg()];
  const server = await smtpServer();
  const owner = await newAdmin(org);
  const before = await timelineOf(org, owner.id);
  const preview = await inOrg(
    owner.scope,
    (tx) => previewTemplate(tx, { ...KEY, wording: WORDS }),
    "page",
    at(0),
  );
  const { to } = await inOrg(
    owner.scope,
    (tx) => testTemplate(tx, { ...KEY, wording: WORDS }),
    "act",
    at(0),
  );
  await pumpTo(server.url, 5);
  expect(server.received.map((mail) => mail.to)).toEqual([[to]]);
  const mail = await PostalMime.parse(server.received[0]?.raw ?? "");
  const home = `http://localhost:3999/${org.slug}`;
  const dead = deadLink("claim", org.id);
  expect(mail.subject).toBe(preview.subject);
  expect(mail.text?.replaceAll("\r\n", "\n").trimEnd()).toBe(
    preview.text
      .replaceAll(`${dead}/not-me`, `${home}/forgot`)
      .replaceAll(dead, `${home}/me`)
      .trimEnd(),
  );
  expect(await messagesOf(org, owner.id)).toMatchObject([{ state: "SENT" }]);
  expect(await timelineOf(org, owner.id)).toEqual(before);
});

test("links stay out until the organisation is trusted, and whoever may not change settings changes no words", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const linked = { subject: "", body: "https://shop.example" };
  await expect(save(owner.scope, linked)).rejects.toThrow("text-with-link");
  await org.run((tx) => setTrust(tx, { step: 3 }));
  await save(owner.scope, linked);
  const { scope } = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  for (const act of [
    () => save(scope),
    () => inOrg(scope, (tx) => dropTemplate(tx, { ...KEY, seen: at(0) })),
    () => inOrg(scope, (tx) => testTemplate(tx, { ...KEY, wording: WORDS })),
  ])
    await expect(act()).rejects.toThrow("not-allowed");
});

const BUILT_IN = {
  subject: "Activez votre compte {organization}",
  body: "{inviter} vous invite à rejoindre {organization}.",
};

test("words begin from the built-in ones, else from the organisation's, and what is left as it was is not its own", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const [owner, foreign] = [await newAdmin(org), await newAdmin(other)];
  await save(foreign.scope, { subject: "Fremd", body: "Fremd" });
  const start = async () => (await org.run((tx) => previewWords(tx, KEY))).start;
  const text = "{organization} vous invite. Activez votre compte jusqu’au {expiresOn}\u00a0:";
  expect(await start()).toEqual({ ...BUILT_IN, builtIn: BUILT_IN, text });
  // as a form sends it
  await save(owner.scope, { ...BUILT_IN, body: `${BUILT_IN.body}\r\n` });
  expect(await org.run(listTemplates)).toEqual([]);
  await save(owner.scope, { ...BUILT_IN, subject: "Bienvenue" });
  const own = await org.run((tx) => readTemplate(tx, KEY));
  expect(own).toMatchObject({ subject: "Bienvenue", body: "" });
  expect(await start()).toMatchObject({ ...BUILT_IN, subject: "Bienvenue", builtIn: BUILT_IN });
  // written back to what is built in, it is the organisation's no longer
  await expect(save(owner.scope, BUILT_IN, at(-1))).rejects.toThrow("settings-changed");
  await save(owner.scope, BUILT_IN, own?.updatedAt ?? null);
  expect(await org.run(listTemplates)).toEqual([]);
  const acts = await org.run((tx) =>
    tx.db.auditEntry.findMany({
      where: { act: { startsWith: "template." } },
      select: { act: true },
    }),
  );
  expect(acts.map(({ act }) => act).sort()).toEqual(["template.dropped", "template.saved"]);
});

test("a template written when words stood below the built-in sentences is mailed so, and edited as it reads", async () => {
  const org = await newOrg();
  const server = await smtpServer();
  const owner = await newAdmin(org);
  const words = { subject: "", body: "Badge au bureau 12.", isBelow: true };
  await org.run(async ({ db, org: orgId }) => {
    const { id: wordingId } = await db.wording.create({
      data: { orgId, id: newId(), ...words, createdAt: at(0) },
    });
    await db.template.create({ data: { orgId, ...KEY, wordingId, updatedAt: at(0) } });
  });
  const id = await newAccountIn(org, "CREATED", { language: "fr" });
  await inOrg(owner.scope, (tx) => inviteAccounts(tx, { ids: [id], lane: 2 }), "act", at(0));
  await pumpTo(server.url, 5);
  const { text = "" } = await PostalMime.parse(server.received[0]?.raw ?? "");
  expect(text).toMatch(/vous invite à rejoindre Halden Group\.\s+Badge au bureau 12\./);
  expect((await org.run((tx) => previewWords(tx, KEY))).start).toMatchObject({
    body: `${BUILT_IN.body}\n\nBadge au bureau 12.`,
  });
});

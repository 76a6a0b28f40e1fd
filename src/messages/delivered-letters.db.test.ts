import PostalMime from "postal-mime";
import { afterEach, expect, test, vi } from "vitest";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { endOfLife } from "@/invitations/rules";
import { inOrg } from "@/lib/in-org";
import { deadLink, linkOf, makeToken } from "@/lib/secrets";
import { asOwner } from "../../tests/support/connections";
import { messagesOf, sendsOf } from "../../tests/support/links";
import { refusing, smtpServer } from "../../tests/support/mail-servers";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, invited, pumpTo } from "../../tests/support/pumping";
import { previewMessage } from "./preview-message";
import { writeWording } from "./write-wording";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

const DEAD = {
  en: "The link in an earlier mail no longer works. This one does.",
  fr: "Le lien du message précédent ne fonctionne plus ; celui-ci le remplace.",
};

test.each(["en", "fr"] as const)(
  "the delivered letter is the previewed one byte for byte, but for its secret: %s",
  async (language) => {
    const org = await newOrg();
    const server = await smtpServer();
    const admin = await newAdmin(org);
    const [plain, worded] = [
      await newAccountIn(org, "CREATED", { language, firstName: "Zoë <b>&" }),
      await newAccountIn(org, "CREATED", { language }),
    ];
    const wording = {
      subject: "{firstName}, {organization} 日本",
      body: "Hello {firstName}\n\nUntil {expiresOn}.",
    };
    await inOrg(
      admin.scope,
      async (tx) => {
        await inviteAccounts(tx, { ids: [plain], lane: 2 });
        const wordingId = await writeWording(tx, wording);
        await inviteAccounts(tx, { ids: [worded], lane: 2, wordingId });
      },
      "act",
      at(0),
    );
    const previewed = (accountId: string, words: typeof wording | null, from: Date) => {
      const about = { accountId, letter: "invitation", wording: words } as const;
      const preview = { ...about, expiresAt: endOfLife(from, 168) };
      return inOrg(admin.scope, (tx) => previewMessage(tx, preview));
    };
    const first = [await previewed(plain, null, at(0)), await previewed(worded, wording, at(0))];
    await pumpTo(server.url, 5);
    const early = server.received.splice(0);
    // sent again, it says that the link before is dead
    const again = [await previewed(plain, null, at(9)), await previewed(worded, wording, at(9))];
    for (const { text } of again)
      expect(text.replace(/[\u00a0\u202f]/g, " ")).toContain(DEAD[language]);
    await inOrg(
      admin.scope,
      async (tx) => {
        await inviteAccounts(tx, { ids: [plain], lane: 3 });
        const wordingId = await writeWording(tx, wording);
        await inviteAccounts(tx, { ids: [worded], lane: 3, wordingId });
      },
      "act",
      at(9),
    );
    await pumpTo(server.url, 15);
    for (const [id, preview, received, seq] of [
      [plain, first[0], early, 0],
      [worded, first[1], early, 0],
      [plain, again[0], server.received, 1],
      [worded, again[1], server.received, 1],
    ] as const) {
      if (!preview) throw new Error("no preview");
      const send = (await sendsOf(org, id))[seq] ?? "";
      const [link, dead] = [linkOf(makeToken("claim", org.id, send)), deadLink("claim", org.id)];
      const { raw = "" } = received.find(({ to }) => to.includes(preview.to ?? "")) ?? {};
      const mail = await PostalMime.parse(raw);
      const asPreviewed = (text = "") =>
        text.replaceAll("\r\n", "\n").replaceAll(link, dead).trimEnd();
      expect(mail.text).toContain(link);
      expect(mail.html).toContain(link);
      expect(mail.subject).toBe(preview.subject);
      expect(asPreviewed(mail.text)).toBe(preview.text.trimEnd());
      expect(asPreviewed(mail.html)).toBe(preview.html.trimEnd());
      expect([preview.text, preview.html].join()).not.toContain(link);
      expect(mail.headers).toContainEqual(
        expect.objectContaining({ key: "auto-submitted", value: "auto-generated" }),
      );
    }
  },
);

test("no secret is kept: neither in the outbox nor anywhere else in the database", async () => {
  const org = await newOrg();
  const server = await smtpServer({
    onData: (stream, _, done) => {
      let raw = "";
      stream.on("data", (chunk: Buffer) => {
        raw += chunk.toString("latin1");
      });
      stream.on("end", () =>
        done(refusing(550, `spam: ${/claim_[\w-]{22}_[\w-]{22}_[\w-]+/.exec(raw)?.[0]}`)),
      );
    },
  });
  const id = await invited(org);
  await pumpTo(server.url, 5);
  expect(await messagesOf(org, id)).toMatchObject([{ state: "FAILED" }]);
  const [send = ""] = await sendsOf(org, id);
  const mac = makeToken("claim", org.id, send).slice(-32);
  await asOwner(async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('app', 'ops', 'pgboss')`,
    );
    expect(tables.length).toBeGreaterThan(25);
    for (const { name } of tables) {
      const { rows } = await client.query(`SELECT FROM ${name} t WHERE strpos(t::text, $1) > 0`, [
        mac,
      ]);
      expect.soft(rows, name).toEqual([]);
    }
  });
});

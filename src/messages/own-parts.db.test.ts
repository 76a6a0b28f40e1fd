import PostalMime from "postal-mime";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { beginCampaign } from "@/campaigns/begin-campaign";
import { eraseAccounts } from "@/erasures/erase-accounts";
import { endOfLife } from "@/invitations/rules";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { saveTemplate } from "@/templates/save-template";
import { asAdmin, chosen, worked } from "../../tests/support/campaigns";
import { smtpServer } from "../../tests/support/mail-servers";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { at, emptyOutbox, pumpTo } from "../../tests/support/pumping";
import { previewMessage } from "./preview-message";

vi.stubEnv("MAIL_RATE", "10000");
afterEach(emptyOutbox);

/** By the pump's own clock, which begins elsewhere than the wall's. */
const LATER = Math.round((Date.now() - at(0).getTime()) / 1_000) + 60;

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
  await asAdmin(owner, (tx) =>
    saveTemplate(tx, {
      ...{
        letter: "invitation",
        locale: "fr",
        subject: "Bienvenue",
        body: "Votre badge vous attend.",
      },
      seen: null,
    }),
  );
});

const inLanguages = () =>
  Promise.all(
    ["fr", "de"].map((language) => newAccountIn(org, "CREATED", { language: language as "fr" })),
  );

async function sent(ids: string[], wording: { subject: string; body: string }) {
  const server = await smtpServer();
  const { foreseen: _, ...input } = await chosen(owner, { ids });
  const { id } = await asAdmin(owner, (tx) => beginCampaign(tx, { ...input, wording }));
  await worked(org, id);
  await pumpTo(server.url, LATER);
  const mails = await Promise.all(server.received.map(({ raw }) => PostalMime.parse(raw)));
  return { id, mails };
}
const preview = (accountId: string, wording: { subject: string; body: string }) =>
  asAdmin(owner, (tx) =>
    previewMessage(tx, {
      ...{ accountId, letter: "invitation", wording },
      expiresAt: endOfLife(tx.now, 168),
    }),
  );

test("an own subject leaves each language its text, the organisation's or the built-in one: previewed as delivered", async () => {
  const ids = await inLanguages();
  const wording = { subject: "Monday is the day", body: "" };
  const [french, german] = [
    await preview(ids[0] ?? "", wording),
    await preview(ids[1] ?? "", wording),
  ];
  expect([french.subject, german.subject]).toEqual([wording.subject, wording.subject]);
  expect(french.text).toContain("Votre badge vous attend.");
  expect(german.text).not.toContain("badge");
  const { mails } = await sent(ids, wording);
  expect(mails.map(({ subject }) => subject)).toEqual([wording.subject, wording.subject]);
  expect(mails.filter(({ text }) => text?.includes("Votre badge vous attend."))).toHaveLength(1);
});

test("an own text leaves each language its subject", async () => {
  const ids = await inLanguages();
  const { mails } = await sent(ids, { subject: "", body: "Come in." });
  const subjects = mails.map(({ subject }) => subject);
  expect(subjects).toContain("Bienvenue");
  expect(new Set(subjects).size).toBe(2);
  for (const { text } of mails) expect(text).toContain("Come in.");
});

test("what was written to one person goes with them, beside the organisation's words too", async () => {
  const [french = ""] = await inLanguages();
  const { id } = await sent([french], { subject: "For Amara alone", body: "" });
  const wordings = () =>
    org.run((tx) => tx.db.wording.count({ where: { orgId: tx.org, subject: "For Amara alone" } }));
  expect(await wordings()).toBe(2);
  await org.run(async (tx) => {
    await closeAccounts(tx, { ids: [french] });
    await eraseAccounts(tx, { ids: [french] });
  });
  expect(await wordings()).toBe(0);
  const kept = await org.run((tx) => tx.db.campaign.findFirstOrThrow({ where: { id } }));
  expect(kept.wordingId).toBeNull();
  expect(await org.run((tx) => tx.db.template.count({ where: { orgId: tx.org } }))).toBe(1);
});

import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { claimAccount } from "@/invitations/claim-account";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { readClaimLink } from "@/invitations/queries";
import { handOver, sendsOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { dropOldDrafts } from "./drop-old-drafts";
import { keepDraft } from "./keep-draft";

const DAY = 86_400_000;

let org: TestOrg;
beforeAll(async () => {
  org = await newOrg();
});

async function invited(): Promise<[id: string, send: string]> {
  const id = await newAccountIn(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  const [send = ""] = await sendsOf(org, id);
  await handOver(org, send);
  return [id, send];
}

test("what was said on the way is there for the next link of the account, and for no other address", async () => {
  const [id, send] = await invited();
  const draftOf = async () => (await org.run((tx) => readClaimLink(tx, send)))?.draft;
  const said = { firstName: "Amara Lea", language: "fr" };
  await org.run((tx) => keepDraft(tx, { accountId: id, before: null, said }));
  await org.run(async (tx) =>
    keepDraft(tx, {
      accountId: id,
      before: (await readClaimLink(tx, send))?.draft ?? null,
      said: { lastName: "Diallo" },
    }),
  );
  expect(await draftOf()).toMatchObject({ ...said, lastName: "Diallo", termsAcceptedAt: null });
  const emailKey = `${randomUUID()}@halden.example`;
  await org.run((tx) =>
    tx.db.account.updateMany({ where: { orgId: tx.org, id }, data: { email: emailKey, emailKey } }),
  );
  expect(await draftOf()).toBeNull();

  const [claimed, claimedSend] = await invited();
  const draft = { accountId: claimed, before: null, said };
  await org.run((tx) => keepDraft(tx, draft));
  const passwordHash = "hash";
  await org.run((tx) => claimAccount(tx, { sendId: claimedSend, passwordHash, about: {} }));
  await org.run((tx) => keepDraft(tx, draft));
  const left = await org.run((tx) => tx.db.claimDraft.count({ where: { accountId: claimed } }));
  expect(left).toBe(0);
});

test("what was left lying is forgotten once no link of it can live", async () => {
  const [accountId, send] = await invited();
  await org.run((tx) => keepDraft(tx, { accountId, before: null, said: { language: "th" } }));
  const dropped = (days: number) =>
    org.run((tx) => dropOldDrafts(tx, { most: 10 }), new Date(Date.now() + days * DAY));
  expect(await dropped(89)).toBe(0);
  expect((await org.run((tx) => readClaimLink(tx, send)))?.draft).toMatchObject({ language: "th" });
  expect(await dropped(91)).toBeGreaterThan(0);
});

import { beforeAll, expect, test } from "vitest";
import { editAccount } from "@/accounts/edit-account";
import { claimAccount } from "@/invitations/claim-account";
import { handLink } from "@/invitations/hand-link";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { readClaimLink } from "@/invitations/queries";
import { goLive, upsertInvitations } from "@/invitations/store";
import { withdrawInvitations } from "@/invitations/withdraw-invitations";
import { makeSends } from "@/messages/make-sends";
import { handOver, sendsOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { dropOldDrafts } from "./drop-old-drafts";
import { keepDraft } from "./keep-draft";
import type { Draft } from "./rules";

const DAY = 86_400_000;
const [PHONE, WRONG_PHONE] = ["+33612345678", "+33698765432"];
const SAID = { firstName: "Amara Lea", language: "fr" };

let org: TestOrg;
beforeAll(async () => {
  org = await newOrg();
});

async function sendMail(id: string): Promise<string> {
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  const send = (await sendsOf(org, id)).at(-1) ?? "";
  await handOver(org, send);
  return send;
}

async function invited(): Promise<[id: string, send: string]> {
  const id = await newAccountIn(org);
  return [id, await sendMail(id)];
}

/** A text to this number, as if a pump had handed it over. */
const sendText = (accountId: string, addressKey: string) =>
  org.run(async (tx) => {
    const expiresAt = new Date(tx.now.getTime() + 7 * DAY);
    const [made] = await upsertInvitations(tx, "SMS", [accountId], expiresAt);
    const { id: invitationId = "", seq = 1 } = made ?? {};
    const { epoch } = await tx.db.account.findFirstOrThrow({ where: { id: accountId } });
    const sending = { purpose: "INVITATION" as const, accountId, invitationId, seq, epoch };
    const [send] = await makeSends(tx, [{ ...sending, addressKey, expiresAt }]);
    await goLive(tx, [invitationId]);
    return send?.id ?? "";
  });

const copy = async (accountId: string, days = 0) =>
  (
    await org.run(
      (tx) => handLink(tx, { accountId, channel: "LINK" }),
      new Date(Date.now() + days * DAY),
    )
  ).sendId;

const draftOf = async (send: string) =>
  (await org.run((tx) => readClaimLink(tx, send)))?.draft ?? null;

const say = (sendId: string, said: Draft, browser = "one") =>
  org.run(async (tx) => {
    const before = (await readClaimLink(tx, sendId))?.draft ?? null;
    await keepDraft(tx, { sendId, before, said, browser });
  });

test("what was said on the way is there for the next link to the same address, and for no other address", async () => {
  const [id, send] = await invited();
  await say(send, SAID);
  await say(send, { lastName: "Diallo" });
  expect(await draftOf(send)).toMatchObject({ ...SAID, lastName: "Diallo", termsAcceptedAt: null });
  const next = await sendMail(id);
  expect(await draftOf(next)).toMatchObject({ ...SAID, browser: "one" });
  await org.run((tx) => editAccount(tx, { id, change: { email: `${id}@halden.example` } }));
  expect(await draftOf(await sendMail(id))).toBeNull();
});

test("nobody speaks for who holds another link of the same account", async () => {
  const [id, send] = await invited();
  await say(await copy(id), { ...SAID, termsVersion: 1, termsAcceptedAt: new Date() });
  expect(await draftOf(send)).toBeNull();
  await say(send, { language: "th" });
  expect(await draftOf(await copy(id))).toMatchObject(SAID);
  expect(await draftOf(send)).toMatchObject({ language: "th", firstName: null });
  // who was handed the next copy may be somebody else
  expect(await draftOf(await copy(id, 8))).toBeNull();
});

test("what who had a wrong number said is gone once the number is right", async () => {
  const id = await newAccountIn(org, "INVITED", { phone: WRONG_PHONE });
  const wrong = await sendText(id, WRONG_PHONE);
  await say(wrong, SAID);
  expect(await draftOf(wrong)).toMatchObject(SAID);
  await org.run((tx) => editAccount(tx, { id, change: { phone: PHONE } }));
  expect(await draftOf(await sendText(id, PHONE))).toBeNull();
});

test("an invitation that was withdrawn and made again knows nothing of before", async () => {
  const [id, send] = await invited();
  await say(send, SAID);
  await org.run((tx) => withdrawInvitations(tx, { ids: [id] }));
  expect(await draftOf(await sendMail(id))).toBeNull();
});

test("of several browsers none said all of it", async () => {
  const [, send] = await invited();
  await say(send, SAID, "one");
  expect(await draftOf(send)).toMatchObject({ browser: "one" });
  await say(send, { lastName: "Diallo" }, "other");
  expect(await draftOf(send)).toMatchObject({ ...SAID, lastName: "Diallo", browser: null });
  await say(send, { lastName: "Diallo" }, "other");
  expect(await draftOf(send)).toMatchObject({ browser: null });
});

test("a claim forgets all that was said, by whichever link, and nothing is kept after it", async () => {
  const [id, send] = await invited();
  await say(await copy(id), SAID);
  await org.run((tx) => claimAccount(tx, { sendId: send, passwordHash: "hash", about: {} }));
  await say(send, SAID);
  expect(await org.run((tx) => tx.db.claimDraft.count({ where: { accountId: id } }))).toBe(0);
});

test("what was left lying is forgotten once no link of it can live", async () => {
  const [, send] = await invited();
  await say(send, { language: "th" });
  const dropped = (days: number) =>
    org.run((tx) => dropOldDrafts(tx, { most: 10 }), new Date(Date.now() + days * DAY));
  expect(await dropped(89)).toBe(0);
  expect(await draftOf(send)).toMatchObject({ language: "th" });
  expect(await dropped(91)).toBeGreaterThan(0);
});

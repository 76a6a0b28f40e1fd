import { beforeAll, expect, test } from "vitest";
import { claimAccount } from "@/invitations/claim-account";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { digestOf } from "../../tests/support/connections";
import { handOver, refusedWith, sendsOf, timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { acceptTerms } from "./accept-terms";
import { publishTerms } from "./publish-terms";
import { isAskedForTerms, listVersions, readTerms } from "./queries";
import type { TermsText } from "./rules";

const words = (body: string): TermsText => ({ kind: "TERMS", locale: "en", body, url: null });

let other: TestOrg;
beforeAll(async () => {
  other = await newOrg();
});

async function withTerms() {
  const org = await newOrg();
  const admin = await newAdmin(org);
  const publish = (texts: TermsText[], seen: number, askAgain = false) =>
    inOrg(admin.scope, (tx) => publishTerms(tx, { texts, seen, askAgain }));
  const isAsked = (id: string) => org.run((tx) => isAskedForTerms(tx, id));
  return { org, admin, publish, isAsked };
}

async function invited(org: TestOrg): Promise<[id: string, send: string]> {
  const id = await newAccountIn(org, "CREATED");
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  const [send = ""] = await sendsOf(org, id);
  await handOver(org, send);
  return [id, send];
}

const claim = (org: TestOrg, sendId: string, accepted?: { version: number; at: Date }) =>
  inOrg(mintScope(org.id, { kind: "invitee" }), (tx) =>
    claimAccount(tx, { sendId, passwordHash: "hash", about: {}, accepted }),
  );

test("whoever claims has accepted the version in force; it is recorded with its time", async () => {
  const { org, publish } = await withTerms();
  const before = await digestOf(other.id);
  expect(await publish([words("Be kind.")], 0)).toEqual({ version: 1, changed: true });
  const [id, send] = await invited(org);
  expect(await refusedWith(claim(org, send))).toBe("terms-missing");
  await publish([words("Be very kind.")], 1);
  const at = new Date("2026-11-20T09:00:00Z");
  expect(await refusedWith(claim(org, send, { version: 1, at }))).toBe("terms-changed");
  await claim(org, send, { version: 2, at });
  const rows = await org.run((tx) => tx.db.acceptance.findMany({ where: { orgId: tx.org } }));
  expect(rows).toEqual([{ orgId: org.id, accountId: id, version: 2, acceptedAt: at }]);
  expect(await timelineOf(org, id)).toContain("terms-accepted");
  expect(await digestOf(other.id)).toEqual(before);
});

test("who is in is asked again only when an admin says so, and until they accept", async () => {
  const { org, publish, isAsked } = await withTerms();
  const member = await newAccountIn(org, "ACTIVE");
  await publish([words("One")], 0);
  expect(await isAsked(member)).toBe(false);
  await publish([words("Two")], 1, true);
  expect(await isAsked(member)).toBe(true);
  await publish([words("Two, put right")], 2);
  expect(await isAsked(member)).toBe(true);
  const accept = (version: number) =>
    org.run((tx) => acceptTerms(tx, { accountId: member, version }));
  expect(await refusedWith(accept(2))).toBe("terms-changed");
  expect([await accept(3), await accept(3)]).toEqual([{ noted: true }, { noted: false }]);
  expect(await isAsked(member)).toBe(false);
});

test("the same words are no new version, and without any nothing is asked", async () => {
  const { org, publish } = await withTerms();
  await publish([words("One")], 0);
  expect(await publish([words("One")], 1)).toEqual({ version: 1, changed: false });
  expect(await refusedWith(publish([words("Two")], 0))).toBe("settings-changed");
  expect(await publish([], 1)).toEqual({ version: null, changed: true });
  expect(await org.run(readTerms)).toBeUndefined();
  const [, send] = await invited(org);
  await claim(org, send);
  expect(await publish([words("One")], 1)).toEqual({ version: 2, changed: true });
});

test("every version can be read as it was published, and the list says which is in force", async () => {
  const { org, publish } = await withTerms();
  await publish([words("One")], 0);
  await publish([words("Two"), { ...words("Deux"), locale: "fr" }], 1, true);
  const versions = await org.run((tx) => listVersions(tx));
  expect(
    versions.map((row) => [row.version, row.isInForce, row.askedAgain, row.locales.join()]),
  ).toEqual([
    [2, true, true, "en,fr"],
    [1, false, false, "en"],
  ]);
  const first = await org.run((tx) => readTerms(tx, 1));
  expect(first?.texts.map(({ body }) => body)).toEqual(["One"]);
  expect(await other.run((tx) => listVersions(tx))).toEqual([]);
  expect(await other.run((tx) => readTerms(tx, 1))).toBeUndefined();
  await publish([], 2);
  expect((await org.run((tx) => listVersions(tx))).some(({ isInForce }) => isInForce)).toBe(false);
});

test("only who manages settings publishes, and nobody changes what was published", async () => {
  const { org, admin, publish } = await withTerms();
  const reader = mintScope(org.id, {
    kind: "account",
    id: admin.id,
    permissions: ["accounts.view"],
  });
  const input = { texts: [words("One")], seen: 0, askAgain: false };
  expect(await refusedWith(inOrg(reader, (tx) => publishTerms(tx, input)))).toBe("not-allowed");
  await publish([words("One")], 0);
  const change = org.run((tx) =>
    tx.db.termsText.updateMany({ where: { orgId: tx.org }, data: { body: "Other" } }),
  );
  await expect(change).rejects.toThrow(/permission denied/);
});

import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { editAccount } from "@/accounts/edit-account";
import type { AccountChange } from "@/accounts/input";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { readToken } from "@/lib/secrets";
import { digestOf } from "../../tests/support/connections";
import { handOver, messagesOf, sendsOf, timelineOf, worthOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { askForInvitation } from "./ask-for-invitation";
import { copyLink } from "./copy-link";
import { inviteAccounts } from "./invite-accounts";
import { withdrawInvitations } from "./withdraw-invitations";

let quiet: TestOrg;
let answering: TestOrg;
const LATER = new Date(Date.now() + 8 * 86_400_000);

beforeAll(async () => {
  quiet = await newOrg();
  answering = await newOrg();
  await answering.run((tx) =>
    tx.db.organization.update({ where: { orgId: tx.org }, data: { answerRequests: true } }),
  );
});

async function invited(org: TestOrg): Promise<[id: string, send: string]> {
  const id = await newAccountIn(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  const [send = ""] = await sendsOf(org, id);
  await handOver(org, send);
  return [id, send];
}

const ask = (org: TestOrg, accountId: string, at?: Date) =>
  inOrg(
    mintScope(org.id, { kind: "invitee" }),
    (tx) => askForInvitation(tx, { accountId }),
    "act",
    at,
  );
const askedAt = (org: TestOrg, id: string) =>
  org.run(async (tx) => {
    const where = { orgId_id: { orgId: tx.org, id } };
    return (await tx.db.account.findUniqueOrThrow({ where })).askedAt;
  });

test("a request waits for an admin, once however often it is made, and a resend answers it", async () => {
  const [id] = await invited(quiet);
  expect(await ask(quiet, id, LATER)).toEqual({ answered: false });
  expect(await ask(quiet, id, LATER)).toEqual({ answered: false });
  expect(await askedAt(quiet, id)).toEqual(LATER);
  expect(await timelineOf(quiet, id)).toEqual(["created", "invite", "asked"]);
  expect(await messagesOf(quiet, id)).toHaveLength(1);
  await quiet.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  expect(await askedAt(quiet, id)).toBeNull();
});

test("where the organisation allows, it is answered at once when no link is alive", async () => {
  const [id, old] = await invited(answering);
  expect(await ask(answering, id, LATER)).toEqual({ answered: true });
  expect(await messagesOf(answering, id)).toMatchObject([
    {},
    { letter: "invitation", lane: 2, state: "QUEUED" },
  ]);
  const [, fresh] = await sendsOf(answering, id);
  expect(await worthOf(answering, fresh, LATER)).toBe("live");
  expect(await worthOf(answering, old, LATER)).toBe("expired");
  expect(await askedAt(answering, id)).toBeNull();
});

test("a live link is never replaced by a stranger's request", async () => {
  const [id, live] = await invited(answering);
  expect(await ask(answering, id)).toEqual({ answered: false });
  expect(await sendsOf(answering, id)).toEqual([live]);
  const copied = await newAccountIn(answering);
  await answering.run((tx) => copyLink(tx, { id: copied }));
  expect(await ask(answering, copied)).toEqual({ answered: false });
  expect(await messagesOf(answering, copied)).toEqual([]);
});

test("nobody is written to whom the organisation has not invited, or no longer", async () => {
  const created = await newAccountIn(answering);
  expect(await ask(answering, created)).toEqual({ answered: false });
  expect(await messagesOf(answering, created)).toEqual([]);
  const [withdrawn] = await invited(answering);
  await answering.run((tx) => withdrawInvitations(tx, { ids: [withdrawn] }));
  expect(await ask(answering, withdrawn)).toEqual({ answered: false });
  expect(await messagesOf(answering, withdrawn)).toHaveLength(1);
  // An admin sees that they asked.
  expect(await askedAt(answering, withdrawn)).not.toBeNull();
});

test.each(["ACTIVE", "SUSPENDED", "CLOSED"] as const)(
  "a request of somebody %s changes nothing",
  async (status) => {
    const id = await newAccountIn(answering, status);
    const before = await digestOf(answering.id);
    expect(await ask(answering, id)).toEqual({ answered: false });
    expect(await digestOf(answering.id)).toEqual(before);
  },
);

test("an unknown account and one of another organisation change nothing", async () => {
  const [foreign] = await invited(quiet);
  const before = [await digestOf(quiet.id), await digestOf(answering.id)];
  for (const id of [foreign, randomUUID()])
    expect(await ask(answering, id, LATER)).toEqual({ answered: false });
  expect([await digestOf(quiet.id), await digestOf(answering.id)]).toEqual(before);
});

test("a new e-mail kills the mailed link alone; until it is sent again there is nothing else to claim with", async () => {
  const change: AccountChange = { email: "new.address@halden.example" };
  const edit = (id: string) => quiet.run((tx) => editAccount(tx, { id, change }));
  const [id, mailed] = await invited(quiet);
  const { link } = await quiet.run((tx) => copyLink(tx, { id }));
  const copied = readToken("claim", link.split("/").at(-1) ?? "")?.row;
  await edit(id);
  expect([await worthOf(quiet, mailed), await worthOf(quiet, copied)]).toEqual(["neutral", "live"]);
  const claimableUntil = (who: string) =>
    quiet.run(
      async (tx) =>
        (await tx.db.account.findFirst({ where: { orgId: tx.org, id: who } }))?.claimableUntil,
    );
  expect(await claimableUntil(id)).not.toBeNull();
  change.email = "another.address@halden.example";
  const [alone] = await invited(quiet);
  await edit(alone);
  expect(await claimableUntil(alone)).toBeNull();
});

test("a new mobile leaves the mailed link alone", async () => {
  const [id, mailed] = await invited(quiet);
  await quiet.run((tx) => editAccount(tx, { id, change: { phone: "+33612345678" } }));
  expect(await worthOf(quiet, mailed)).toBe("live");
});

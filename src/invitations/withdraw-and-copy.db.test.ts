import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { moveAccounts } from "@/accounts/move-accounts";
import { giveRole } from "@/admins/give-role";
import { inOrg } from "@/lib/in-org";
import { readToken } from "@/lib/secrets";
import { digestOf } from "../../tests/support/connections";
import {
  handOver,
  messagesOf,
  refusedWith,
  sendsOf,
  timelineOf,
  worthOf,
} from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { copyLink } from "./copy-link";
import { inviteAccounts } from "./invite-accounts";
import { withdrawInvitations } from "./withdraw-invitations";

let org: TestOrg;
let other: TestOrg;
let otherId: string;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  otherId = await newAccountIn(other);
  await other.run((tx) => inviteAccounts(tx, { ids: [otherId], lane: 2 }));
});

const invite = (id: string) => org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
const withdraw = (...ids: string[]) => org.run((tx) => withdrawInvitations(tx, { ids }));
const tokenIn = (link: string): string => link.slice(link.lastIndexOf("/") + 1);
const copy = async (id: string, at?: Date): Promise<{ token: string }> => {
  const { link } = await org.run((tx) => copyLink(tx, { id }), at);
  return { token: tokenIn(link) };
};

test("withdrawing kills the links of every channel, which say so to their holders, and stops the mail", async () => {
  const id = await newAccountIn(org);
  await invite(id);
  await copy(id);
  const { done } = await withdraw(id);
  expect(done).toMatchObject([{ id, from: "INVITED", to: "CREATED", epoch: 1 }]);
  const [mailed, copied] = [(await sendsOf(org, id))[0], (await sendsOf(org, id, "LINK"))[0]];
  expect([await worthOf(org, mailed), await worthOf(org, copied)]).toEqual([
    "withdrawn",
    "withdrawn",
  ]);
  expect(await messagesOf(org, id)).toMatchObject([{ state: "CANCELLED", reason: "withdrawn" }]);
  expect(await timelineOf(org, id)).toEqual([
    "created",
    "invite",
    "invite",
    "link-copied",
    "withdraw",
    "message-cancelled",
  ]);
});

test("the word outlasts a suspension, and a new invitation does not bring the old link back", async () => {
  const id = await newAccountIn(org);
  await invite(id);
  const [first = ""] = await sendsOf(org, id);
  await handOver(org, first);
  await withdraw(id);
  await invite(id);
  // The invitation stands again but this secret belongs to an earlier epoch: there is no word for it.
  expect(await worthOf(org, first)).toBe("neutral");
  const [, second = ""] = await sendsOf(org, id);
  await handOver(org, second);
  expect([await worthOf(org, first), await worthOf(org, second)]).toEqual(["replaced", "live"]);
});

test("only what is invited can be withdrawn; the others are refused by themselves", async () => {
  const invited = await newAccountIn(org);
  await invite(invited);
  const created = await newAccountIn(org);
  const active = await newAccountIn(org, "ACTIVE");
  const unknown = randomUUID();
  const before = await digestOf(other.id);
  const { done, refused } = await withdraw(created, invited, active, unknown, otherId);
  expect(done.map(({ id }) => id)).toEqual([invited]);
  expect(Object.fromEntries(refused.map(({ id, code }) => [id, code]))).toEqual({
    [created]: "not-applicable",
    [active]: "not-applicable",
    [unknown]: "not-found",
    [otherId]: "not-found",
  });
  expect(await digestOf(other.id)).toEqual(before);
});

test("copying twice shows the same link, after a withdrawal another one", async () => {
  const id = await newAccountIn(org);
  const { token } = await copy(id);
  expect((await copy(id)).token).toBe(token);
  expect(await sendsOf(org, id, "LINK")).toHaveLength(1);
  await withdraw(id);
  const { token: fresh } = await copy(id);
  expect(fresh).not.toBe(token);
  const [old, live] = [readToken("claim", token)?.row, readToken("claim", fresh)?.row];
  expect(await worthOf(org, live)).toBe("live");
  expect(await worthOf(org, old)).toBe("replaced");
});

test("an expired link is replaced by a new one when it is copied", async () => {
  const id = await newAccountIn(org);
  const { token } = await copy(id);
  const afterwards = new Date(Date.now() + 8 * 86_400_000);
  const { token: fresh } = await copy(id, afterwards);
  expect(fresh).not.toBe(token);
  expect(await worthOf(org, readToken("claim", fresh)?.row, afterwards)).toBe("live");
});

test("a copied link carries its tenant, is handed over at once and is audited each time", async () => {
  const admin = await newAdmin(org, ["INVITER"]);
  const id = await newAccountIn(org, "CREATED", { email: "", login: randomUUID() });
  const { link } = await inOrg(admin.scope, (tx) => copyLink(tx, { id }));
  const token = tokenIn(link);
  await inOrg(admin.scope, (tx) => copyLink(tx, { id }));
  expect(readToken("claim", token)).toMatchObject({
    org: org.id,
    row: (await sendsOf(org, id, "LINK"))[0],
  });
  const entries = await org.run((tx) =>
    tx.db.auditEntry.findMany({
      where: { orgId: tx.org, accountId: id, act: "account.link-copied" },
    }),
  );
  expect(entries).toMatchObject([{ actorId: admin.id }, { actorId: admin.id }]);
  expect(
    JSON.stringify(entries, (_, value) => (typeof value === "bigint" ? Number(value) : value)),
  ).not.toContain(token.slice(-32));
  expect(await messagesOf(org, id)).toEqual([]);
});

test.each([
  ["ACTIVE", "already-active"],
  ["SUSPENDED", "reinstate-offered"],
  ["CLOSED", "reopen-offered"],
] as const)("no link of an account that is %s", async (status, code) => {
  const id = await newAccountIn(org, status);
  expect(await refusedWith(copy(id))).toBe(code);
});

test("a copied link dies with a suspension and does not come back with its lifting", async () => {
  const id = await newAccountIn(org);
  const { token } = await copy(id);
  const send = readToken("claim", token)?.row;
  await org.run((tx) => moveAccounts(tx, { ids: [id], event: "suspend", source: "HAND" }));
  expect(await worthOf(org, send)).toBe("neutral");
  await org.run((tx) => moveAccounts(tx, { ids: [id], event: "reactivate", source: "HAND" }));
  expect(await worthOf(org, send)).toBe("neutral");
});

test("an unknown account and one of another organisation are refused alike", async () => {
  const before = await digestOf(other.id);
  expect(await refusedWith(copy(otherId))).toBe("not-found");
  expect(await refusedWith(copy(randomUUID()))).toBe("not-found");
  expect(await digestOf(other.id)).toEqual(before);
});

test("admins who copy at the same moment hand out one and the same link", async () => {
  const id = await newAccountIn(org);
  const links = await Promise.all(
    Array.from({ length: 4 }, () => org.run((tx) => copyLink(tx, { id }))),
  );
  expect(new Set(links.map(({ link }) => link)).size).toBe(1);
});

test("a link from before a role does not lead into it, and copying afterwards makes another", async () => {
  const id = await newAccountIn(org);
  const early = await copy(id);
  const [send] = await sendsOf(org, id, "LINK");
  await org.run((tx) => giveRole(tx, { ids: [id], role: "OWNER" }), new Date(Date.now() + 1_000));
  expect(await worthOf(org, send)).toBe("neutral");
  const late = await copy(id, new Date(Date.now() + 2_000));
  expect(late.token).not.toBe(early.token);
  expect(await worthOf(org, (await sendsOf(org, id, "LINK")).at(-1))).toBe("live");
});

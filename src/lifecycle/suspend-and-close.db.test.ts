import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { SuspensionSource } from "@/accounts/rules";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { directoryDigest, readToken } from "@/lib/secrets";
import { beginFlow } from "@/sessions/begin-flow";
import { readLiveSession } from "@/sessions/queries";
import { startSession } from "@/sessions/start-session";
import { digestOf } from "../../tests/support/connections";
import { messagesOf, refusedWith, timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { closeAccounts } from "./close-accounts";
import { reactivateAccounts } from "./reactivate-accounts";
import { reopenAccounts } from "./reopen-accounts";
import { suspendAccounts } from "./suspend-accounts";

let org: TestOrg;
let other: TestOrg;
let foreign: string;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  foreign = await newAccountIn(other, "ACTIVE");
});

const read = (id: string) =>
  org.run((tx) => tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } }));
const suspend = (...ids: string[]) => org.run((tx) => suspendAccounts(tx, { ids }));
const close = (...ids: string[]) => org.run((tx) => closeAccounts(tx, { ids }));

/** A browser that is signed in, by its digest. */
async function signIn(accountId: string): Promise<string> {
  const { epoch } = await read(accountId);
  const flow = { accountId, epoch, factors: ["PASSWORD"] };
  const { ticket } = await org.run((tx) => beginFlow(tx, flow));
  const flowId = readToken("ticket", ticket)?.row ?? "";
  const { browserId } = await org.run((tx) => startSession(tx, { flowId, known: true }));
  return directoryDigest(browserId);
}
const isSignedIn = (browser: string): Promise<boolean> =>
  org.run(async (tx) => (await readLiveSession(tx, browser)) !== undefined);

describe.each([
  ["suspending", (tx: OrgTx, id: string) => suspendAccounts(tx, { ids: [id] }), "suspended"],
  ["closing", (tx: OrgTx, id: string) => closeAccounts(tx, { ids: [id] }), "closed"],
] as const)("%s", (_, leave, reason) => {
  test("ends every session at once", async () => {
    const id = await newAccountIn(org, "ACTIVE");
    const [laptop, phone] = [await signIn(id), await signIn(id)];
    expect([await isSignedIn(laptop), await isSignedIn(phone)]).toEqual([true, true]);
    await org.run((tx) => leave(tx, id));
    expect([await isSignedIn(laptop), await isSignedIn(phone)]).toEqual([false, false]);
  });

  test("kills a ticket that was not taken yet", async () => {
    const id = await newAccountIn(org, "ACTIVE");
    const { ticket } = await org.run((tx) =>
      beginFlow(tx, { accountId: id, epoch: 0, factors: [] }),
    );
    await org.run((tx) => leave(tx, id));
    const flowId = readToken("ticket", ticket)?.row ?? "";
    expect(await refusedWith(org.run((tx) => startSession(tx, { flowId, known: true })))).toBe(
      "link-dead",
    );
  });

  test("stops the invitation that has not left", async () => {
    const id = await newAccountIn(org);
    await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
    await org.run((tx) => leave(tx, id));
    expect(await messagesOf(org, id)).toMatchObject([{ state: "CANCELLED", reason }]);
    expect((await timelineOf(org, id)).at(-1)).toBe("message-cancelled");
  });

  test("is refused to who may not manage accounts, and of people who may do more", async () => {
    const owner = await newAdmin(org, ["OWNER"]);
    await newAdmin(org, ["OWNER"]);
    const target = await newAccountIn(org);
    const inviter = await newAdmin(org, ["INVITER"]);
    expect(await refusedWith(inOrg(inviter.scope, (tx) => leave(tx, target)))).toBe("not-allowed");
    const admin = await newAdmin(org, ["ACCOUNT_ADMIN"]);
    const result = await inOrg(admin.scope, (tx) => leave(tx, owner.id));
    expect(result).toEqual({ done: [], refused: [{ id: owner.id, code: "holds-more" }] });
    expect(await read(owner.id)).toMatchObject({ status: "ACTIVE", epoch: 0 });
  });

  test("foreign ids are unknown", async () => {
    const before = await digestOf(other.id);
    for (const id of [foreign, randomUUID()])
      expect(await org.run((tx) => leave(tx, id))).toEqual({
        done: [],
        refused: [{ id, code: "not-found" }],
      });
    expect(await digestOf(other.id)).toEqual(before);
  });

  test("nothing happens to contacts unless a new owner is named, who gets them all", async () => {
    const owner = await newAccountIn(org, "ACTIVE");
    const contacts = [
      await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: owner }),
      await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: owner }),
    ];
    const next = await newAccountIn(org, "ACTIVE");
    const leaving = { ids: [owner], newOwnerId: next };
    const ownersOf = () => Promise.all(contacts.map(async (id) => (await read(id)).ownerId));
    await org.run((tx) => leave(tx, owner));
    expect(await ownersOf()).toEqual([owner, owner]);
    await org.run((tx) => reopenAccounts(tx, { ids: [owner] }));
    await org.run((tx) =>
      reason === "closed" ? closeAccounts(tx, leaving) : suspendAccounts(tx, leaving),
    );
    expect(await ownersOf()).toEqual([next, next]);
  });
});

test("a refused hand-over takes the whole act back", async () => {
  const owner = await newAccountIn(org, "ACTIVE");
  const contact = await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: owner });
  for (const newOwnerId of [foreign, randomUUID()]) {
    const act = org.run((tx) => suspendAccounts(tx, { ids: [owner], newOwnerId }));
    expect(await refusedWith(act)).toBe("owner-not-found");
  }
  const toContact = org.run((tx) => closeAccounts(tx, { ids: [owner], newOwnerId: contact }));
  expect(await refusedWith(toContact)).toBe("owner-is-contact");
  expect(await read(owner)).toMatchObject({ status: "ACTIVE", epoch: 0 });
});

test("lifting a suspension gives no session back", async () => {
  const id = await newAccountIn(org, "ACTIVE");
  const browser = await signIn(id);
  await suspend(id);
  await org.run((tx) => reactivateAccounts(tx, { ids: [id] }));
  expect(await read(id)).toMatchObject({
    status: "ACTIVE",
    suspensionSource: null,
    suspendedAt: null,
  });
  expect(await isSignedIn(browser)).toBe(false);
  await close(id);
  await org.run((tx) => reopenAccounts(tx, { ids: [id] }));
  expect(await read(id)).toMatchObject({ status: "ACTIVE", closedAt: null });
  expect(await isSignedIn(browser)).toBe(false);
});

test("a suspension by hand is lifted by hand, by no schedule and by no sync", async () => {
  const id = await newAccountIn(org, "ACTIVE");
  await suspend(id);
  const lift = (source: SuspensionSource) =>
    org.run((tx) => reactivateAccounts(tx, { ids: [id], source }));
  for (const source of ["SYNC", "DATE", "INACTIVITY"] as const)
    expect((await lift(source)).refused).toEqual([{ id, code: "suspended-by-hand" }]);
  expect((await lift("HAND")).done).toMatchObject([{ id, to: "ACTIVE" }]);
});

import { beforeAll, expect, test } from "vitest";
import { setPassword } from "@/factors/set-password";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { changeSettings } from "@/orgs/change-settings";
import { messagesOf, refusedWith, timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { interleave } from "../../tests/support/races";
import { leaveOrganization } from "./leave-organization";
import { reopenAccounts } from "./reopen-accounts";

let org: TestOrg;
let other: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;

beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg()];
  owner = await newAdmin(org);
  await newAdmin(other);
});

/** Somebody with a password and no role. */
async function aMember(given: Parameters<typeof newAccountIn>[2] = {}): Promise<string> {
  const id = await newAccountIn(org, "ACTIVE", given);
  await org.run((tx) => setPassword(tx, { accountId: id, hash: "hash" }));
  return id;
}
const leave = (id: string, heir: string | null = null, oldHash = "hash") =>
  inOrg(mintScope(org.id, { kind: "account", id, permissions: [] }), (tx) =>
    leaveOrganization(tx, { oldHash, heir }),
  );
const read = (id: string) =>
  org.run((tx) => tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } }));

test("who leaves is closed, told by mail, written down, and may be brought back by an admin", async () => {
  const id = await aMember();
  const before = await read(id);
  await leave(id);
  const after = await read(id);
  expect(after).toMatchObject({ status: "CLOSED", statusBeforeClose: "ACTIVE" });
  expect(after.epoch).toBe(before.epoch + 1);
  expect((await messagesOf(org, id)).map(({ letter, lane }) => [letter, lane])).toEqual([
    ["account-left", 1],
  ]);
  expect((await timelineOf(org, id)).at(-1)).toBe("leave");
  const [entry] = await org.run((tx) =>
    tx.db.auditEntry.findMany({ where: { orgId: tx.org, act: "account.leave", accountId: id } }),
  );
  expect(entry).toMatchObject({ actorKind: "account", actorId: id });
  await inOrg(owner.scope, (tx) => reopenAccounts(tx, { ids: [id] }));
  expect((await read(id)).status).toBe("ACTIVE");
});

test("nobody leaves whose password is another by now, nor where the organisation keeps that to its admins", async () => {
  const id = await aMember();
  expect(await refusedWith(leave(id, null, "older"))).toBe("changed-meanwhile");
  await org.run((tx) => changeSettings(tx, { memberLeaving: false }));
  expect(await refusedWith(leave(id))).toBe("leaving-closed");
  await org.run((tx) => changeSettings(tx, { memberLeaving: true }));
  expect([(await read(id)).status, await messagesOf(org, id)]).toEqual(["ACTIVE", []]);
});

test("contacts go to the one colleague who is seen under the words, or stay to be given away", async () => {
  const seen = (lastName: string) =>
    newAccountIn(org, "ACTIVE", { firstName: "Heike", lastName, visibility: "PUBLIC" });
  const [heir] = [await seen("Erbin"), await seen("Erbach")];
  await newAccountIn(org, "ACTIVE", { firstName: "Heike", lastName: "Hidden" });
  const stranger = { firstName: "Heike", lastName: "Fremd", visibility: "PUBLIC" as const };
  await newAccountIn(other, "ACTIVE", stranger);
  const id = await aMember({ visibility: "PUBLIC" });
  const contact = await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: id });
  for (const nobody of ["Heike Hidden", "Heike Fremd", "Diallo"])
    expect(await refusedWith(leave(id, nobody))).toBe("heir-unknown");
  expect(await refusedWith(leave(id, "heike"))).toBe("heir-several");
  await leave(id, "heike erbin");
  expect((await read(contact)).ownerId).toBe(heir);
  const second = await aMember();
  const kept = await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: second });
  await leave(second);
  expect((await read(kept)).ownerId).toBe(second);
});

test("the last who can manage admins stays; of the last two who leave at once, one does", async () => {
  const set = (accountId: string) => org.run((tx) => setPassword(tx, { accountId, hash: "hash" }));
  await set(owner.id);
  expect(await refusedWith(leave(owner.id))).toBe("last-admin");
  const second = await newAdmin(org);
  await set(second.id);
  const gone = (id: string, hold?: () => Promise<void>) =>
    refusedWith(
      inOrg(mintScope(org.id, { kind: "account", id, permissions: [] }), async (tx) => {
        await leaveOrganization(tx, { oldHash: "hash", heir: null });
        await hold?.();
      }),
    );
  const ends = await interleave(
    (hold) => gone(owner.id, hold),
    () => gone(second.id),
  );
  expect(ends.sort()).toEqual(["last-admin", undefined]);
});

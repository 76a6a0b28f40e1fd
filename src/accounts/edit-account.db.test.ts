import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { claimAccount } from "@/invitations/claim-account";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { digestOf } from "../../tests/support/connections";
import { handOver, refusedWith, sendsOf, timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { interleave } from "../../tests/support/races";
import { createAccounts } from "./create-accounts";
import { editAccount } from "./edit-account";
import type { AccountChange } from "./input";
import { newAccount } from "./input";

let org: TestOrg;
let other: TestOrg;
let foreign: string;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  foreign = await newAccountIn(other, "CREATED", { email: "amara@halden.example", login: "amara" });
});

const edit = (id: string, change: AccountChange) =>
  org.run((tx) => editAccount(tx, { id, change }));
const read = (id: string) =>
  org.run((tx) => tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } }));

test("only what differs is written, with the keys that follow from it", async () => {
  const id = await newAccountIn(org, "CREATED", { firstName: "Zoë", lastName: "Köhler" });
  const change = { firstName: "Zoë", lastName: "Müller", login: " Zoe.M ", city: null };
  expect(await edit(id, change)).toEqual({ fields: ["lastName", "login"] });
  expect(await read(id)).toMatchObject({ nameKey: "muller zoe", loginKey: "zoe.m" });
  expect((await read(id)).searchText).toMatch(/^ zoe muller .*zoe\.m/);
  expect(await timelineOf(org, id)).toEqual(["created", "edited"]);
});

test("an edit that changes nothing writes nothing, nor does an owner for a user, who has none", async () => {
  const id = await newAccountIn(org, "CREATED", { firstName: "Amara" });
  const ownerId = await newAccountIn(org, "ACTIVE");
  const before = await digestOf(org.id);
  expect(await edit(id, { firstName: "Amara" })).toEqual({ fields: [] });
  expect(await edit(id, { ownerId })).toEqual({ fields: [] });
  expect(await digestOf(org.id)).toEqual(before);
});

test("a key in use is refused, in any case; the organisation next door may have the same", async () => {
  await newAccountIn(org, "CLOSED", {
    email: "Taken@halden.example",
    login: "Taken",
    externalId: "T-1",
  });
  const id = await newAccountIn(org);
  expect(await refusedWith(edit(id, { email: "taken@HALDEN.example" }))).toBe("email-taken");
  expect(await refusedWith(edit(id, { login: "tAKEN" }))).toBe("login-taken");
  expect(await refusedWith(edit(id, { externalId: "t-1" }))).toBe("external-id-taken");
  expect(await edit(id, { email: "amara@halden.example", login: "amara" })).toEqual({
    fields: ["email", "login"],
  });
});

test("a key that somebody else takes at the same moment is refused by its name too", async () => {
  const [a, b] = [await newAccountIn(org), await newAccountIn(org)];
  const change = { email: "both@halden.example" };
  const [first, second] = await interleave(
    (hold) => org.run(async (tx) => [await editAccount(tx, { id: a, change }), await hold()]),
    () => refusedWith(edit(b, change)),
  );
  expect(first[0]).toEqual({ fields: ["email"] });
  expect(second).toBe("email-taken");
});

test("of two who create the same person at the same moment one is told that it changed meanwhile", async () => {
  const people = [newAccount.parse({ firstName: "Twin", email: "twin@halden.example" })];
  const create = () => org.run((tx) => createAccounts(tx, { people, source: "HAND" }));
  const [first, second] = await interleave(
    (hold) =>
      org.run(async (tx) => {
        const made = await createAccounts(tx, { people, source: "HAND" });
        await hold();
        return made;
      }),
    create,
  );
  expect(first.done).toHaveLength(1);
  expect(second).toEqual({ done: [], refused: [{ index: 0, code: "changed-meanwhile" }] });
  expect((await create()).refused).toEqual([{ index: 0, code: "email-taken" }]);
});

test("e-mail and mobile change only before the claim", async () => {
  const active = await newAccountIn(org, "ACTIVE");
  expect(await refusedWith(edit(active, { email: "new@halden.example" }))).toBe("claimed-address");
  expect(await refusedWith(edit(active, { phone: "+33612345678" }))).toBe("claimed-address");
  expect(await edit(active, { city: "Lyon" })).toEqual({ fields: ["city"] });
  const closed = await newAccountIn(org, "CLOSED");
  expect(await refusedWith(edit(closed, { city: "Lyon" }))).toBe("closed");
});

test("a claim that comes first keeps the address that it proved", async () => {
  const id = await newAccountIn(org, "CREATED", { email: "proved@halden.example" });
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  const [sendId = ""] = await sendsOf(org, id);
  await handOver(org, sendId);
  const [, edited] = await interleave(
    (hold) =>
      org.run(async (tx) => {
        await claimAccount(tx, { sendId, passwordHash: "h", about: {} });
        await hold();
      }),
    () => refusedWith(edit(id, { email: "thief@halden.example" })),
  );
  expect(edited).toBe("claimed-address");
  expect(await read(id)).toMatchObject({
    status: "ACTIVE",
    email: "proved@halden.example",
    epoch: 0,
  });
});

test("an address that changes first leaves the old link nothing to claim", async () => {
  const id = await newAccountIn(org);
  await org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }));
  const [sendId = ""] = await sendsOf(org, id);
  await handOver(org, sendId);
  const [, claimed] = await interleave(
    (hold) =>
      org.run(async (tx) => {
        await editAccount(tx, { id, change: { email: "right@halden.example" } });
        await hold();
      }),
    () => refusedWith(org.run((tx) => claimAccount(tx, { sendId, passwordHash: "h", about: {} }))),
  );
  expect(claimed).toBe("link-dead");
});

test("a contact is owned by a user of the organisation, never by a contact, a stranger or nobody", async () => {
  const owner = await newAccountIn(org, "ACTIVE");
  const contact = await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: owner });
  const second = await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: owner });
  expect(await refusedWith(edit(contact, { ownerId: second }))).toBe("owner-is-contact");
  expect(await refusedWith(edit(contact, { ownerId: null }))).toBe("owner-missing");
  for (const ownerId of [foreign, randomUUID()])
    expect(await refusedWith(edit(contact, { ownerId }))).toBe("owner-not-found");
  const next = await newAccountIn(org);
  expect(await edit(contact, { ownerId: next })).toEqual({ fields: ["ownerId"] });
});

test("who may not manage accounts edits nobody but themselves, and foreign ids are unknown", async () => {
  const { id, scope } = await newAdmin(org, ["INVITER"]);
  const victim = await newAccountIn(org);
  const asInviter = (who: string) =>
    refusedWith(inOrg(scope, (tx) => editAccount(tx, { id: who, change: { city: "Lyon" } })));
  expect(await asInviter(victim)).toBe("not-allowed");
  expect(await asInviter(id)).toBeUndefined();
  const before = await digestOf(other.id);
  for (const who of [foreign, randomUUID()])
    expect(await refusedWith(edit(who, { city: "Lyon" }))).toBe("not-found");
  expect(await digestOf(other.id)).toEqual(before);
});

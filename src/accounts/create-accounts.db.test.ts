import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { digestOf } from "../../tests/support/connections";
import { refusedWith, timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { aPerson, newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { createAccounts } from "./create-accounts";
import type { NewAccount } from "./input";
import { newAccount } from "./input";

let org: TestOrg;
let other: TestOrg;
let foreign: string;
const KEYS = { email: "next.door@halden.example", login: "next.door", externalId: "N-1" };

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  foreign = await newAccountIn(other, "ACTIVE", KEYS);
});

const create = (...people: NewAccount[]) =>
  org.run((tx) => createAccounts(tx, { people, source: "HAND" }));
const read = (id: string) =>
  org.run((tx) => tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } }));

test("an account begins as CREATED with every field it was given, and nobody hears of it", async () => {
  const owner = await newAdmin(org);
  const given = {
    kind: "CONTACT",
    firstName: "Zoë",
    lastName: "Nguyễn",
    email: "Zoe.Nguyen+Team@BÜCHER.example",
    login: "Zoe N",
    externalId: "HR-0042",
    phone: "+33612345678",
    language: "pt-BR",
    ownerId: owner.id,
    visibility: "PUBLIC",
    modificationPrevention: true,
    tfa: "FIDO2",
    shareSpaceMax: 9_007_199_254_740_993n,
    saveSpaceMax: 0n,
    company: "Bücher",
    department: "Books",
    jobTitle: "Reader",
    address: "1 Main Street",
    zipcode: "75001",
    city: "Paris",
    country: "FR",
    biography: "Line one\nline two",
  } as const;
  const people = [newAccount.parse(given)];
  const { done, refused } = await inOrg(owner.scope, (tx) =>
    createAccounts(tx, { people, source: "HAND" }),
  );
  expect(refused).toEqual([]);
  const id = done[0]?.id ?? "";
  expect(await read(id)).toMatchObject({
    ...given,
    status: "CREATED",
    epoch: 0,
    source: "HAND",
    createdBy: owner.id,
    emailKey: "zoe.nguyen+team@xn--bcher-kva.example",
    loginKey: "zoe n",
    externalKey: "hr-0042",
    phoneKey: "+33612345678",
    nameKey: "nguyen zoe",
    emailVerifiedAt: null,
    claimedAt: null,
    invitedAt: null,
  });
  expect(await timelineOf(org, id)).toEqual(["created"]);
  const heard = await org.run(async (tx) => [
    await tx.db.message.count(),
    await tx.db.send.count(),
  ]);
  expect(heard).toEqual([0, 0]);
});

test("a key in use is refused, also when its account is closed; next door it is free", async () => {
  await newAccountIn(org, "CLOSED", {
    email: "Used@halden.example",
    login: "Used",
    externalId: "U-1",
  });
  const { done, refused } = await create(
    aPerson({ email: "used@HALDEN.example" }),
    aPerson({ login: "uSED" }),
    aPerson({ externalId: "u-1" }),
    aPerson(KEYS),
  );
  expect(refused).toEqual([
    { index: 0, code: "email-taken" },
    { index: 1, code: "login-taken" },
    { index: 2, code: "external-id-taken" },
  ]);
  expect(done.map(({ index }) => index)).toEqual([3]);
});

test("the same person twice in one set is created once; dots and +tags make another person", async () => {
  const { done, refused } = await create(
    aPerson({ email: "once.only@halden.example" }),
    aPerson({ email: "Once.Only@halden.example" }),
    aPerson({ email: "onceonly@halden.example" }),
    aPerson({ email: "once.only+tag@halden.example" }),
  );
  expect(refused).toEqual([{ index: 1, code: "email-taken" }]);
  expect(done.map(({ index }) => index)).toEqual([0, 2, 3]);
});

test("a contact needs an owner who is an open user of the organisation; a user has none", async () => {
  const owner = await newAccountIn(org);
  const contact = await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: owner });
  const closed = await newAccountIn(org, "CLOSED");
  const { done, refused } = await create(
    aPerson({ kind: "CONTACT" }),
    aPerson({ kind: "CONTACT", ownerId: contact }),
    aPerson({ kind: "CONTACT", ownerId: foreign }),
    aPerson({ kind: "CONTACT", ownerId: randomUUID() }),
    aPerson({ kind: "CONTACT", ownerId: closed }),
    aPerson({ kind: "CONTACT", ownerId: owner }),
    aPerson({ kind: "USER", ownerId: owner }),
  );
  expect(refused).toEqual([
    { index: 0, code: "owner-missing" },
    { index: 1, code: "owner-is-contact" },
    { index: 2, code: "owner-not-found" },
    { index: 3, code: "owner-not-found" },
    { index: 4, code: "owner-not-found" },
  ]);
  expect((await read(done[0]?.id ?? "")).ownerId).toBe(owner);
  expect((await read(done[1]?.id ?? "")).ownerId).toBeNull();
});

test("who may not manage accounts creates none", async () => {
  const { scope } = await newAdmin(org, ["INVITER"]);
  const before = await digestOf(org.id);
  const people = [aPerson()];
  expect(
    await refusedWith(inOrg(scope, (tx) => createAccounts(tx, { people, source: "HAND" }))),
  ).toBe("not-allowed");
  expect(await digestOf(org.id)).toEqual(before);
});

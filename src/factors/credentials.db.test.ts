import { expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import type { TestOrg } from "../../tests/support/org";
import { aPerson, newAccountIn, newOrg } from "../../tests/support/org";
import { findCredentials, findSigningIn } from "./queries";
import { setPassword } from "./set-password";

async function created(org: TestOrg, given: Parameters<typeof aPerson>[0]): Promise<string> {
  const { done } = await org.run((tx) =>
    createAccounts(tx, { people: [aPerson(given)], source: "HAND" }),
  );
  return done[0]?.id ?? "";
}

test("who has neither address nor login signs in with their external ID, and nobody else with theirs", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const find = async (identifier: string) =>
    (await org.run((tx) => findCredentials(tx, identifier))).accounts[0]?.id;
  const worker = await created(org, { email: undefined, externalId: "H-001" });
  expect(await find(" h-001 ")).toBe(worker);
  await created(org, { email: "mia@r.example", externalId: "H-002" });
  expect(await find("H-002")).toBeUndefined();
  const named = await created(org, { email: undefined, login: "H-003" });
  await created(org, { email: undefined, externalId: "H-003" });
  expect(await find("H-003")).toBe(named);
  await created(other, { email: undefined, externalId: "H-004" });
  expect(await find("H-004")).toBeUndefined();
});

const MOBILE = "+33612345678";
const byMobile = { email: undefined, phone: MOBILE };

async function claimed(org: TestOrg, given: Parameters<typeof aPerson>[0]): Promise<string> {
  const id = await newAccountIn(org, "ACTIVE", given);
  await org.run((tx) => setPassword(tx, { accountId: id, hash: `hash of ${id}` }));
  return id;
}

const found = async (org: TestOrg, identifier: string) => {
  const { accounts, tries } = await org.run((tx) => findCredentials(tx, identifier));
  return { ids: accounts.map(({ id }) => id), tries };
};

test("a number that signs somebody in still does once others are added with it", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const invited = await newAccountIn(org, "INVITED", byMobile);
  const member = await claimed(org, byMobile);
  await newAccountIn(org, "SUSPENDED", byMobile);
  await claimed(other, byMobile);
  const { ids } = await found(org, "06 12 34 56 78");
  expect(ids[0]).toBe(member);
  expect(ids).toContain(invited);
  // nor where the number is written into somebody's login before they claim
  await newAccountIn(org, "INVITED", { email: undefined, login: MOBILE });
  expect((await found(org, MOBILE)).ids[0]).toBe(member);
});

test("of those who claimed with one number all are found, who claimed first before the others, and no more than are tried", async () => {
  const org = await newOrg();
  const members = [];
  for (let count = 0; count < 4; count += 1) members.push(await claimed(org, byMobile));
  await newAccountIn(org, "INVITED", byMobile);
  expect(await found(org, MOBILE)).toEqual({ ids: members.slice(0, 3), tries: 3 });
  expect((await found(org, "+33612345679")).tries).toBe(3);
  expect((await found(org, "amara@halden.example")).tries).toBe(1);
});

test("a number is somebody's to sign in with once they claimed and have no other name to sign in with", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const holder = async (not?: string) =>
    (await org.run((tx) => findSigningIn(tx, MOBILE, not)))?.id;
  await newAccountIn(org, "INVITED", byMobile);
  await claimed(org, { phone: MOBILE });
  await claimed(other, byMobile);
  expect(await holder()).toBeUndefined();
  const member = await claimed(org, byMobile);
  expect(await holder()).toBe(member);
  expect(await holder(member)).toBeUndefined();
  // once as many as are tried sign in with it, it opens nobody else's account
  const isFull = () => org.run(async (tx) => (await findSigningIn(tx, MOBILE))?.isFull);
  expect(await isFull()).toBe(false);
  await claimed(org, byMobile);
  expect(await isFull()).toBe(false);
  await claimed(org, byMobile);
  expect(await isFull()).toBe(true);
});

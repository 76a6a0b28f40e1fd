import { expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import { editAccount } from "@/accounts/edit-account";
import { emailKey } from "@/accounts/input";
import type { AccountStatus } from "@/accounts/rules";
import { directoryDigest } from "@/lib/secrets";
import { sql } from "@/lib/sql";
import type { TestOrg } from "../../tests/support/org";
import { aPerson, newAccountIn, newOrg } from "../../tests/support/org";
import { mailOrganizations } from "./mail-organizations";
import { readMembership } from "./queries";

/** The accounts of an address, in whatever organisation: any transaction may ask, and learns ids only. */
const accountsOf = (org: TestOrg, email: string) =>
  org.run(async (tx) => {
    const found = await tx.db.$queryRaw<{ id: string }[]>(
      sql`SELECT id FROM app.find_address(${directoryDigest(emailKey(email))})`,
    );
    return found.map(({ id }) => id).toSorted();
  });

test("every address is found in all of its organisations, however it is spelled", async () => {
  const [org, other] = [await newOrg(), await newOrg()];
  const here = await newAccountIn(org, "ACTIVE", { email: "Zoé.Łuk@bücher.example" });
  const there = await newAccountIn(other, "INVITED", { email: "zoé.łuk@BÜCHER.example" });
  const both = [here, there].toSorted();
  expect(await accountsOf(org, "ZOÉ.ŁUK@xn--bcher-kva.example")).toEqual(both);
  expect(await accountsOf(other, "zoé.łuk@bücher.example")).toEqual(both);
  expect(await accountsOf(org, "nobody@bücher.example")).toEqual([]);
});

test("a set, a changed and a removed address keep the directory in step", async () => {
  const org = await newOrg();
  const people = Array.from({ length: 50 }, (_, n) =>
    aPerson({ email: `set.${n}@halden.example` }),
  );
  const { done } = await org.run((tx) => createAccounts(tx, { people, source: "ROSTER" }));
  const id = done[7]?.id ?? "";
  expect(await accountsOf(org, "set.7@halden.example")).toEqual([id]);
  const edit = (email: string | null) =>
    org.run((tx) => editAccount(tx, { id, change: { email, login: "seven" } }));
  await edit("moved@halden.example");
  expect(await accountsOf(org, "set.7@halden.example")).toEqual([]);
  expect(await accountsOf(org, "moved@halden.example")).toEqual([id]);
  await edit(null);
  expect(await accountsOf(org, "moved@halden.example")).toEqual([]);
  const rows = await org.run((tx) =>
    tx.db.directory.count({ where: { orgId: org.id, kind: "address" } }),
  );
  expect(rows).toBe(49);
});

test.each<[AccountStatus, boolean]>([
  ["CREATED", false],
  ["INVITED", true],
  ["ACTIVE", true],
  ["SUSPENDED", false],
  ["CLOSED", false],
])("who is %s is told of the organisation: %s", async (status, told) => {
  const [org, other] = [await newOrg("Norddal Stiftung"), await newOrg()];
  const id = await newAccountIn(org, status);
  const expected = told ? { name: "Norddal Stiftung", slug: org.slug } : undefined;
  expect(await org.run((tx) => readMembership(tx, id))).toEqual(expected);
  expect(await other.run((tx) => readMembership(tx, id))).toBeUndefined();
  await org.run((tx) =>
    tx.db.organization.update({
      where: { orgId: org.id },
      data: { status: "DISABLED", disabledAt: tx.now },
    }),
  );
  expect(await org.run((tx) => readMembership(tx, id))).toBeUndefined();
});

test("one letter lists them by name; none is written where there are none", async () => {
  const org = await newOrg();
  const mail = (organizations: { name: string; slug: string }[]) =>
    org.run((tx) => mailOrganizations(tx, { email: "a@b.example", locale: "fr", organizations }));
  await mail([]);
  await mail([
    { name: "Norddal", slug: "norddal" },
    { name: "Halden", slug: "halden" },
  ]);
  const letters = await org.run((tx) => tx.db.message.findMany({ where: { orgId: org.id } }));
  expect(letters).toHaveLength(1);
  expect(letters[0]).toMatchObject({
    letter: "find-organization",
    toAddress: "a@b.example",
    locale: "fr",
    accountId: null,
    details: { organizations: [{ name: "Halden" }, { name: "Norddal" }] },
  });
});

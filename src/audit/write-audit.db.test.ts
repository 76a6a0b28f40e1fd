import { beforeAll, expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import { editAccount } from "@/accounts/edit-account";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { openAccountKey } from "@/lib/secrets";
import { asLogin, asOwner } from "../../tests/support/connections";
import type { TestOrg } from "../../tests/support/org";
import { aPerson, newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { unseal } from "../../tests/support/unseal";
import { writeAudit } from "./write-audit";

let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  await newAccountIn(other);
});

const entriesOf = (accountId: string) =>
  org.run((tx) =>
    tx.db.auditEntry.findMany({ where: { orgId: tx.org, accountId }, orderBy: { id: "asc" } }),
  );

/** The personal values beside an account's entries, opened with its key. */
async function valuesOf(accountId: string): Promise<unknown[]> {
  return org.run(async (tx) => {
    const where = { orgId: tx.org, accountId };
    const stored = await tx.db.accountKey.findUnique({ where: { orgId_accountId: where } });
    if (!stored) throw new Error("the key is gone");
    const key = openAccountKey(tx.org, stored.sealed, stored.keyVersion);
    const values = await tx.db.auditValue.findMany({ where, orderBy: { entryId: "asc" } });
    return values.map(({ sealed }) => JSON.parse(unseal(key, tx.org, sealed).toString()));
  });
}

test("an entry says who, what, on whom, from where and when, and all entries of an act belong together", async () => {
  const { id } = await newAdmin(org);
  const subject = await newAccountIn(org);
  const at = new Date("2026-03-10T09:00:00Z");
  const scope = mintScope(org.id, { kind: "account", id, permissions: [] }, { ip: "192.0.2.7" });
  const write = (act: string) =>
    inOrg(
      scope,
      (tx) => writeAudit(tx, [{ act, accountId: subject, details: { a: 1 } }, { act: "other" }]),
      "act",
      at,
    );
  await write("test.first");
  await write("test.second");
  const acts = { in: ["test.first", "test.second", "other"] };
  const entries = await org.run((tx) =>
    tx.db.auditEntry.findMany({ where: { orgId: tx.org, act: acts }, orderBy: { id: "asc" } }),
  );
  const common = { at, actorKind: "account", actorId: id, ip: "192.0.2.7" };
  expect(entries).toMatchObject([
    { ...common, act: "test.first", accountId: subject, details: { a: 1 } },
    { ...common, act: "other", accountId: null, details: {} },
    { ...common, act: "test.second", accountId: subject },
    { ...common, act: "other" },
  ]);
  expect(entries[0]?.actId).toBe(entries[1]?.actId);
  expect(entries[2]?.actId).toBe(entries[3]?.actId);
  expect(entries[0]?.actId).not.toBe(entries[2]?.actId);
});

test("what is personal lies beside the entries, each value at its own, readable only with the account's key", async () => {
  const people = [
    aPerson({ email: "Sealed.One@halden.example", phone: "+33612345678" }),
    aPerson({ email: "sealed.two@halden.example" }),
  ];
  const { done } = await org.run((tx) => createAccounts(tx, { people, source: "HAND" }));
  const [first = "", second = ""] = done.map(({ id }) => id);
  await org.run((tx) =>
    editAccount(tx, { id: first, change: { email: "moved.one@halden.example", city: "Lyon" } }),
  );
  expect(await valuesOf(first)).toEqual([
    { after: { email: "Sealed.One@halden.example", phone: "+33612345678" } },
    {
      before: { email: "Sealed.One@halden.example", city: null },
      after: { email: "moved.one@halden.example", city: "Lyon" },
    },
  ]);
  expect(await valuesOf(second)).toEqual([
    { after: { email: "sealed.two@halden.example", phone: null } },
  ]);
  const fields = (await entriesOf(first)).find(({ act }) => act === "account.edited")?.details;
  expect(fields).toEqual({ fields: ["email", "city"] });
});

test("the log itself holds nothing personal, nor do the sealed bytes", async () => {
  const email = "nowhere.in.clear@halden.example";
  const id = await newAccountIn(org, "CREATED", {
    email,
    phone: "+33687654321",
    firstName: "Unmistakable",
  });
  await org.run((tx) => editAccount(tx, { id, change: { firstName: "Unforgettable" } }));
  await asOwner(async (client) => {
    for (const table of ["audit_entries", "audit_values", "account_events"])
      for (const word of [email, "+33687654321", "Unmistakable", "Unforgettable"]) {
        const hex = Buffer.from(word).toString("hex");
        const { rows } = await client.query(
          `SELECT FROM app.${table} t WHERE strpos(t::text, $1) > 0 OR strpos(t::text, $2) > 0`,
          [word, hex],
        );
        expect.soft(rows, `${word} in ${table}`).toEqual([]);
      }
  });
});

test("deleting an account's key makes its values unreadable and touches nobody else's", async () => {
  const [erased, kept] = [await newAccountIn(org), await newAccountIn(org)];
  const entries = await entriesOf(erased);
  await org.run((tx) =>
    tx.db.accountKey.deleteMany({ where: { orgId: tx.org, accountId: erased } }),
  );
  await expect(valuesOf(erased)).rejects.toThrow("the key is gone");
  expect(await valuesOf(kept)).toHaveLength(1);
  // The sealed bytes are still there; another account's key does not open them.
  const opened = org.run(async (tx) => {
    const [sealed] = await tx.db.auditValue.findMany({
      where: { orgId: tx.org, accountId: erased },
    });
    const stored = await tx.db.accountKey.findFirst({ where: { orgId: tx.org, accountId: kept } });
    if (!sealed || !stored) throw new Error("nothing to open");
    return unseal(openAccountKey(tx.org, stored.sealed, stored.keyVersion), tx.org, sealed.sealed);
  });
  await expect(opened).rejects.toThrow(/authenticate/);
  expect(await entriesOf(erased)).toEqual(entries);
});

test("an act that is rolled back leaves no entry, no value, no key and no line in a timeline", async () => {
  const counts = () =>
    org.run(async (tx) => [
      await tx.db.auditEntry.count(),
      await tx.db.auditValue.count(),
      await tx.db.accountKey.count(),
      await tx.db.accountEvent.count(),
    ]);
  const before = await counts();
  const failing = org.run(async (tx) => {
    await createAccounts(tx, { people: [aPerson()], source: "HAND" });
    throw new Error("lost");
  });
  await expect(failing).rejects.toThrow("lost");
  expect(await counts()).toEqual(before);
});

test("what is written stays written: the application can neither change nor delete it", () =>
  asLogin(async (client) => {
    await client.query("SELECT set_config('app.org_id', $1, false)", [org.id]);
    for (const table of ["audit_entries", "audit_values", "account_events"])
      for (const statement of [
        `UPDATE app.${table} SET org_id = org_id`,
        `DELETE FROM app.${table}`,
        `TRUNCATE app.${table}`,
      ])
        await expect(client.query(statement), statement).rejects.toThrow(/permission denied/);
  }));

test("two who make an account's key at the same moment end with one, and both values open", async () => {
  const id = await newAccountIn(org);
  await org.run((tx) => tx.db.accountKey.deleteMany({ where: { orgId: tx.org, accountId: id } }));
  const write = (n: number) =>
    org.run((tx) => writeAudit(tx, [{ act: "test.race", accountId: id, values: { after: n } }]));
  await Promise.all(Array.from({ length: 8 }, (_, n) => write(n)));
  const race = (await entriesOf(id)).filter(({ act }) => act === "test.race");
  expect(race).toHaveLength(8);
  const opened = await org.run(async (tx) => {
    const stored = await tx.db.accountKey.findFirst({ where: { orgId: tx.org, accountId: id } });
    if (!stored) throw new Error("no key was made");
    const key = openAccountKey(tx.org, stored.sealed, stored.keyVersion);
    const entryId = { in: race.map((entry) => entry.id) };
    const values = await tx.db.auditValue.findMany({ where: { orgId: tx.org, entryId } });
    return values.map(({ sealed }) => JSON.parse(unseal(key, tx.org, sealed).toString()).after);
  });
  expect(opened.sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

import { beforeAll, expect, test } from "vitest";
import { editAccount } from "@/accounts/edit-account";
import { eraseAccounts } from "@/erasures/erase-accounts";
import { inOrg } from "@/lib/in-org";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { exportAudit } from "./export-audit";
import { countEntries, listEntries, readNamed } from "./queries";
import type { AuditFilter } from "./rules";
import { writeAudit } from "./write-audit";

let org: TestOrg;
let owner: Awaited<ReturnType<typeof newAdmin>>;
let person: string;

beforeAll(async () => {
  const other = await newOrg();
  org = await newOrg();
  owner = await newAdmin(org);
  person = await newAccountIn(org, "ACTIVE", { firstName: "Zelda", lastName: "Quint" });
  await newAccountIn(other, "ACTIVE", { firstName: "Zelda", lastName: "Quint" });
  const from = { ...owner.scope, origin: { ip: "203.0.113.7" } };
  await inOrg(from, (tx) => editAccount(tx, { id: person, change: { city: "Lyon" } }));
  await inOrg(from, (tx) => suspendAccounts(tx, { ids: [person] }));
});

const acts = async (filter: AuditFilter) => {
  const { rows } = await org.run((tx) => listEntries(tx, filter, undefined, 100));
  expect(await org.run((tx) => countEntries(tx, filter))).toBe(rows.length);
  return rows.map(({ act }) => act);
};

test("each filter finds what it names, newest first, in this organisation only", async () => {
  const own = ["account.suspend", "account.edited"];
  expect(await acts({ ip: "203.0.113.7" })).toEqual(own);
  expect(await acts({ actor: owner.id })).toEqual(own);
  expect(await acts({ person: "quint zelda" })).toEqual([
    ...own,
    "account.claim",
    "account.invite",
    "account.created",
  ]);
  expect(await acts({ person, act: ["account.edited"] })).toEqual(["account.edited"]);
  const both = await acts({ person, act: ["account.edited", "account.created"] });
  expect([...both].sort()).toEqual(["account.created", "account.edited"]);
  expect(await acts({ person: "nobody of that name" })).toEqual([]);
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format(new Date());
  expect(await acts({ ip: "203.0.113.7", from: today, to: today })).toEqual(own);
  expect(await acts({ to: "2020-01-01" })).toEqual([]);
  const { rows } = await org.run((tx) => listEntries(tx, { ip: "203.0.113.7" }, undefined, 1));
  expect(await acts({ one: rows[0]?.actId ?? "" })).toEqual(["account.suspend"]);
});

test("pages meet without gap or repeat, forwards and back", async () => {
  const all = (await org.run((tx) => listEntries(tx, {}, undefined, 100))).rows;
  const seen: bigint[] = [];
  let cursor: Parameters<typeof listEntries>[2];
  for (let more = true; more; ) {
    const page = await org.run((tx) => listEntries(tx, {}, cursor, 2));
    seen.push(...page.rows.map(({ id }) => id));
    const last = page.rows.at(-1);
    cursor = last && { at: last.at, id: last.id };
    ({ more } = page);
  }
  expect(seen).toEqual(all.map(({ id }) => id));
  const third = all[2];
  if (!third) throw new Error("there are too few entries");
  const back = { at: third.at, id: third.id, back: true };
  const before = await org.run((tx) => listEntries(tx, {}, back, 2));
  expect(before.rows.map(({ id }) => id)).toEqual(seen.slice(0, 2));
});

test("personal values are opened beside their entry", async () => {
  const { rows } = await org.run((tx) =>
    listEntries(tx, { person, act: ["account.edited"] }, undefined, 1),
  );
  expect(rows[0]?.values).toEqual({ before: { city: null }, after: { city: "Lyon" } });
});

test("a living person has a name in the log: the number of who has nothing but a mobile", async () => {
  const known = { firstName: "", lastName: "", email: "", phone: "+33612345699" };
  const id = await newAccountIn(org, "CLOSED", known);
  const namesOf = async () => {
    const { rows } = await org.run((tx) => listEntries(tx, { person: id }, undefined, 1));
    return [rows[0]?.accountName, await org.run((tx) => readNamed(tx, id))];
  };
  expect(await namesOf()).toEqual(["+33612345699", "+33612345699"]);
  const bare = { phone: null, phoneKey: null, mobileCountry: null, mobileDigest: null };
  await org.run((tx) => tx.db.account.updateMany({ where: { orgId: tx.org, id }, data: bare }));
  expect(await namesOf()).toEqual(["–", "–"]);
  await org.run((tx) => eraseAccounts(tx, { ids: [id] }));
  expect(await namesOf()).toEqual([null, undefined]);
});

test("the export asks for the right at every piece, is audited once and lets no cell be a formula", async () => {
  await org.run((tx) =>
    writeAudit(tx, [{ act: "team.created", details: { name: "x" }, accountId: person }]),
  );
  await inOrg(owner.scope, (tx) =>
    editAccount(tx, { id: owner.id, change: { firstName: "=1+1", lastName: "@cmd" } }),
  );
  const filter = { actor: owner.id };
  const { bytes, next } = await inOrg(owner.scope, (tx) => exportAudit(tx, { filter }));
  expect(next).toBeUndefined();
  const text = Buffer.from(bytes).toString();
  expect(text.split("\r\n")[0]).toContain("AT,ACT,ACTOR_KIND");
  expect(text).toContain("'=1+1 @cmd");
  expect(text).not.toMatch(/(?:^|,)[=@]/m);
  expect(await acts({ act: ["audit.exported"] })).toHaveLength(1);
  const { scope } = owner;
  if (scope.actor.kind !== "account") throw new Error("an admin acts as an account");
  const lost = { ...scope, actor: { ...scope.actor, permissions: ["accounts.view"] as const } };
  await expect(inOrg(lost, (tx) => exportAudit(tx, { filter }))).rejects.toThrow("not-allowed");
});

import { beforeAll, expect, test } from "vitest";
import { writeAudit } from "@/audit/write-audit";
import { asOwner } from "../../tests/support/connections";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { closeDb } from "./db";
import { inOrg } from "./in-org";
import { mintScope } from "./mint-scope";
import type { OrgTx } from "./org";
import { sql } from "./sql";
import { isConflict } from "./sql/fault-facts";

let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  await newAccountIn(org);
  for (let n = 0; n < 3; n += 1) await newAccountIn(other);
});

const countAll = (tx: OrgTx): Promise<number> => tx.db.account.count();

test("a transaction sees its organisation alone, also without a condition", async () => {
  expect([await org.run(countAll), await other.run(countAll)]).toEqual([1, 3]);
});

test("the organisation ends with the transaction, whether it ended well or not", async () => {
  await org.run(countAll);
  await expect(
    org.run(async (tx) => {
      await countAll(tx);
      throw new Error("lost");
    }),
  ).rejects.toThrow("lost");
  // The pool's connections are used again: none of them may remember.
  const left = await Promise.all(
    Array.from({ length: 12 }, () =>
      inOrg(mintScope("", { kind: "system" }), async (tx) => [
        await countAll(tx),
        await tx.db.$queryRaw(sql`SELECT current_setting('app.org_id', true) AS org`),
      ]),
    ),
  );
  for (const found of left) expect(found).toEqual([0, [{ org: "" }]]);
});

test("organisations at the same moment do not meet", async () => {
  const counts = await Promise.all(
    Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? org : other).run(countAll)),
  );
  expect(counts).toEqual(Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? 1 : 3)));
});

test("it carries the actor, where they came from, one moment and one act", async () => {
  const actor = { kind: "account", id: org.id, permissions: [] } as const;
  const origin = { ip: "192.0.2.1", userAgent: "Test" };
  const at = new Date("2026-03-10T09:00:00Z");
  const scope = mintScope(org.id, actor, origin);
  const acts = new Set<string>();
  for (let n = 0; n < 2; n += 1)
    await inOrg(
      scope,
      async (tx) => {
        expect(tx).toMatchObject({ org: org.id, actor, origin, now: at });
        acts.add(tx.actId);
      },
      "act",
      at,
    );
  expect(acts.size).toBe(2);
});

test("a row laid into another organisation is refused", async () => {
  const laid = org.run((tx) =>
    tx.db.team.create({
      data: { orgId: other.id, id: other.id, name: "n", nameKey: "n", createdAt: tx.now },
    }),
  );
  await expect(laid).rejects.toThrow(/row-level security/);
});

test("whatever one organisation asks for at once, another is answered meanwhile", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const slow = Array.from({ length: 30 }, () => org.run(() => promise));
  expect(await other.run(countAll)).toBe(3);
  resolve();
  await Promise.all(slow);
});

/** Two transactions that each hold a person and then want the other's, the first time that they are begun. */
async function meet(kind: "act" | "draft") {
  const [one = "", two = ""] = [await newAccountIn(org), await newAccountIn(org)];
  const begun: string[] = [];
  const held = new Set<string>();
  const met = Promise.withResolvers<void>();
  const take = (tx: OrgTx, id: string) =>
    tx.db.$executeRaw(sql`SELECT FROM app.accounts WHERE id = ${id}::uuid FOR NO KEY UPDATE`);
  const work = (first: string, second: string) => async (tx: OrgTx) => {
    begun.push(first);
    await take(tx, first);
    held.add(first);
    if (held.size === 2) met.resolve();
    await met.promise;
    await take(tx, second);
    await writeAudit(tx, [{ act: "account.edited", accountId: first }]);
    return tx.acts.length;
  };
  const ended = await Promise.allSettled([
    inOrg(org.system, work(one, two), kind),
    inOrg(org.system, work(two, one), kind),
  ]);
  const edited = { act: "account.edited", accountId: { in: [one, two] } };
  const audited = await org.run((tx) => tx.db.auditEntry.count({ where: edited }));
  return { ended, audited, begun: begun.length };
}

test("of two transactions that wait for each other the one that is ended begins again, and what it does is done once", async () => {
  const before = await other.run(countAll);
  const { ended, audited, begun } = await meet("act");
  expect(ended).toEqual([1, 1].map((value) => ({ status: "fulfilled", value })));
  expect([audited, begun]).toEqual([2, 3]);
  expect(await other.run(countAll)).toBe(before);
});

test("what its job makes anew from the beginning is not begun again by itself", async () => {
  const { ended, audited, begun } = await meet("draft");
  expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const fault = ended.flatMap((one) => (one.status === "rejected" ? [one.reason] : []))[0];
  expect(isConflict(fault)).toBe(true);
  expect([audited, begun]).toEqual([1, 2]);
});

test("nothing but a draft leaves the disk out, and no longer than itself", async () => {
  await asOwner(async (client) => {
    const { rows } = await client.query("SELECT current_database() AS name");
    await client.query(`ALTER DATABASE ${rows[0].name} SET synchronous_commit = on`);
  });
  await closeDb();
  const disk = async (tx: OrgTx) =>
    tx.db.$queryRaw(sql`SELECT current_setting('synchronous_commit') AS disk`);
  expect(await inOrg(org.system, disk, "draft")).toEqual([{ disk: "off" }]);
  // the pool's connections are used again
  const after = await Promise.all(Array.from({ length: 12 }, () => inOrg(other.system, disk)));
  for (const found of after) expect(found).toEqual([{ disk: "on" }]);
});

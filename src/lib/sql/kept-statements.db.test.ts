import { beforeAll, expect, test, vi } from "vitest";
import type { TestOrg } from "../../../tests/support/org";
import { newAccountIn, newOrg } from "../../../tests/support/org";
import { prisma } from "../db";
import type { OrgTx } from "../org";
import { empty, KEPT, sql, violated } from "../sql";

let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
});

test("a kept statement takes and gives what any other does", async () => {
  const at = new Date("2026-11-22T10:11:12.345Z");
  const ask = (tx: OrgTx, mark: typeof KEPT) =>
    tx.db.$queryRaw(sql`
      ${mark} SELECT ${at}::timestamptz AS at, 7::bigint AS large, 7 AS small, 1.5::float8 AS half, ${true}::boolean AS yes,
        NULL::timestamptz AS never, ${'{"a":[1,null]}'}::jsonb AS json, ${["a", 'b"c', ""]}::text[] AS texts,
        ${[tx.org]}::uuid[] AS ids, ${null}::text AS nothing, ${"é ' \\"}::text AS text`);
  const [kept, plain] = await org.run(async (tx) => [await ask(tx, KEPT), await ask(tx, empty)]);
  expect(kept).toEqual(plain);
  expect(kept).toMatchObject([{ at, large: 7n, json: { a: [1, null] }, ids: [org.id] }]);
});

test("its connection keeps it prepared, whatever its values", async () => {
  const prepared = await org.run(async (tx) => {
    for (const value of ["one", "two"])
      await tx.db.$queryRaw(sql`${KEPT} SELECT ${value} AS kept_here`);
    return tx.db.$queryRaw<{ times: number }[]>(sql`
      SELECT (generic_plans + custom_plans)::int AS times FROM pg_prepared_statements WHERE statement LIKE '%kept_here%'`);
  });
  expect(prepared).toEqual([{ times: 2 }]);
});

test("it goes straight to the connection, also where a bundler made a second copy of the code", async () => {
  const client = prisma();
  vi.resetModules();
  const copy = await import("./kept-statements");
  const rows = await copy.openLine((shorten) =>
    client.$transaction((db) => {
      const $queryRaw = () => Promise.reject(new Error("asked by way of the client's engine"));
      return shorten({ ...db, $queryRaw } as unknown as typeof db).$queryRaw(
        sql`${KEPT} SELECT 1 AS one`,
      );
    }),
  );
  expect(rows).toEqual([{ one: 1 }]);
});

test("it sees its own organisation, and writes only what is committed", async () => {
  const id = await newAccountIn(org);
  const count = (tx: OrgTx) =>
    tx.db.$executeRaw(sql`${KEPT} UPDATE app.accounts SET city = 'Lyon' WHERE id = ${id}::uuid`);
  expect(await other.run(count)).toBe(0);
  const failing = org.run(async (tx) => {
    expect(await count(tx)).toBe(1);
    throw new Error("the disk was full");
  });
  await expect(failing).rejects.toThrow("the disk was full");
  const where = { orgId_id: { orgId: org.id, id } };
  const { city } = await org.run((tx) => tx.db.account.findUniqueOrThrow({ where }));
  expect(city).toBeNull();
});

test("what is asked after the end of its transaction is refused", async () => {
  const left = await org.run(async (tx) => tx);
  await expect(left.db.$queryRaw(sql`${KEPT} SELECT 1`)).rejects.toThrow();
});

test("a constraint that it ran into is told by its name", async () => {
  const id = await newAccountIn(org);
  const fault = await org
    .run((tx) =>
      tx.db.$executeRaw(
        sql`${KEPT} UPDATE app.accounts SET claimed_at = now() WHERE id = ${id}::uuid`,
      ),
    )
    .catch((thrown: unknown) => thrown);
  expect(violated(fault)).toBe("account_unclaimed_has_no_claim_time");
});

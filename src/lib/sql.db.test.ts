import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import type { OrgTx } from "./org";
import { columnsOf, inPieces, join, rowset, sql, textsOf, violated } from "./sql";

let org: TestOrg;
let id: string;
beforeAll(async () => {
  org = await newOrg();
  await newOrg();
  await newAccountIn(org, "CREATED", { email: "taken@halden.example" });
  id = await newAccountIn(org);
});

const fault = (work: (tx: OrgTx) => Promise<unknown>): Promise<unknown> =>
  org.run(work).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
const where = (tx: OrgTx) => ({ orgId_id: { orgId: tx.org, id } });

// Through Prisma's own calls and through raw SQL the server's answer is worded differently.
test.each<[string, (tx: OrgTx) => Promise<unknown>]>([
  [
    "accounts_email_is_used_once",
    (tx) => tx.db.account.update({ where: where(tx), data: { emailKey: "taken@halden.example" } }),
  ],
  [
    "accounts_email_is_used_once",
    (tx) =>
      tx.db.$executeRaw(
        sql`UPDATE app.accounts SET email_key = 'taken@halden.example' WHERE id = ${id}::uuid`,
      ),
  ],
  [
    "account_tfa_is_known",
    (tx) => tx.db.account.update({ where: where(tx), data: { tfa: "FAX" } }),
  ],
  [
    "account_tfa_is_known",
    (tx) => tx.db.$executeRaw(sql`UPDATE app.accounts SET tfa = 'FAX' WHERE id = ${id}::uuid`),
  ],
  [
    "organizations_pkey",
    (tx) =>
      tx.db.organization.create({
        data: { orgId: tx.org, name: "n", slug: "s", createdAt: tx.now, updatedAt: tx.now },
      }),
  ],
  [
    "passwords_account_id_fkey",
    (tx) =>
      tx.db.password.create({
        data: { orgId: tx.org, accountId: randomUUID(), hash: "h", setAt: tx.now },
      }),
  ],
])("a write that runs into %s says so", async (name, work) => {
  expect(violated(await fault(work))).toBe(name);
});

test("what no constraint refused has no name", async () => {
  expect(violated(await fault((tx) => tx.db.$queryRaw(sql`SELECT nothing`)))).toBeUndefined();
  expect(violated(new Error("accounts_email_is_used_once"))).toBeUndefined();
  expect(violated("constraint `x`")).toBeUndefined();
});

test("a set travels as one parameter: quotes, dates, big numbers and nothing at all", async () => {
  const given = [
    {
      name: `O'Neill "x" \\ \u2028 日本`,
      at: new Date("2026-03-10T09:00:00.123Z"),
      n: 9_007_199_254_740_993n,
      none: null,
    },
    { name: "", at: new Date(0), n: 0n, none: null },
  ];
  const rows = await org.run((tx) =>
    tx.db.$queryRaw(
      sql`SELECT * FROM jsonb_to_recordset(${rowset(given)}) AS r (name text, at timestamptz, n bigint, none text)`,
    ),
  );
  expect(rows).toEqual(given);
  const none = await org.run((tx) =>
    tx.db.$queryRaw(sql`SELECT * FROM jsonb_to_recordset(${rowset([])}) AS r (name text)`),
  );
  expect(none).toEqual([]);
});

test("a set of 12,001 goes in three pieces, one after the other and in order", async () => {
  const sizes: number[] = [];
  const rows = Array.from({ length: 12_001 }, (_, n) => n);
  const done = await inPieces(rows, async (piece) => {
    sizes.push(piece.length);
    return piece.map((n) => n * 2);
  });
  expect(sizes).toEqual([5_000, 5_000, 2_001]);
  expect(done).toEqual(rows.map((n) => n * 2));
  expect(await inPieces([], async (piece) => piece)).toEqual([]);
});

test.each([
  [[]],
  [[""]],
  [[null]],
  [["", null, ""]],
  [['{"a":"b\\\\c"}', "😀 é", "NULL", "a,b{c}", "\n\t"]],
])("texts arrive as they were: %j", async (texts: (string | null)[]) => {
  const [row] = await org.run((tx) =>
    tx.db.$queryRaw<{ texts: (string | null)[] }[]>(sql`SELECT ${textsOf(texts)} AS texts`),
  );
  expect(row?.texts).toEqual(texts);
});

test("a sign that separates texts is a blank in them, so that none stands in the place of another", async () => {
  const [row] = await org.run((tx) =>
    tx.db.$queryRaw<{ texts: string[] }[]>(
      sql`SELECT ${textsOf(["a\u001fb", "\u001e", "c"])} AS texts`,
    ),
  );
  expect(row?.texts).toEqual(["a b", " ", "c"]);
});

test("columns of texts go as one parameter and come apart again, one without texts as nothing", async () => {
  const columns = [["a", null, ""], [], ["\u001d", 'b"\\', "c\u001e"]];
  const { all, arrays } = columnsOf(columns);
  const rows = await org.run((tx) =>
    tx.db.$queryRaw<object[]>(sql`
      WITH texts AS MATERIALIZED (${all}) SELECT r.* FROM texts, unnest(${join(arrays)}) AS r (one, two, three)`),
  );
  expect(rows).toEqual([
    { one: "a", two: null, three: " " },
    { one: null, two: null, three: 'b"\\' },
    { one: "", two: null, three: "c " },
  ]);
});

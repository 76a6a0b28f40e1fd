import { expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import { newAccount } from "@/accounts/input";
import { eraseAccounts } from "@/erasures/erase-accounts";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { RowFilter } from "@/plans/queries";
import { readPlan } from "@/plans/queries";
import { recheckPlan } from "@/rechecks/job";
import { workOn } from "../../tests/support/imports";
import { newAdmin, newOrg } from "../../tests/support/org";
import { planOf, planWorld, readPlanned } from "../../tests/support/planning";
import { omitRows } from "./omit-rows";

const MANY = 6_000;
const [org, other] = [await newOrg(), await newOrg()];
const admin = await newAdmin(org);
const act = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(admin.scope, work, "chunk");
const lines = (word: string) =>
  Array.from({ length: MANY }, (_, n) => `${word} ${n},${word}${n}@lots.example`);
const plan = (word: string) =>
  planOf(org, ["LASTNAME,EMAIL", ...lines(word)].join("\n"), { madeBy: admin.id });
const header = (id: string) => org.run((tx) => readPlan(tx, id));
const CREATED = { filter: { verdicts: ["CREATE" as const], q: "" } };

/** A worker that is ended behind so many pieces. */
function endingAfter(pieces: number) {
  let left = pieces;
  return { ...planWorld, stopping: () => left-- <= 0 };
}

test("as many rows as were shown are left out, or none: who was shown another number is told the right one", async () => {
  const { id } = await planOf(org, "LASTNAME,EMAIL\nA,a@n.example\nB,b@n.example", {
    madeBy: admin.id,
  });
  const leaveOut = (expected: number) =>
    act((tx) => omitRows(tx, { id, act: "leave-out", rows: { ...CREATED, expected } }));
  await expect(leaveOut(3)).rejects.toMatchObject({
    ...{ code: "rows-recounted", details: { count: 2, expected: 3 } },
  });
  expect((await readPlanned(org, id)).verdicts).toEqual(["CREATE", "CREATE"]);
  expect((await leaveOut(2)).count).toBe(2);
});

test("the number that was said binds whatever finds the rows, and the log is told how many they were, by whom and from where", async () => {
  const { id } = await plan("Shown");
  const from = { ...admin.scope, origin: { ip: "192.0.2.44", userAgent: "Browser" } };
  const leaveOut = (expected: number, filter: RowFilter = CREATED.filter) =>
    inOrg(
      from,
      (tx) => omitRows(tx, { id, act: "leave-out", rows: { filter, expected } }),
      "chunk",
    );
  for (const expected of [0, 1, MANY - 1, MANY + 1])
    await expect(leaveOut(expected)).rejects.toMatchObject({
      ...{ code: "rows-recounted", details: { count: MANY, expected } },
    });
  for (const expected of [2, MANY - 1])
    await expect(leaveOut(expected, { verdicts: [], q: "shown7@" })).rejects.toMatchObject({
      ...{ code: "rows-recounted", details: { count: 1, expected } },
    });
  expect((await header(id))?.options.chore).toBeUndefined();
  expect((await leaveOut(MANY)).counts).toBeNull();
  // of a browser nobody asks
  expect(JSON.stringify((await header(id))?.options)).not.toContain("Browser");
  await workOn(org, id);
  const told = await org.run((tx) =>
    tx.db.auditEntry.findMany({
      where: { orgId: tx.org, act: "import.left-out", details: { path: ["importId"], equals: id } },
    }),
  );
  expect(told.map(({ actorId, ip, details }) => [actorId, ip, details])).toEqual([
    [admin.id, "192.0.2.44", { importId: id, rows: MANY }],
  ]);
  expect(JSON.stringify(await header(id))).not.toContain("192.0.2.44");
}, 120_000);

test("of very many rows only the choice is kept; the worker leaves them out piece by piece, and goes on where another was killed", async () => {
  const { id } = await plan("Lot");
  const asked = { id, act: "leave-out" as const, rows: { ...CREATED, expected: MANY } };
  expect(await act((tx) => omitRows(tx, asked))).toEqual({ count: MANY, counts: null });
  expect(await header(id)).toMatchObject({
    ...{ state: "PLANNING", counts: { verdicts: { CREATE: MANY } } },
    options: { chore: { act: "leave-out", line: 0, done: 0, of: MANY } },
  });
  expect(new Set((await readPlanned(org, id)).verdicts)).toEqual(new Set(["CREATE"]));
  await recheckPlan(planWorld, { org: other.id, id });
  await recheckPlan(endingAfter(2), { org: org.id, id });
  expect((await header(id))?.options.chore).toMatchObject({ line: 5_001, done: 5_000 });
  await workOn(org, id);
  const after = await header(id);
  expect(after).toMatchObject({ state: "PLANNED", counts: { omitted: MANY } });
  expect([after?.options.chore, after?.options.recheck]).toEqual([undefined, undefined]);
}, 120_000);

test("an erasure on the way forgets what the rows were found by where that tells of the person; what is left out stays so", async () => {
  const { id } = await plan("Quellbertha");
  const person = { lastName: "Quellbertha", email: "quellbertha1@lots.example" };
  const { done } = await org.run((tx) =>
    createAccounts(tx, { people: [newAccount.parse(person)], source: "HAND" }),
  );
  const rows = { filter: { verdicts: [], q: "quellbertha" } };
  const from = { ...admin.scope, origin: { ip: "192.0.2.45" } };
  await inOrg(from, (tx) => omitRows(tx, { id, act: "leave-out", rows }), "chunk");
  await recheckPlan(endingAfter(1), { org: org.id, id });
  await org.run((tx) => eraseAccounts(tx, { ids: done.map((one) => one.id) }));
  const told = await org.run((tx) =>
    tx.db.$queryRaw<{ options: string }[]>(
      sql`SELECT options::text AS options FROM app.imports WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid`,
    ),
  );
  expect(told[0]?.options).not.toContain("quellbertha");
  await workOn(org, id);
  const after = await readPlanned(org, id);
  expect(after.counts).toMatchObject({ erased: 1, omitted: 2_499 });
  expect(after.state).toBe("PLANNED");
  const entry = { orgId: org.id, act: "import.left-out", ip: "192.0.2.45" };
  const said = await org.run((tx) => tx.db.auditEntry.findMany({ where: entry }));
  expect(said.map(({ details }) => details)).toEqual([{ importId: id, rows: 2_500 }]);
}, 120_000);

test("an erasure that is about nobody of it leaves a choice as it is", async () => {
  const { id } = await plan("Rest");
  const away = newAccount.parse({ lastName: "Zwirn", email: "rest7@lots.example" });
  const { done } = await org.run((tx) => createAccounts(tx, { people: [away], source: "HAND" }));
  await act((tx) => omitRows(tx, { id, act: "leave-out", rows: CREATED }));
  await org.run((tx) => eraseAccounts(tx, { ids: done.map((one) => one.id) }));
  await workOn(org, id);
  expect((await readPlanned(org, id)).counts).toMatchObject({ erased: 1, omitted: MANY - 1 });
}, 120_000);

import { expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { readPlan } from "@/plans/queries";
import { workOn } from "../../tests/support/imports";
import { newAdmin, newOrg } from "../../tests/support/org";
import { planOf, readPlanned } from "../../tests/support/planning";
import { fixPiece } from "./fix-piece";
import { fixRows } from "./fix-rows";

const MANY = 5_003;
const [org, other] = [await newOrg(), await newOrg()];
const admin = await newAdmin(org);
const plan = (lines: readonly string[]) =>
  planOf(org, ["LASTNAME,EMAIL,TEAM", ...lines].join("\n"), { madeBy: admin.id });
/** What the audit log says of its corrections, in whose name, and from where. */
const toldOf = (id: string) =>
  org.run((tx) =>
    tx.db.auditEntry.findMany({
      where: {
        ...{ orgId: tx.org, act: "import.corrected" },
        details: { path: ["importId"], equals: id },
      },
      select: { actorId: true, ip: true, details: true },
    }),
  );
const people = (of: (at: number) => string) => Array.from({ length: MANY }, (_, at) => of(at));

test("alike faults of more rows than a person waits for are all mended at one press, and judged by the worker", async () => {
  const { id, counts } = await plan(people((at) => `P${at},p${at}@gmial.com,`));
  const key = counts.groups.find(({ code }) => code === "email-typo")?.key ?? "";
  const from = { ...admin.scope, origin: { ip: "192.0.2.46" } };
  const done = await inOrg(from, (tx) => fixRows(tx, { id, key }), "chunk");
  expect(done).toEqual({ fixed: MANY, counts: null });
  const begun = await org.run((tx) => readPlan(tx, id));
  expect(begun).toMatchObject({ state: "PLANNING", options: { chore: { act: "fix", of: MANY } } });
  expect(await toldOf(id)).toEqual([]);
  const fix = { id, fix: { key }, mapping: ["LASTNAME", "EMAIL"] as const, after: 0 };
  expect(await other.run((tx) => fixPiece(tx, fix))).toMatchObject({ all: [], rows: [] });
  await workOn(org, id);
  expect(await toldOf(id)).toEqual([
    { actorId: admin.id, ip: "192.0.2.46", details: { importId: id, how: "fix", rows: MANY } },
  ]);
  const { counts: after, rows } = await readPlanned(org, id);
  expect(after).toMatchObject({ verdicts: { CREATE: MANY }, groups: [] });
  expect(rows.at(-1)?.change?.create?.email).toBe(`p${MANY - 1}@gmail.com`);
}, 120_000);

test("so many that name a new team are given another at one press; what is kept as written is judged too", async () => {
  const { id, counts } = await plan(people((at) => `P${at},p${at}@gmial.com,Warehose`));
  const key = counts.groups.find(({ code }) => code === "email-typo")?.key ?? "";
  const keep = await inOrg(admin.scope, (tx) => fixRows(tx, { id, key, keep: "yes" }), "chunk");
  expect(keep).toEqual({ fixed: MANY, counts: null });
  await workOn(org, id);
  const { counts: kept } = await readPlanned(org, id);
  expect(kept.verdicts).toEqual({ CREATE: MANY });
  const team = kept.teams[0]?.key ?? "";
  await inOrg(admin.scope, (tx) => fixRows(tx, { id, key: team, right: "Warehouse" }), "chunk");
  await workOn(org, id);
  const { counts: after } = await readPlanned(org, id);
  expect(after.teams).toMatchObject([{ name: "Warehouse", rows: MANY }]);
}, 120_000);

test("where nothing of so many can be mended, the plan is what it was and nothing is told", async () => {
  const { id, counts } = await plan(people((at) => `P${at},p${at}@,`));
  const key = counts.groups.find(({ code }) => code === "email-wrong")?.key ?? "";
  const done = await inOrg(admin.scope, (tx) => fixRows(tx, { id, key }), "chunk");
  expect(done).toEqual({ fixed: MANY, counts: null });
  await workOn(org, id);
  const { state, counts: after } = await readPlanned(org, id);
  expect([state, after.verdicts]).toEqual(["PLANNED", { ERROR: MANY }]);
  expect(await toldOf(id)).toEqual([]);
}, 120_000);

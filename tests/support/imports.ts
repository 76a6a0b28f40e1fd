import { randomUUID } from "node:crypto";
import { runImport } from "@/imports/job";
import type { ImportPurpose } from "@/imports/rules";
import { mintScope } from "@/lib/mint-scope";
import type { OrgTx, Scope } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { Before } from "@/outcomes/rules";
import type { RowChange, Verdict } from "@/plans/rules";
import type { TestOrg } from "./org";

export type PlannedTestRow = {
  verdict: Verdict;
  accountId?: string;
  channel?: "EMAIL" | "SMS" | "CODE";
  change?: RowChange;
  cells?: readonly string[];
  emailKey?: string;
  before?: Before;
  outcome?: string;
};

/** Bigints and dates as a plan keeps them. */
const asJson = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === "bigint" ? part.toString() : part));

/** A planned import of these rows, as the planner leaves it; lines count from 2. */
export async function plannedImport(
  org: TestOrg,
  madeBy: string,
  rows: readonly PlannedTestRow[],
  purpose: ImportPurpose = "ROSTER",
): Promise<string> {
  const id = randomUUID();
  await org.run(async (tx) => {
    await tx.db.import.create({
      data: {
        ...{ orgId: tx.org, id, purpose, kind: "USER", madeBy, fileName: "people.csv" },
        ...{ state: "PLANNED", createdAt: tx.now, plannedAt: tx.now },
      },
    });
    await insertRows(tx, id, rows);
  });
  return id;
}

const insertRows = (tx: OrgTx, id: string, rows: readonly PlannedTestRow[]): Promise<number> => {
  const kept = rows.map((row, index) => ({ cells: ["a", "b"], line: index + 2, ...row }));
  return tx.db.$executeRaw(sql`
    INSERT INTO app.import_rows (org_id, import_id, line, verdict, account_id, channel, change, cells, search_text, email_key, before, outcome)
    SELECT ${tx.org}::uuid, ${id}::uuid, r.line, r.verdict, r."accountId", r.channel, r.change, r.cells, ' a b', r."emailKey", r.before, r.outcome
    FROM jsonb_to_recordset(${asJson(kept)}::jsonb) AS r (line int, verdict text, "accountId" uuid, channel text, change jsonb,
      cells json, "emailKey" text, before jsonb, outcome text)`);
};

/** How a file of nothing but lines was read. */
const CORRECTIONS = {
  choice: { format: "csv", encoding: "utf-8", delimiter: ",", headerLine: 1 },
  ...{ chosen: {}, sheets: [], header: ["LINE"], preview: [], rows: 1, hiddenRows: 0 },
  ...{ mergedCells: 0, mapping: [null], isTemplate: false },
};

const BEGUN = { begunAt: new Date(0), invite: "LATER" } as const;

/** Imports of this admin: one that waits to be applied, one under way, one that chose people, one that was applied, and the undoing of it. */
export async function populateRuns(org: TestOrg, admin: string, active: string) {
  const fields = { company: [null, "Halden"] } as const;
  const update = {
    verdict: "UPDATE",
    accountId: active,
    change: { was: "ACTIVE", fields },
  } as const;
  const fresh = {
    verdict: "CREATE",
    change: { create: { lastName: "Fresh", login: randomUUID() } },
  } as const;
  const choice = { verdict: "INVITE", accountId: active, change: { was: "CREATED" } } as const;
  const applied = { ...update, before: { isClaimed: true }, outcome: "done" };
  const ids = {
    planned: await plannedImport(org, admin, [update, fresh]),
    running: await plannedImport(org, admin, [update]),
    chosen: await plannedImport(org, admin, [choice], "CHOOSE"),
    applied: await plannedImport(org, admin, [applied]),
  };
  const [undoing, corrections] = [randomUUID(), randomUUID()];
  await org.run(async (tx) => {
    const set = (id: string, data: object) =>
      tx.db.import.update({ where: { orgId_id: { orgId: tx.org, id } }, data });
    await set(ids.planned, { counts: { verdicts: { UPDATE: 1, CREATE: 1, ERROR: 1 } } });
    await set(ids.running, { ...BEGUN, state: "APPLYING" });
    await set(ids.applied, { ...BEGUN, state: "APPLIED", finishedAt: tx.now });
    const like = { orgId: tx.org, purpose: "UNDO", madeBy: admin, fileName: "people.csv" };
    await tx.db.import.create({
      data: { ...like, id: undoing, undoes: ids.running, state: "PLANNING", createdAt: tx.now },
    });
    const merging = { ...like, purpose: "ROSTER", corrects: ids.planned, reading: CORRECTIONS };
    await tx.db.import.create({
      data: { ...merging, id: corrections, state: "PLANNING", createdAt: tx.now },
    });
    await set(ids.applied, { options: { full: true } });
  });
  return { ...ids, undoing, corrections };
}

/** A worker that does what an import waits for. */
export const workOn = (
  org: Pick<TestOrg, "id">,
  id: string,
  stopping = () => false,
): Promise<void> => {
  const scopeOf = (of: string): Scope => mintScope(of, { kind: "system" });
  return runImport({ scopeOf, stopping, now: () => new Date() }, { org: org.id, id });
};

/** What became of each row, by line. */
export const outcomesOf = (org: TestOrg, id: string): Promise<Record<number, string | null>> =>
  org.run(async (tx) => {
    const rows = await tx.db.importRow.findMany({ where: { orgId: tx.org, importId: id } });
    return Object.fromEntries(rows.map(({ line, outcome }) => [line, outcome]));
  });

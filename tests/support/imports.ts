import { randomUUID } from "node:crypto";
import { runImport } from "@/imports/job";
import type { ImportPurpose } from "@/imports/rules";
import { mintScope } from "@/lib/mint-scope";
import type { OrgTx, Scope } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { RowChange, Verdict } from "@/plans/rules";
import type { TestOrg } from "./org";

export type PlannedTestRow = {
  verdict: Verdict;
  accountId?: string;
  channel?: "EMAIL" | "SMS" | "CODE";
  change?: RowChange;
  line?: number;
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
  const kept = rows.map((row, index) => ({ line: index + 2, change: null, ...row }));
  return tx.db.$executeRaw(sql`
    INSERT INTO app.import_rows (org_id, import_id, line, verdict, account_id, channel, change, cells, search_text)
    SELECT ${tx.org}::uuid, ${id}::uuid, r.line, r.verdict, r."accountId", r.channel, r.change, '["a","b"]', ' a b'
    FROM jsonb_to_recordset(${asJson(kept)}::jsonb)
      AS r (line int, verdict text, "accountId" uuid, channel text, change jsonb)`);
};

/** A worker that does what an import waits for. */
export const workOn = (org: TestOrg, id: string, stopping = () => false): Promise<void> => {
  const scopeOf = (of: string): Scope => mintScope(of, { kind: "system" });
  return runImport({ scopeOf, stopping, now: () => new Date() }, { org: org.id, id });
};

/** What became of each row, by line. */
export const outcomesOf = (org: TestOrg, id: string): Promise<Record<number, string | null>> =>
  org.run(async (tx) => {
    const rows = await tx.db.importRow.findMany({ where: { orgId: tx.org, importId: id } });
    return Object.fromEntries(rows.map(({ line, outcome }) => [line, outcome]));
  });

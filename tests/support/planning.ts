import { randomUUID } from "node:crypto";
import type { ImportPurpose } from "@/imports/rules";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { Kept } from "@/outcomes/complete-changes";
import { completeChanges } from "@/outcomes/complete-changes";
import { planRoster } from "@/plans/job";
import type { PlanCounts, PlanOptions, RowChange, Verdict } from "@/plans/rules";
import { mapColumns } from "@/rosters/map-columns";
import type { RosterKind, RowFault } from "@/rosters/rules";
import type { TestOrg } from "./org";
import { newAccountIn, newAdmin, newOrg } from "./org";

export const planWorld = {
  scopeOf: (id: string) => mintScope(id, { kind: "system" }),
  stopping: () => false,
};

type Given = {
  madeBy: string;
  kind?: RosterKind | null;
  purpose?: ImportPurpose;
  options?: PlanOptions;
};

/** An import of this CSV that waits for its plan. */
export async function newPlanning(
  tx: OrgTx,
  csv: string,
  { madeBy, kind = null, purpose = "ROSTER", options = {} }: Given,
): Promise<string> {
  const id = randomUUID();
  const content = new TextEncoder().encode(csv);
  const fileId = randomUUID();
  const about = { purpose: "ROSTER", name: "people.csv", contentType: "text/csv" };
  await tx.db.file.create({
    data: { orgId: tx.org, id: fileId, ...about, bytes: content.length, createdAt: tx.now },
  });
  await tx.db.fileChunk.create({ data: { orgId: tx.org, fileId, seq: 0, content } });
  const header = csv.slice(0, csv.indexOf("\n")).trimEnd().split(",");
  const { mapping } = mapColumns(header, new Map());
  const reading = {
    choice: { format: "csv", encoding: "utf-8", delimiter: ",", headerLine: 1 },
    ...{ chosen: {}, sheets: [], header, preview: [], rows: 0, hiddenRows: 0, mergedCells: 0 },
    ...{ mapping: [...mapping], isTemplate: false },
  };
  await tx.db.import.create({
    data: {
      ...{ orgId: tx.org, id, purpose, kind, madeBy, fileId, fileName: "people.csv" },
      ...{ state: "PLANNING", reading, options, createdAt: tx.now },
    },
  });
  return id;
}

export type PlannedLine = {
  line: number;
  verdict: Verdict;
  accountId: string | null;
  channel: string | null;
  change: RowChange | null;
  faults: RowFault[];
};

export type Planned = {
  id: string;
  state: string;
  fault: string | null;
  counts: PlanCounts;
  rows: PlannedLine[];
  /** Verdicts of the lines in their order, and the codes of what is wrong with each. */
  verdicts: Verdict[];
  codes: string[][];
};

/** What is stored of a plan; what changes leave to the cells stands in them. */
export async function readPlanned(org: TestOrg, id: string): Promise<Planned> {
  return org.run(async (tx) => {
    const [found] = await tx.db.$queryRaw<Pick<Planned, "state" | "fault" | "counts">[]>(sql`
      SELECT state, fault, counts FROM app.imports WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid`);
    if (!found) throw new Error("the import is gone");
    const halves = await tx.db.$queryRaw<(PlannedLine & Kept)[]>(sql`
      SELECT line, verdict, account_id AS "accountId", channel, change, coalesce(faults, '[]') AS faults, cells
      FROM app.import_rows WHERE org_id = ${tx.org}::uuid AND import_id = ${id}::uuid ORDER BY line`);
    const rows = await completeChanges(tx, { importId: id, rows: halves });
    const codes = rows.map(({ faults }) => faults.map(({ code }) => code));
    const verdicts = rows.map(({ verdict }) => verdict);
    return { id, ...found, rows, verdicts, codes };
  });
}

/** The plan that the worker makes of this CSV. */
export async function planOf(org: TestOrg, csv: string, given: Given): Promise<Planned> {
  const id = await inOrg(org.system, (tx) => newPlanning(tx, csv, given));
  await planRoster(planWorld, { org: org.id, id });
  return readPlanned(org, id);
}

let known = 0;

/** Somebody who plans rosters in an organisation of their own, beside another one. */
export async function newPlanner() {
  const [org, other] = [await newOrg(), await newOrg()];
  const { id: madeBy } = await newAdmin(org);
  /** An account with keys of its own, here and, as a twin, in the other organisation. */
  async function someone(
    status: Parameters<typeof newAccountIn>[1] = "CREATED",
    given: Parameters<typeof newAccountIn>[2] = {},
  ) {
    known += 1;
    const keys = {
      email: `known.${known}@halden.example`,
      login: `known-${known}`,
      externalId: `K${known}`,
      lastName: `Known ${known}`,
    };
    const id = await newAccountIn(org, status, { ...keys, ...given });
    await newAccountIn(other, status, { ...keys, kind: "USER" });
    return { id, ...keys };
  }
  /** The plan of these lines under this header. */
  const plan = (header: string, lines: readonly string[], options: PlanOptions = {}) =>
    planOf(org, [header, ...lines].join("\n"), { madeBy, options });
  return { org, other, madeBy, someone, plan };
}

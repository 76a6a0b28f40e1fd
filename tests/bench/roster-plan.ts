import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { workerScope } from "@/gates/worker";
import { confirmReading } from "@/imports/confirm-reading";
import { runImport } from "@/imports/job";
import { closeDb } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import { createOrganization } from "@/orgs/create-organization";
import { readPlan } from "@/plans/queries";
import type { TestOrg } from "../support/org";
import { newAdmin } from "../support/org";
import { firstLine, startProgram } from "../support/processes";
import { importWorld, uploadRoster } from "../support/uploads";
import { startWorld } from "../support/world";
import { median, rounded } from "./median";
import { rosterFile } from "./roster-file";
import { suspicion } from "./suspect";

const PAIRS = 3;
const BARE = "tests/bench/baselines/bare-stage.mjs";
const TARGETS = { csv: 3.5, xlsx: 2 } as const;

type Figure = { seconds: number; peakRssMb: number; silentMs?: number };
export type SheetOfBench = keyof typeof TARGETS;

async function found(round: number): Promise<TestOrg> {
  const system = workerScope(randomUUID());
  const run: TestOrg["run"] = (work, at) => inOrg(system, work, "chunk", at);
  const slug = `bench-plan-${round}`;
  await run((tx) =>
    createOrganization(tx, { name: "Bench", slug, language: "en", timeZone: "UTC" }),
  );
  return { id: system.org, slug, system, run };
}

/** The same cells as a file of this format. */
async function fileOf(rows: number, format: SheetOfBench): Promise<Uint8Array> {
  const text = rosterFile(rows);
  if (format === "csv") return Buffer.from(text);
  const cells = text.split("\n").map((line) => line.split(","));
  return writeXlsx({ sheets: [{ name: "People", rows: cells }] });
}

const printed = async (child: ChildProcess) => JSON.parse(await firstLine(child)) as Figure;

/** As much room as it asks for: it holds a whole spreadsheet, and the limit is a worker's. */
const bareOf = (args: string[]) => printed(startProgram(BARE, args, {}, []));

/** Plans the file in a process of its own, as a worker would: uploaded, looked at and confirmed before. */
async function planned(
  round: number,
  file: Uint8Array,
  rows: number,
  env: Record<string, string>,
): Promise<Figure> {
  const org = await found(round);
  const admin = await newAdmin(org);
  const id = await uploadRoster(admin.scope, file, { kind: "USER" });
  await runImport(importWorld, { org: org.id, id });
  await inOrg(admin.scope, (tx) => confirmReading(tx, { id }));
  const figure = await printed(startProgram("tests/bench/plan-once.ts", [org.id, id], env));
  const plan = await org.run((tx) => readPlan(tx, id));
  const created = plan?.counts.verdicts.CREATE;
  if (created !== rows) throw new Error(`${created} of ${rows} rows are planned`);
  return figure;
}

const middle = (figures: readonly Figure[], field: keyof Figure) =>
  rounded(median(figures.map((figure) => figure[field] ?? 0)));

/** Reads, judges and stores every row of a roster against a bare reader and COPY of its cells. */
export async function rosterPlan({
  rows = 100_000,
  format = "csv",
}: {
  rows?: number;
  format?: SheetOfBench;
}) {
  const folder = mkdtempSync(path.join(tmpdir(), "rollcall-bench-"));
  const world = await startWorld("bench");
  const [ours, bare]: [Figure[], Figure[]] = [[], []];
  try {
    const content = await fileOf(rows, format);
    const file = path.join(folder, `people.${format}`);
    writeFileSync(file, content);
    for (let round = 0; round < PAIRS; round += 1) {
      ours.push(await planned(round, content, rows, world.env));
      bare.push(await bareOf([world.ownerUrl, file, format]));
    }
    const [seconds, baselineSeconds] = [middle(ours, "seconds"), middle(bare, "seconds")];
    return {
      ...{ benchmark: "roster-plan", format, rows, seconds, baselineSeconds },
      ...suspicion(`roster-plan ${format}`, baselineSeconds, rows),
      ratio: rounded(seconds / baselineSeconds),
      peakRssMb: middle(ours, "peakRssMb"),
      baselineRssMb: middle(bare, "peakRssMb"),
      longestSilenceMs: Math.max(...ours.map(({ silentMs = 0 }) => Math.round(silentMs))),
      ...{ pairs: PAIRS, target: TARGETS[format] },
    };
  } finally {
    await closeDb();
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

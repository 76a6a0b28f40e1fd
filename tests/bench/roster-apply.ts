import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { workerScope } from "@/gates/worker";
import { confirmReading } from "@/imports/confirm-reading";
import { runImport } from "@/imports/job";
import { closeDb } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import { createOrganization } from "@/orgs/create-organization";
import { estimatePeople } from "@/people/estimate-people";
import { listPeople } from "@/people/list-people";
import { countWritten } from "@/runs/queries";
import { beginAsShown } from "../support/applying";
import type { TestOrg } from "../support/org";
import { newAdmin } from "../support/org";
import { firstLine, startProgram } from "../support/processes";
import { importWorld, uploadRoster } from "../support/uploads";
import { startWorld } from "../support/world";
import { median, rounded } from "./median";
import { rosterFile } from "./roster-file";

const PAIRS = 3;
const PAGE_EVERY_MS = 100;

type Figure = { seconds: number; peakRssMb: number };
type Admin = Awaited<ReturnType<typeof newAdmin>>;

async function found(round: number): Promise<TestOrg> {
  const system = workerScope(randomUUID());
  const run: TestOrg["run"] = (work, at) => inOrg(system, work, "chunk", at);
  const slug = `bench-apply-${round}`;
  await run((tx) =>
    createOrganization(tx, { name: "Bench", slug, language: "en", timeZone: "UTC" }),
  );
  return { id: system.org, slug, system, run };
}

/** The plan of this file: the import, and how many rows it would write. */
async function plan(org: TestOrg, admin: Admin, file: string) {
  const id = await uploadRoster(admin.scope, file, { kind: "USER" });
  await runImport(importWorld, { org: org.id, id });
  await inOrg(admin.scope, (tx) => confirmReading(tx, { id }));
  await runImport(importWorld, { org: org.id, id });
  return { id, rows: await org.run((tx) => countWritten(tx, id)) };
}

const printed = async (file: string, args: string[], env: Record<string, string>) =>
  JSON.parse(await firstLine(startProgram(file, args, env))) as Figure;

/** Asks for the first page of people again and again until `work` is done. */
async function pagesMeanwhile(admin: Admin, work: Promise<Figure>, times: number[]) {
  let isOver = false;
  const end = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const begun = performance.now();
    await inOrg(
      admin.scope,
      async (tx) => [await listPeople(tx, {}, undefined), await estimatePeople(tx, {})],
      "page",
    );
    times.push(performance.now() - begun);
    await pause(PAGE_EVERY_MS);
  }
  return end;
}

function p95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return rounded(sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN);
}

const middle = (figures: readonly Figure[], field: keyof Figure) =>
  rounded(median(figures.map((figure) => figure[field])));

/** Applies a planned roster against COPY of the accounts, audit entries and events that it made. */
export async function rosterApply({ rows = 100_000 }: { rows?: number }) {
  const folder = mkdtempSync(path.join(tmpdir(), "rollcall-bench-"));
  const world = await startWorld("bench");
  const [ours, bare, pages]: [Figure[], Figure[], number[]] = [[], [], []];
  let repeated = 0;
  try {
    const file = rosterFile(rows);
    for (let round = 0; round < PAIRS; round += 1) {
      const org = await found(round);
      const admin = await newAdmin(org);
      const { id, rows: expected } = await plan(org, admin, file);
      if (expected !== rows) throw new Error(`${expected} of ${rows} rows can be applied`);
      await inOrg(
        admin.scope,
        (tx) => beginAsShown(tx, { id, expected, invite: "LATER" }),
        "chunk",
      );
      const applying = printed("tests/bench/apply-once.ts", [org.id, id], world.env);
      ours.push(await pagesMeanwhile(admin, applying, pages));
      const copy = [world.ownerUrl, org.id, folder];
      bare.push(await printed("tests/bench/baselines/bare-copy.mjs", copy, {}));
      if (round === PAIRS - 1) repeated = (await plan(org, admin, file)).rows;
    }
    const [seconds, baselineSeconds] = [middle(ours, "seconds"), middle(bare, "seconds")];
    return {
      ...{ benchmark: "roster-apply", rows, seconds, baselineSeconds },
      ratio: rounded(seconds / baselineSeconds),
      peakRssMb: middle(ours, "peakRssMb"),
      baselineRssMb: middle(bare, "peakRssMb"),
      pageP95Ms: p95(pages),
      rowsWrittenOnRepeat: repeated,
      ...{ pairs: PAIRS, target: 4 },
    };
  } finally {
    await closeDb();
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

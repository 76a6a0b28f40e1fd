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
import { countWritten } from "@/runs/queries";
import { ensureBuild } from "../../scripts/build";
import { freePort } from "../../scripts/ports";
import { beginAsShown } from "../support/applying";
import { openSession } from "../support/e2e-org";
import type { TestOrg } from "../support/org";
import { newAdmin } from "../support/org";
import { firstLine, kill, startProgram } from "../support/processes";
import { importWorld, uploadRoster } from "../support/uploads";
import type { World } from "../support/world";
import { startWorld } from "../support/world";
import { median, rounded } from "./median";
import { rosterFile } from "./roster-file";
import { serve } from "./served";
import { suspicion } from "./suspect";

const PAIRS = 3;
/** As soon as a person who watches opens the next page: more of them are a load of their own (0094). */
const PAGE_EVERY_MS = 500;
const WARM = 20;

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

/** The People page of the console as this admin's browser asks for it: how long its whole answer takes. */
async function peoplePage(
  port: number,
  org: TestOrg,
  admin: Admin,
): Promise<() => Promise<number>> {
  const cookie = `next-auth.session-token=${await openSession(org, admin.id)}`;
  const ask = async (): Promise<number> => {
    const begun = performance.now();
    const url = `http://localhost:${port}/${org.slug}/admin/people`;
    const page = await fetch(url, { headers: { cookie }, redirect: "manual" });
    await page.text();
    if (page.status !== 200) throw new Error(`${page.status} from the People page`);
    return performance.now() - begun;
  };
  // what a server that has just begun compiles is not the speed of its pages
  for (let asked = 0; asked < WARM; asked += 1) await ask();
  return ask;
}

/** Asks for a page again and again until `work` is done. */
async function pagesMeanwhile(ask: () => Promise<number>, work: Promise<Figure>, times: number[]) {
  let isOver = false;
  const end = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    times.push(await ask());
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

type Round = { round: number; file: string; rows: number; world: World; port: number };

/** Applies the file in an organisation of its own, in a process of its own, while an admin asks for pages. */
async function applied({ round, file, rows, world, port }: Round, pages: number[]) {
  const org = await found(round);
  const admin = await newAdmin(org);
  const { id, rows: expected } = await plan(org, admin, file);
  if (expected !== rows) throw new Error(`${expected} of ${rows} rows can be applied`);
  await inOrg(admin.scope, (tx) => beginAsShown(tx, { id, expected, invite: "LATER" }), "chunk");
  const ask = await peoplePage(port, org, admin);
  const applying = printed("tests/bench/apply-once.ts", [org.id, id], world.env);
  return { org, admin, figure: await pagesMeanwhile(ask, applying, pages) };
}

/**
 * Applies a planned roster against COPY of the accounts, audit entries and events that it made. Meanwhile a server of its own,
 * whose memory is none of the job's, is asked for the People page.
 */
export async function rosterApply({ rows = 100_000 }: { rows?: number }) {
  const folder = mkdtempSync(path.join(tmpdir(), "rollcall-bench-"));
  const port = await freePort();
  const world = await startWorld("bench", { APP_URL: `http://localhost:${port}` });
  await ensureBuild(() => undefined);
  const web = await serve(".", port, world.env);
  const [ours, bare, pages]: [Figure[], Figure[], number[]] = [[], [], []];
  let repeated = 0;
  try {
    const file = rosterFile(rows);
    for (let round = 0; round < PAIRS; round += 1) {
      const { org, admin, figure } = await applied({ round, file, rows, world, port }, pages);
      ours.push(figure);
      const copy = [world.ownerUrl, org.id, folder];
      bare.push(await printed("tests/bench/baselines/bare-copy.mjs", copy, {}));
      if (round === PAIRS - 1) repeated = (await plan(org, admin, file)).rows;
    }
    const [seconds, baselineSeconds] = [middle(ours, "seconds"), middle(bare, "seconds")];
    return {
      ...{ benchmark: "roster-apply", rows, seconds, baselineSeconds },
      ...suspicion("roster-apply", baselineSeconds, rows),
      ratio: rounded(seconds / baselineSeconds),
      peakRssMb: middle(ours, "peakRssMb"),
      baselineRssMb: middle(bare, "peakRssMb"),
      pageP95Ms: p95(pages),
      rowsWrittenOnRepeat: repeated,
      ...{ pairs: PAIRS, target: 4 },
    };
  } finally {
    await kill(web);
    await closeDb();
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

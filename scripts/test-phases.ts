import { spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { runChecks, shown } from "./checks";
import { ensureBrowser } from "./ensure-browser";
import { freePort } from "./ports";
import { ROOT } from "./say";
import { systemPostgres } from "./system-postgres";
import type { Outcome } from "./test-reports";
import { playwrightOutcomes, vitestOutcomes } from "./test-reports";

/** Seconds on two cores that a phase may take before the report says so. */
export type Phase = {
  name: string;
  budget: number;
  run: () => Promise<Outcome[]>;
  /** It waits most of its time: it runs beside the others. */
  isBeside?: boolean;
};

const REPORTS = join(ROOT, "test-results/reports");
/** A phase that takes this many times its budget hangs. */
const PATIENCE = 3;

type Command = {
  name: string;
  args: string[];
  budget: number;
  env?: Record<string, string>;
};

/** Runs a tool of the project with its output shown; false when it ended badly. */
function show({ name, args, budget, env }: Command): Promise<boolean> {
  const program = join(ROOT, "node_modules/.bin", name);
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
      timeout: budget * PATIENCE * 1000,
    });
    child.on("error", () => done(false));
    child.on("close", (code) => done(code === 0));
  });
}

function freshReport(name: string): string {
  const path = join(REPORTS, `${name}.json`);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  return path;
}

/** A tool that ended badly without a failed test to show for it must not pass. */
function withExit(ok: boolean, name: string, outcomes: Outcome[]): Outcome[] {
  const explained = ok || outcomes.some((outcome) => !outcome.ok);
  return explained
    ? outcomes
    : [...outcomes, { name: `${name} ended badly`, ok: false, seconds: 0 }];
}

async function check(): Promise<Outcome[]> {
  const verdicts = await runChecks({
    onVerdict: ({ name, ok, seconds, output }) => {
      console.log(`${ok ? "ok  " : "FAIL"} ${name.padEnd(10)} ${seconds.toFixed(1)} s`);
      if (!ok) console.log(shown(output));
    },
  });
  return verdicts.map(({ name, ok, seconds }) => ({
    name: `check ${name}`,
    ok,
    seconds,
  }));
}

async function vitest(suite: string, config: string, budget: number, env = {}) {
  const report = freshReport(suite);
  const args = ["run", "--config", `tests/vitest.${config}.config.ts`];
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const ok = await show({
    name: "vitest",
    args: [...args, ...reporters],
    budget,
    env,
  });
  return withExit(ok, suite, vitestOutcomes(report));
}

const onEmbedded = (budget: number) =>
  vitest("database-embedded", "database", budget, { ROLLCALL_TEST_PG: "embedded" });

/** What another version could answer otherwise, on the oldest promised one if it is here. */
async function onOldest(budget: number): Promise<Outcome[]> {
  const folder = systemPostgres();
  if (folder === undefined) {
    console.log("There is no PostgreSQL 15 on this machine: the embedded 18 alone is tried.");
    return [];
  }
  const system = { ROLLCALL_TEST_PG: "system", ROLLCALL_TEST_PG_BIN: folder };
  const outcomes = await vitest("database-system", "database", budget, system);
  return outcomes.map((one) => ({ ...one, name: `[PostgreSQL 15] ${one.name}` }));
}

/** Beside each other: the second is one long file, which keeps one core alone. */
const database = async (budget: number): Promise<Outcome[]> =>
  (await Promise.all([onEmbedded(budget), onOldest(budget)])).flat();

async function journeys(budget: number): Promise<Outcome[]> {
  const report = freshReport("journeys");
  const env = {
    CHROMIUM_PATH: ensureBrowser().executablePath,
    ROLLCALL_E2E_PORT: String(await freePort()),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const args = ["test", "--config", "tests/playwright.config.ts", "--reporter=list,json"];
  const ok = await show({ name: "playwright", args, budget, env });
  return withExit(ok, "journeys", playwrightOutcomes(report));
}

const LAST_WORDS = 12;

/** A short drill; its own exit code says whether it kept what it promises, its last words what it found. */
function drill(name: string, budget: number): Promise<Outcome[]> {
  const begun = performance.now();
  const args = ["scripts/faults.ts", name, "--json", "--quick"];
  const child = spawn(join(ROOT, "node_modules/.bin/tsx"), args, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: budget * PATIENCE * 1000,
  });
  let said = "";
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const)
    from.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      to.write(chunk);
    });
  return new Promise((done) => {
    const end = (ok: boolean, how: string) => {
      const why = ok ? undefined : [...said.trim().split("\n").slice(-LAST_WORDS), how].join("\n");
      const seconds = (performance.now() - begun) / 1000;
      done([{ name: `faults ${name}`, ok, seconds, why }]);
    };
    child.on("error", ({ message }) => end(false, message));
    child.on("close", (code, signal) => end(code === 0, `it ended with ${signal ?? code}`));
  });
}

/** One after the other: nobody is lost to a killed worker, and nobody waits behind a campaign. */
const faults = async (budget: number): Promise<Outcome[]> => [
  ...(await drill("kill-worker", budget)),
  ...(await drill("fairness", budget)),
];

const unit = (budget: number) => vitest("unit", "unit", budget);

const phase = (name: string, budget: number, run: (budget: number) => Promise<Outcome[]>) => ({
  name,
  budget,
  run: () => run(budget),
});

/** In the order they run; one that waits most of its time runs beside the first of the others. */
export const PHASES: Phase[] = [
  phase("check", 60, check),
  phase("unit", 60, unit),
  phase("database", 260, database),
  phase("journeys", 450, journeys),
  ...(existsSync(join(ROOT, "tests/faults"))
    ? [{ ...phase("faults", 120, faults), isBeside: true }]
    : []),
];

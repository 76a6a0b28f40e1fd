// npm test [-- PHASE ...]
import { prepare } from "./checks";
import type { Phase } from "./test-phases";
import { PHASES } from "./test-phases";
import type { Outcome } from "./test-reports";
import { brief } from "./test-reports";

type Ran = { phase: Phase; outcomes: Outcome[]; seconds: number };

const SLOWEST = 10;

const asked = process.argv.slice(2);
const names = PHASES.map(({ name }) => name);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No phase is called ${unknown.join(", ")}. There are: ${names.join(", ")}.`);
  process.exit(2);
}

const broken = (name: string, why: unknown): Outcome[] => {
  console.error(why instanceof Error ? why.message : why);
  const said = why instanceof Error ? why.message : String(why);
  return [{ name: `${name} broke off`, ok: false, seconds: 0, why: brief(said) }];
};

async function run(phase: Phase): Promise<Ran> {
  console.log(`\n== ${phase.name}`);
  const begun = performance.now();
  const outcomes = await phase.run().catch((error: unknown) => broken(phase.name, error));
  if (outcomes.length === 0) {
    outcomes.push({ name: `${phase.name} ran no tests`, ok: false, seconds: 0 });
  }
  return { phase, outcomes, seconds: (performance.now() - begun) / 1000 };
}

/** The phases asked for, after what they all need; without that, none. */
async function runAll(): Promise<Ran[]> {
  const begun = performance.now();
  const failure = await prepare().then(
    () => undefined,
    (error: unknown) => broken("preparation", error),
  );
  if (failure) {
    const phase = { name: "prepare", budget: 60, run: async () => failure };
    return [{ phase, outcomes: failure, seconds: (performance.now() - begun) / 1000 }];
  }
  const chosen = PHASES.filter(({ name }) => asked.length === 0 || asked.includes(name));
  const beside = chosen.filter(({ isBeside }) => isBeside).map(run);
  const ran: Ran[] = [];
  for (const phase of chosen.filter(({ isBeside }) => !isBeside)) ran.push(await run(phase));
  return [...ran, ...(await Promise.all(beside))];
}

function report(ran: Ran[]): { passed: number; failed: number } {
  const all = ran.flatMap(({ outcomes }) => outcomes);
  const failed = all.filter(({ ok }) => !ok);
  console.log("\n== the ten slowest tests");
  for (const { name, seconds } of all.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST)) {
    console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
  }
  console.log("\n== phases");
  for (const { phase, outcomes, seconds } of ran) {
    const bad = outcomes.filter(({ ok }) => !ok).length;
    const late = seconds > phase.budget ? "  OVER BUDGET" : "";
    const time = `${seconds.toFixed(0).padStart(4)} s of ${phase.budget} s`;
    console.log(
      `${phase.name.padEnd(9)} ${time}  ${outcomes.length - bad} passed, ${bad} failed${late}`,
    );
  }
  if (failed.length > 0) console.log("\n== failed");
  for (const { name, why } of failed) {
    console.log(`FAIL ${name}`);
    if (why) console.log(why.replaceAll(/^/gm, "       "));
  }
  return { passed: all.length - failed.length, failed: failed.length };
}

const { passed, failed } = report(await runAll());
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

import type { SheetOfBench } from "../tests/bench/roster-plan";
import { preflight } from "./preflight";
import { isMain, main, StartError } from "./say";

type Options = { rows?: number; format?: SheetOfBench };
type Bench = (options: Options) => Promise<Record<string, unknown>>;

/** Loaded when asked for, because they import the generated client. */
const BENCHES: Record<string, () => Promise<Bench>> = {
  claim: async () => (await import("../tests/bench/claim")).claim,
  "claim-page": async () => (await import("../tests/bench/claim-page")).claimPage,
  "code-lookup": async () => (await import("../tests/bench/code-lookup")).codeLookup,
  delivery: async () => (await import("../tests/bench/delivery")).delivery,
  "invite-all": async () => (await import("../tests/bench/invite-all")).inviteAll,
  "people-list": async () => (await import("../tests/bench/people-list")).peopleList,
  "roster-apply": async () => (await import("../tests/bench/roster-apply")).rosterApply,
  "roster-plan": async () => (await import("../tests/bench/roster-plan")).rosterPlan,
};

async function command(): Promise<void> {
  const [name = "", ...flags] = process.argv.slice(2);
  const load = BENCHES[name];
  if (!load)
    throw new StartError(
      `Name a benchmark: npm run bench -- ${Object.keys(BENCHES).join(" | ")} [--rows N] [--format xlsx] [--json]`,
    );
  const rows = Number(flags[flags.indexOf("--rows") + 1]);
  const isXlsx = flags[flags.indexOf("--format") + 1] === "xlsx";
  await preflight();
  const bench = await load();
  const report = await bench({
    ...(flags.includes("--rows") && rows > 0 ? { rows } : {}),
    ...(isXlsx ? { format: "xlsx" } : {}),
  });
  if (flags.includes("--json")) console.log(JSON.stringify(report));
  else
    for (const [field, value] of Object.entries(report))
      console.log(
        `${field.padEnd(18)} ${typeof value === "object" ? JSON.stringify(value) : value}`,
      );
  process.exit(0);
}

if (isMain(import.meta.filename)) await main(command);

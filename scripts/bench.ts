import { claimPage } from "../tests/bench/claim-page";
import { delivery } from "../tests/bench/delivery";
import { inviteAll } from "../tests/bench/invite-all";
import { peopleList } from "../tests/bench/people-list";
import { rosterApply } from "../tests/bench/roster-apply";
import type { SheetOfBench } from "../tests/bench/roster-plan";
import { rosterPlan } from "../tests/bench/roster-plan";
import { isMain, main, StartError } from "./say";

type Options = { rows?: number; format?: SheetOfBench };
type Bench = (options: Options) => Promise<Record<string, unknown>>;

const BENCHES: Record<string, Bench> = {
  "claim-page": claimPage,
  delivery,
  "invite-all": inviteAll,
  "people-list": peopleList,
  "roster-apply": rosterApply,
  "roster-plan": rosterPlan,
};

async function command(): Promise<void> {
  const [name = "", ...flags] = process.argv.slice(2);
  const bench = BENCHES[name];
  if (!bench)
    throw new StartError(
      `Name a benchmark: npm run bench -- ${Object.keys(BENCHES).join(" | ")} [--rows N] [--format xlsx] [--json]`,
    );
  const rows = Number(flags[flags.indexOf("--rows") + 1]);
  const isXlsx = flags[flags.indexOf("--format") + 1] === "xlsx";
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

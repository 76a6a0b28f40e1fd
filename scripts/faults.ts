import { killWorker } from "../tests/faults/kill-worker";
import { isMain, main, StartError } from "./say";

type Drill = (options: { quick: boolean }) => Promise<Record<string, number>>;
type Judge = (report: Record<string, number>) => boolean;

/** Drills by name, each with what must be true of its report. */
const DRILLS: Record<string, { run: Drill; holds: Judge }> = {
  "kill-worker": {
    run: killWorker,
    holds: ({ lost, duplicated, claimed, invited, kills }) =>
      lost === 0 && duplicated === 0 && claimed === invited && (kills ?? 0) >= 10,
  },
};

async function command(): Promise<void> {
  const [name = "", ...flags] = process.argv.slice(2);
  const drill = DRILLS[name];
  if (!drill)
    throw new StartError(
      `Name a drill: npm run faults -- ${Object.keys(DRILLS).join(" | ")} [--quick] [--json]`,
    );
  const report = await drill.run({ quick: flags.includes("--quick") });
  if (!flags.includes("--json"))
    for (const [field, value] of Object.entries(report))
      console.log(`${field.padEnd(18)} ${value}`);
  else console.log(JSON.stringify(report));
  process.exit(drill.holds(report) ? 0 : 1);
}

if (isMain(import.meta.filename)) await main(command);

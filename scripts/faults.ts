import { killImport } from "../tests/faults/kill-import";
import { killAllWorkers, killWorker } from "../tests/faults/kill-worker";
import { smtpDown, smtpRejects, smtpSlow } from "../tests/faults/smtp-troubles";
import { isMain, main, StartError } from "./say";

type Drill = (options: { quick: boolean }) => Promise<Record<string, number>>;
type Judge = (report: Record<string, number>) => boolean;

/** Everybody got one message, and its link claims. */
const reached: Judge = ({ lost, duplicated, claimed, invited }) =>
  lost === 0 && duplicated === 0 && claimed === invited;
/** What was applied is what applying in one go leaves. */
const whole: Judge = ({ lost, duplicated, done, rows }) =>
  lost === 0 && duplicated === 0 && done === rows;
const killed: Judge = ({ kills }) => (kills ?? 0) >= 10;

/** Drills by name, each with what must be true of its report. */
const DRILLS: Record<string, { run: Drill; holds: Judge }> = {
  "kill-worker": { run: killWorker, holds: (report) => reached(report) && killed(report) },
  "kill-all-workers": { run: killAllWorkers, holds: (report) => reached(report) && killed(report) },
  "kill-import": { run: killImport, holds: (report) => whole(report) && killed(report) },
  "smtp-down": { run: smtpDown, holds: reached },
  "smtp-slow": { run: smtpSlow, holds: reached },
  "smtp-rejects": { run: smtpRejects, holds: reached },
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

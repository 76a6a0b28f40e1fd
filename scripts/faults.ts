// npm run faults -- DRILL: makes trouble and counts what it cost
import { preflight } from "./preflight";
import { isMain, main, StartError } from "./say";

async function command(): Promise<void> {
  await preflight();
  // What comes next imports the generated client, which is there only now.
  const { broken, DRILLS } = await import("../tests/faults/drills");
  const [name = "", ...flags] = process.argv.slice(2);
  const drill = DRILLS[name];
  if (!drill)
    throw new StartError(
      `Name a drill: npm run faults -- ${Object.keys(DRILLS).join(" | ")} [--quick] [--json]`,
    );
  const report = await drill.run({ quick: flags.includes("--quick") });
  const faults = broken(drill, report);
  for (const fault of faults) console.error(`${name} failed: ${fault}`);
  if (!flags.includes("--json"))
    for (const [field, value] of Object.entries(report))
      console.log(`${field.padEnd(18)} ${value}`);
  else console.log(JSON.stringify(report));
  process.exit(faults.length > 0 ? 1 : 0);
}

if (isMain(import.meta.filename)) await main(command);

// npm run check [-- NAME ...] [--fix]
import type { Verdict } from "./checks";
import { CHECK_NAMES, prepare, runChecks, shown } from "./checks";

const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const fix = process.argv.includes("--fix");
const unknown = asked.filter((name) => !CHECK_NAMES.includes(name));
if (unknown.length > 0) {
  console.error(`No check is called ${unknown.join(", ")}. There are: ${CHECK_NAMES.join(", ")}.`);
  process.exit(2);
}

const report = ({ name, ok, seconds }: Verdict) =>
  console.log(`${ok ? "ok  " : "FAIL"} ${name.padEnd(10)} ${seconds.toFixed(1)} s`);

await prepare();
const verdicts = await runChecks({
  names: asked.length > 0 ? asked : CHECK_NAMES,
  fix,
  onVerdict: report,
});

const failed = verdicts.filter(({ ok }) => !ok);
const [first, ...others] = failed;
if (first) {
  console.error(`\n${first.name}:\n${shown(first.output)}`);
  if (others.length > 0) {
    const names = others.map(({ name }) => name).join(" ");
    console.error(`\nAlso failed, shown by: npm run check -- ${names}`);
  }
  process.exit(1);
}

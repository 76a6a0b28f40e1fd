// Holds the import table of the architecture (.config/dependency-cruiser.cjs) over the folder it runs in.
// A graph with hardly a module or an edge in it means that the tool went blind, so that fails too.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { cruise } from "dependency-cruiser";
import extractConfig from "dependency-cruiser/config-utl/extract-depcruise-config";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";

const FEWEST_MODULES = 50;
const FOLDERS = ["src", "emails", "prisma", "scripts", "tests"];

const at = process.argv.indexOf("--min");
const fewest = at > 0 ? Number(process.argv[at + 1]) : FEWEST_MODULES;

const { options, ...ruleSet } = await extractConfig(
  new URL("../.config/dependency-cruiser.cjs", import.meta.url).pathname,
);
const { output } = await cruise(
  FOLDERS.filter((folder) => existsSync(folder)),
  { ...options, ruleSet, validate: true, baseDir: resolve(".") },
  undefined,
  { tsConfig: extractTsConfig(resolve("tsconfig.json")) },
);

const faults = output.summary.violations.map(
  ({ rule, from, to, cycle }) =>
    `${rule.name}: ${[from, ...(cycle?.length ? cycle.map((step) => step.name) : [to])].join(" → ")}`,
);
const ours = output.modules.filter(
  ({ source }) => /^(?:src|emails)\//.test(source) && !source.startsWith("src/lib/generated/"),
);
const edges = ours.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
if (ours.length < fewest) {
  faults.push(`too-few-modules: saw ${ours.length} modules in src and emails, expected ${fewest}`);
}
if (edges < ours.length / 2) {
  faults.push(`too-few-imports: saw ${edges} imports in ${ours.length} modules`);
}
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(`${ours.length} modules, ${edges} imports`);

// Holds the folder grammar: a folder is a noun, a file is one of five roles or a verb that exports
// exactly one function of its own name. Run in the folder to look at.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const NOUNS = [
  ...["orgs", "admins", "accounts", "teams", "applications", "factors", "sessions", "messages"],
  ...[
    "invitations",
    "campaigns",
    "selections",
    "imports",
    "integrations",
    "files",
    "audit",
    "lifecycle",
    "erasures",
    "appointments",
    "operations",
    "overview",
    "preferences",
    "terms",
    "places",
    "drafts",
  ],
  ...["addressees", "recipients", "rehearsals", "waves", "texts"],
  "settlements",
  ...["people", "selections", "views", "addresses", "colleagues", "templates", "senders"],
  ...["cells", "rosters", "verdicts", "plans", "corrections", "profiles", "outcomes", "runs"],
  ...["rechecks", "omissions", "slips"],
  ...[
    "reminders",
    "alerts",
    "reach",
    "bounces",
    "desk",
    "lapses",
    "calendar",
    "codes",
    "handovers",
    "printouts",
    "joins",
  ],
];
const LAYERS = ["app", "gates", "scim", "ui", "lib"];
const TOP_FILES = /^(?:worker|proxy|instrumentation(?:\.node)?)\.ts$/;
const ROLES = ["rules.ts", "input.ts", "queries.ts", "store.ts", "job.ts"];
const VAGUE = /^(?:.*-)?(?:utils?|helpers?|types?|services?|managers?|index|common|misc)$/;
const MOST_FILES = 14;
/** lib is no noun: it holds one adapter a file. */
const MOST_IN_LIB = 28;
const TEST = /\.(?:test|spec)\.tsx?$/;
const CODE = /\.(?:tsx?|mjs|cjs)$/;
const WAIVER =
  /\b(?:TODO|FIXME|XXX)\b|@ts-(?:ignore|expect-error|nocheck)|\b(?:biome|eslint|knip)-ignore|waitForTimeout/;
const SKIPPED = /^(?:node_modules|generated|planted|\.next.*)$/;

const faults = [];
const fault = (name, path, why) => faults.push(`${name}: ${path}: ${why}`);

/** Every folder under `folder`, itself first, as [path, entries]. */
function* walk(folder) {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder, { withFileTypes: true });
  yield [folder, entries];
  for (const entry of entries) {
    if (entry.isDirectory() && !SKIPPED.test(entry.name)) yield* walk(join(folder, entry.name));
  }
}

const camel = (file) =>
  file.replace(/\.ts$/, "").replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

const isExported = (statement) =>
  ts.canHaveModifiers(statement) &&
  ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** The name of a constant that holds a function. */
function constantFunction(statement) {
  const [declared, ...more] = statement.declarationList.declarations;
  const value = declared.initializer;
  const isFunction = value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value));
  return isFunction && more.length === 0 ? declared.name.getText() : undefined;
}

/** What a statement of a verb file exports besides types: the name of a function, else its kind. */
function exportOf(statement) {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly ? undefined : "a re-export";
  if (ts.isExportAssignment(statement)) return "a default export";
  if (!isExported(statement)) return undefined;
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    return undefined;
  if (ts.isVariableStatement(statement)) return constantFunction(statement) ?? "a constant";
  if (!ts.isFunctionDeclaration(statement)) return ts.SyntaxKind[statement.kind];
  return statement.body === undefined ? undefined : (statement.name?.text ?? "a default export");
}

function exportsOf(path) {
  const text = readFileSync(path, "utf8");
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return source.statements.map(exportOf).filter((found) => found !== undefined);
}

function checkNoun(folder, entries) {
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== "components") fault("noun-folder", path, "a noun holds only components/");
    } else if (!entry.name.endsWith(".ts")) {
      fault(
        "noun-file",
        path,
        "a noun holds roles, verbs and their tests; parts of pages go to components/",
      );
    } else if (!ROLES.includes(entry.name) && !TEST.test(entry.name)) {
      const found = exportsOf(path);
      if (found.length !== 1 || found[0] !== camel(entry.name)) {
        const seen = found.join(", ") || "nothing";
        fault(
          "one-verb-a-file",
          path,
          `exports ${seen}, expected the function ${camel(entry.name)}`,
        );
      }
    }
  }
}

function checkTop() {
  for (const entry of existsSync("src") ? readdirSync("src", { withFileTypes: true }) : []) {
    const known = entry.isDirectory()
      ? NOUNS.includes(entry.name) || LAYERS.includes(entry.name)
      : TOP_FILES.test(entry.name);
    if (!known) fault("known-folders", join("src", entry.name), "not a noun, a layer or an entry");
  }
}

function checkFolder(folder, entries) {
  const files = entries.filter((entry) => entry.isFile() && CODE.test(entry.name));
  const counted = files.filter(({ name }) => !TEST.test(name)).length;
  const most = folder === "src/lib" ? MOST_IN_LIB : MOST_FILES;
  if (folder.startsWith("src/") && counted > most) {
    fault("folder-size", folder, `${counted} files, at most ${most}: it is two nouns`);
  }
  for (const { name } of files) {
    const path = join(folder, name);
    if (VAGUE.test(name.replace(/\..*$/, ""))) {
      fault("vague-name", path, "name the file after what it does");
    }
    checkWaivers(path);
  }
}

function checkWaivers(path) {
  if (path === "scripts/check-structure.mjs") return;
  const lines = readFileSync(path, "utf8").split("\n");
  for (const [index, line] of lines.entries()) {
    const waiver = WAIVER.exec(line);
    if (waiver) fault("no-waivers", `${path}:${index + 1}`, `"${waiver[0]}"`);
  }
}

checkTop();
for (const noun of NOUNS.filter((name) => existsSync(join("src", name)))) {
  checkNoun(join("src", noun), readdirSync(join("src", noun), { withFileTypes: true }));
}
for (const top of ["src", "emails", "scripts", "prisma", "tests"]) {
  for (const [folder, entries] of walk(top)) checkFolder(folder, entries);
}
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}

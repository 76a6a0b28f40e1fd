// Measures files, functions, components and branching. What is over its limit must stand in
// sizes.json with its figure; nothing may be added to that list and no figure in it may grow.
// `--fix` takes out what is no longer over and lowers what shrank. Run in the folder to look at.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname } from "node:path";
import ts from "typescript";

const LIMITS = { file: 200, function: 40, component: 80, complexity: 12 };
const LIST = "scripts/sizes.json";
const SKIPPED = /(?:^|\/)(?:node_modules|generated|planted|\.next[^/]*)\//;
const TEST = /\.(?:test|spec)\.tsx?$/;
const CODE = new Set([".ts", ".tsx", ".mjs", ".cjs"]);

/** The branches that make a function harder to follow, each counted once. */
const BRANCHES = new Set([
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.CaseClause,
  ts.SyntaxKind.CatchClause,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
]);
const JOINTS = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** Its own name, or that of the constant or property it is given to. */
function nameOf(node) {
  const named = node.name ?? node.parent?.name;
  return named && ts.isIdentifier(named) ? named.text : undefined;
}

const branches = (node) =>
  BRANCHES.has(node.kind) || (ts.isBinaryExpression(node) && JOINTS.has(node.operatorToken.kind));

/** Branches of a function; those of a named function inside it are that one's own. */
function complexity(top) {
  let count = 1;
  const visit = (node) => {
    if (ts.isFunctionLike(node) && nameOf(node) !== undefined) return;
    if (branches(node)) count += 1;
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(top, visit);
  return count;
}

const filledLines = (text) => text.split("\n").filter((line) => line.trim() !== "").length;

/** Every figure of one file that is over its limit, by what it is a figure of. */
function measure(path) {
  const text = readFileSync(path, "utf8");
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const over = {};
  const note = (what, kind, figure) => {
    if (figure > LIMITS[kind]) over[`${path} ${what}${kind}`] = figure;
  };
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body !== undefined) {
      const name = nameOf(node) ?? "anonymous";
      const kind = path.endsWith("x") && /^[A-Z]/.test(name) ? "component" : "function";
      note(`${name} `, kind, filledLines(node.getText(source)));
      note(`${name} `, "complexity", complexity(node));
    }
    ts.forEachChild(node, visit);
  };
  note("", "file", text.trimEnd().split("\n").length);
  if (!TEST.test(path)) visit(source);
  return over;
}

const files = ["src", "emails", "scripts", "prisma", "tests"]
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((path) => `${folder}/${path}`))
  .filter((path) => CODE.has(extname(path)) && !SKIPPED.test(path))
  .sort();

const over = Object.assign({}, ...files.map(measure));
const listed = existsSync(LIST) ? JSON.parse(readFileSync(LIST, "utf8")) : {};

if (process.argv.includes("--fix")) {
  for (const what of Object.keys(listed)) {
    if (over[what] === undefined) delete listed[what];
    else listed[what] = Math.min(listed[what], over[what]);
  }
  writeFileSync(LIST, `${JSON.stringify(listed, null, 2)}\n`);
}

const limitOf = (what) => LIMITS[what.split(" ").at(-1)];
const faults = Object.entries(over)
  .filter(([what, figure]) => figure > (listed[what] ?? 0))
  .map(
    ([what, figure]) => `too-large: ${what} ${figure}, at most ${listed[what] ?? limitOf(what)}`,
  );
const gone = Object.keys(listed)
  .filter((what) => over[what] === undefined)
  .map((what) => `no-longer-large: ${what}: take it out of ${LIST}`);

if (faults.length + gone.length > 0) {
  console.error([...faults, ...gone].join("\n"));
  process.exit(1);
}
console.log(`${files.length} files, ${Object.keys(listed).length} over a limit`);

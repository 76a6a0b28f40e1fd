import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Verdict } from "../../scripts/checks";
import { CHECK_NAMES, runChecks } from "../../scripts/checks";
import type { Tree } from "./planted-tree";
import { makeTree, plantTree } from "./planted-tree";

/** Faults in files that cannot carry a mark of their own. */
const UNMARKED = [
  { check: "messages", fault: "messages-keys", where: "fr/common.json missing: missing" },
  { check: "messages", fault: "messages-keys", where: "fr/common.json extra: not in en" },
  { check: "messages", fault: "messages-placeholders", where: "fr/common.json hello" },
  { check: "messages", fault: "messages-placeholders", where: "fr/common.json link" },
  { check: "messages", fault: "messages-untranslated", where: "fr/common.json save" },
  { check: "messages", fault: "messages-icu", where: "fr/common.json broken" },
  { check: "messages", fault: "messages-elision", where: "fr/common.json of" },
  { check: "messages", fault: "messages-files", where: "fr/people.json: missing" },
  { check: "messages", fault: "messages-placeholders", where: "emails/messages/fr.json subject" },
  { check: "messages", fault: "messages-untranslated", where: "de/common.json save" },
  {
    check: "messages",
    fault: "messages-plural",
    where: 'de/common.json people: lacks the form "one"',
  },
  { check: "messages", fault: "messages-english", where: "de/common.json link" },
  { check: "messages", fault: "messages-keys", where: "de/leftover.json title: not in en" },
  { check: "messages", fault: "messages-files", where: "ja/leftover.json: missing" },
  {
    check: "messages",
    fault: "messages-plural",
    where: 'ja/common.json people: "one" is never used',
  },
  { check: "messages", fault: "messages-script", where: 'ja/common.json save: "Speichern"' },
  { check: "messages", fault: "messages-script", where: "ja/common.json missing" },
  { check: "messages", fault: "messages-type", where: "emails/messages/de.json subject" },
  { check: "messages", fault: "messages-files", where: "emails/messages/ja.json: missing" },
  { check: "sizes", fault: "no-longer-large", where: "src/lib/clock.ts file" },
  { check: "structure", fault: "folder-size", where: "src/factors: 15 files" },
  { check: "structure", fault: "known-folders", where: "src/stuff" },
  { check: "structure", fault: "noun-folder", where: "src/applications/parts" },
  { check: "unused", fault: "Unused dependencies", where: "pino" },
];

const IMPORTS = join(import.meta.dirname, "../../scripts/check-imports.mjs");

/** Highest first, as the architecture puts them; written out here on purpose. */
const ORDER = [
  "lifecycle",
  "imports integrations",
  "campaigns",
  "invitations",
  "sessions",
  "factors",
  "messages",
  "files accounts",
  "teams applications",
  "admins",
  "orgs",
  "audit",
].map((tier) => tier.split(" "));

/** The lines of knip stand under a heading each: puts it in front of them. */
function withHeadings(output: string): string[] {
  let heading = "";
  return output.split("\n").map((line) => {
    if (/^[A-Z].*\(\d+\)$/.test(line)) heading = line;
    return `${heading} ${line}`;
  });
}

describe("a folder of planted violations", () => {
  let tree: Tree;
  let verdicts: Verdict[];

  const linesOf = (check: string) => {
    const output = verdicts.find(({ name }) => name === check)?.output ?? "";
    return check === "unused" ? withHeadings(output) : output.split("\n");
  };
  const reported = (check: string, ...words: string[]) =>
    linesOf(check).some((line) => words.every((word) => line.includes(word)));

  beforeAll(async () => {
    tree = plantTree();
    verdicts = await runChecks({ root: tree.root });
  }, 120_000);
  afterAll(() => tree.remove());

  test("fails every check", () => {
    expect(verdicts.map(({ name, ok }) => `${name} ${ok}`).sort()).toEqual(
      CHECK_NAMES.map((name) => `${name} false`).sort(),
    );
  });

  test("has each marked file reported by its check, by name", () => {
    expect(tree.planted.length).toBeGreaterThan(60);
    const missed = tree.planted.filter(({ check, fault, path }) => !reported(check, fault, path));
    expect(missed).toEqual([]);
  });

  test.each(UNMARKED)("reports $fault: $where", ({ check, fault, where }) => {
    expect(reported(check, fault, where)).toBe(true);
  });

  test("says nothing of what is in order", () => {
    expect(tree.innocent.length).toBeGreaterThan(7);
    const checks = CHECK_NAMES.filter((name) => name !== "unused");
    const blamed = checks.flatMap((check) =>
      linesOf(check).filter((line) =>
        tree.innocent.some((path) => new RegExp(`(?:^|: )${path}\\b`).test(line)),
      ),
    );
    expect(blamed).toEqual([]);
  });
});

/** What the import check says of a tree made of these files. */
function checkImports(files: Record<string, string>): string[] {
  const tree = makeTree(files);
  const { stderr } = spawnSync(process.execPath, [IMPORTS], { cwd: tree.root, encoding: "utf8" });
  tree.remove();
  return stderr.trim().split("\n");
}

test("a graph with hardly a module in it is a blind tool", () => {
  const files = { "src/lib/clock.ts": "export const now = 1;\n" };
  expect(checkImports(files)).toContain(
    "too-few-modules: saw 1 modules in src and emails, expected 50",
  );
});

test("a graph with hardly an edge in it is a blind tool", () => {
  const lone = (at: number) => [`src/lib/lone-${at}.ts`, "export const lone = 1;\n"];
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, at) => lone(at)));
  expect(checkImports(files)).toEqual(["too-few-imports: saw 0 imports in 60 modules"]);
});

test("a noun looks down only: every pair of nouns", () => {
  const nouns = ORDER.flatMap((tier, height) => tier.map((noun) => ({ noun, height })));
  const files: Record<string, string> = {};
  const upward: string[] = [];
  for (const from of nouns) {
    files[`src/${from.noun}/act.ts`] = "export const act = 1;\n";
    for (const to of nouns.filter(({ noun }) => noun !== from.noun)) {
      const path = `src/${from.noun}/reach-${to.noun}.ts`;
      files[path] = `import { act } from "@/${to.noun}/act";\nexport const reach = act;\n`;
      if (to.height <= from.height) {
        upward.push(`${from.noun}-looks-down-only: ${path} → src/${to.noun}/act.ts`);
      }
    }
  }
  expect(checkImports(files).sort()).toEqual(upward.sort());
});

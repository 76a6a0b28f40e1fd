import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";

export type Planted = { path: string; check: string; fault: string };
export type Tree = { root: string; planted: Planted[]; innocent: string[]; remove: () => void };

const PROJECT = join(import.meta.dirname, "../..");
const PLANTED = join(import.meta.dirname, "planted");
/** What makes the copy a project of the same kind. */
const SETTINGS = ["biome.json", "tsconfig.json"];

/** Too dull to be kept: what is wrong with these is how much of it there is. */
function sizedFiles(): Record<string, string> {
  const lines = (count: number, line: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join("\n");
  const ladder = lines(13, (at) => `  if (step > ${at}) count += ${at};`);
  const long = lines(200, (at) => `export const line${at} = ${at};`);
  return {
    "src/lib/long-file.ts": `// planted: sizes file\n${long}\n`,
    "src/lib/grown.ts": `// planted: sizes 202, at most 201\n${long}\nexport const last = 1;\n`,
    "src/lib/long-function.ts":
      "// planted: sizes long function\nexport function long(): void {\n".concat(
        lines(39, (at) => `  Math.abs(${at});`),
        "\n}\n",
      ),
    "src/ui/long-part.tsx":
      "// planted: sizes LongPart component\nexport function LongPart() {\n  return (\n    <p>\n" +
      `${lines(76, (at) => `      {${at}}`)}\n    </p>\n  );\n}\n`,
    "src/lib/ladder.ts":
      "// planted: sizes ladder complexity\nexport function ladder(step: number): number {\n" +
      `  let count = 0;\n${ladder}\n  return count;\n}\n`,
    ...Object.fromEntries(
      Array.from({ length: 15 }, (_, at) => [`src/factors/verb-${at}.ts`, `// ${at}\n`]),
    ),
  };
}

function write(root: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const firstLines = (root: string, path: string) =>
  [".ts", ".tsx"].includes(extname(path)) ? readFileSync(join(root, path), "utf8").split("\n") : [];

function readMarks(root: string, paths: string[]): Planted[] {
  return paths.flatMap((path) =>
    firstLines(root, path).flatMap((line) => {
      const [, check, fault] = /^\/\/ planted: (\w+) (.+)$/.exec(line) ?? [];
      return check && fault ? [{ path, check, fault }] : [];
    }),
  );
}

/** An empty project elsewhere, with this one's packages and settings and the given files. */
export function makeTree(files: Record<string, string>): Tree {
  const root = mkdtempSync(join(tmpdir(), "planted-"));
  for (const name of SETTINGS) cpSync(join(PROJECT, name), join(root, name));
  symlinkSync(join(PROJECT, "node_modules"), join(root, "node_modules"));
  write(root, files);
  return {
    root,
    planted: [],
    innocent: [],
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/**
 * The folder of planted violations as a project of its own, so that the checks meet it with the same
 * settings as the real one. A file says in its first lines which check has to report it, and as what.
 */
export function plantTree(): Tree {
  const tree = makeTree({});
  cpSync(PLANTED, tree.root, { recursive: true });
  write(tree.root, sizedFiles());
  const paths = ["src", "emails", "tests"].flatMap((top) =>
    readdirSync(join(tree.root, top), { recursive: true }).map((path) => `${top}/${path}`),
  );
  return {
    ...tree,
    planted: readMarks(tree.root, paths),
    innocent: paths.filter((path) => firstLines(tree.root, path)[0] === "// innocent"),
  };
}

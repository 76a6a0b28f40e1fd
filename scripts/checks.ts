import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { preflight } from "./preflight";
import { ROOT } from "./say";

/** One check: a program run in the folder to look at. */
type Check = {
  name: string;
  command: string;
  args: string[];
  fixArgs?: string[];
};

export type Verdict = {
  name: string;
  ok: boolean;
  seconds: number;
  output: string;
};

const CODE = ["src", "emails", "tests", "scripts", "prisma", ".config", "next.config.js"];

const tool = (name: string) => join(ROOT, "node_modules/.bin", name);
const own = (name: string) => join(ROOT, `scripts/check-${name}.mjs`);
const config = (name: string) => join(ROOT, ".config", name);

function checksOf(root: string): Check[] {
  const code = CODE.filter((path) => existsSync(join(root, path)));
  const biome = ["check", "--max-diagnostics=60", "--error-on-warnings"];
  return [
    {
      name: "biome",
      command: tool("biome"),
      args: [...biome, ...code],
      fixArgs: [...biome, "--write", ...code],
    },
    {
      name: "types",
      command: tool("tsc"),
      args: ["--noEmit", "--pretty", "false"],
    },
    { name: "imports", command: process.execPath, args: [own("imports")] },
    { name: "structure", command: process.execPath, args: [own("structure")] },
    {
      name: "unused",
      command: tool("knip"),
      args: ["--no-progress", "-c", config("knip.json")],
    },
    { name: "messages", command: process.execPath, args: [own("messages")] },
    {
      name: "sizes",
      command: process.execPath,
      args: [own("sizes")],
      fixArgs: [own("sizes"), "--fix"],
    },
  ];
}

export const CHECK_NAMES = checksOf(ROOT).map((check) => check.name);

/** Runs a program to its end; everything it printed comes back. */
function run(command: string, args: string[], cwd: string) {
  return new Promise<{ code: number; output: string }>((done) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, FORCE_COLOR: "0" },
    });
    let output = "";
    const take = (part: Buffer) => {
      output += part.toString();
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", (error) => done({ code: 1, output: error.message }));
    child.on("close", (code) => done({ code: code ?? 1, output }));
  });
}

/** What the compiler reads but nobody writes: the Prisma client and Next's types of routes. */
export async function prepare(): Promise<void> {
  await preflight();
  const { code, output } = await run(tool("next"), ["typegen"], ROOT);
  if (code !== 0) throw new Error(`next typegen failed:\n${output}`);
}

const MOST_LINES = 150;

/** What a failed check printed, cut where nobody would read on. */
export function shown(output: string): string {
  const lines = output.trim().split("\n");
  const rest = lines.length - MOST_LINES;
  if (rest <= 0) return lines.join("\n");
  return `${lines.slice(0, MOST_LINES).join("\n")}\n… and ${rest} lines more`;
}

async function judge(check: Check, root: string, fix: boolean): Promise<Verdict> {
  const begun = performance.now();
  const args = (fix && check.fixArgs) || check.args;
  const { code, output } = await run(check.command, args, root);
  return {
    name: check.name,
    ok: code === 0,
    seconds: (performance.now() - begun) / 1000,
    output,
  };
}

type Options = {
  /** The folder to look at; this project when left out. */
  root?: string;
  names?: string[];
  fix?: boolean;
  onVerdict?: (verdict: Verdict) => void;
};

/** Runs checks two at a time, and with `fix` one by one, because they rewrite what others read. */
export async function runChecks(options: Options = {}): Promise<Verdict[]> {
  const root = resolve(options.root ?? ROOT);
  const { names = CHECK_NAMES, fix = false } = options;
  const waiting = checksOf(root).filter((check) => names.includes(check.name));
  const verdicts: Verdict[] = [];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const verdict = await judge(check, root, fix);
      verdicts.push(verdict);
      options.onVerdict?.(verdict);
    }
  };
  await Promise.all(fix ? [lane()] : [lane(), lane()]);
  return verdicts;
}

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock";
import { runProgram } from "./run-program";
import { ROOT, StartError } from "./say";

const SCHEMA = path.join(ROOT, "prisma/schema.prisma");
const CLIENT = path.join(ROOT, "src/lib/generated/prisma");
const STAMP = path.join(CLIENT, "schema.sha256");
const LEAST_NODE = [22, 18] as const;

function requireNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  throw new StartError(
    `Rollcall needs Node.js ${LEAST_NODE.join(".")} or newer and this is ${process.versions.node}: ` +
      "run `npm install` again, which brings one along, or install a newer Node.js.",
  );
}

function schemaHash(): string {
  const version = readFileSync(path.join(ROOT, "node_modules/prisma/package.json"), "utf8");
  return createHash("sha256").update(readFileSync(SCHEMA)).update(version).digest("hex");
}

const isCurrent = (hash: string): boolean =>
  existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash;

async function generate(): Promise<void> {
  const config = path.join(ROOT, "prisma/prisma.config.ts");
  const cli = path.join(ROOT, "node_modules/prisma/build/index.js");
  const { ok, output } = await runProgram([cli, "generate", "--config", config], {
    ...process.env,
    // The engine's first line asks for "node": it shall be this one.
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ""}`,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  });
  if (!ok) throw new StartError(`The Prisma client could not be generated:\n${output}`);
}

/** What every command needs before it can import the rest: a Node.js new enough, a Prisma client of this schema. */
export async function preflight(): Promise<void> {
  requireNode();
  const hash = schemaHash();
  if (isCurrent(hash)) return;
  mkdirSync(CLIENT, { recursive: true });
  await withLock(path.join(path.dirname(CLIENT), "prisma.lock"), async () => {
    if (isCurrent(hash)) return;
    rmSync(STAMP, { force: true });
    await generate();
    writeFileSync(STAMP, hash);
  });
}

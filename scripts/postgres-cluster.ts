import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { Home } from "./postgres-home";
import type { Programs } from "./postgres-programs";
import { program } from "./postgres-programs";
import { alive } from "./processes";
import { StartError } from "./say";

const run = promisify(execFile);

export const OWNER = "rollcall_owner";

const passwordFile = (data: string): string => path.join(data, "rollcall-password");
export const ownerPassword = (home: Home): string => readFileSync(passwordFile(home.data), "utf8");

function writePrivate(file: string, text: string, { runAs }: Home): void {
  writeFileSync(file, text, { mode: 0o600 });
  if (runAs) chownSync(file, runAs.uid, runAs.gid);
}

// Code point order on every machine and version, and no dependence on the operating system's locales where possible.
const localesFor = (major: number): string[][] =>
  major >= 17
    ? [["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]]
    : [["--locale=C.UTF-8"], ["--no-locale"]];

async function initdb(home: Home, { bin, major }: Programs, draft: string): Promise<void> {
  const secret = `${draft}.password`;
  const fixed = [
    "-D",
    draft,
    "-U",
    OWNER,
    "-E",
    "UTF8",
    "--auth=scram-sha-256",
    `--pwfile=${secret}`,
  ];
  writePrivate(secret, randomBytes(24).toString("base64url"), home);
  let failure: unknown;
  for (const locale of localesFor(major)) {
    try {
      await run(program(bin, "initdb"), [...fixed, ...locale], {
        ...home.runAs,
        cwd: home.folder,
      });
      renameSync(secret, passwordFile(draft));
      return;
    } catch (error) {
      failure = error;
      rmSync(draft, { recursive: true, force: true });
    }
  }
  rmSync(secret, { force: true });
  throw new StartError(`The database could not be created in ${home.folder}:\n${failure}`);
}

/** What a start that was killed while it made the data directory has left. */
function removeDrafts(home: Home): void {
  for (const name of readdirSync(home.folder)) {
    const draft = /^data\.new-(\d+)/.exec(name);
    if (draft && (Number(draft[1]) === process.pid || !alive(Number(draft[1])))) {
      rmSync(path.join(home.folder, name), { recursive: true, force: true });
    }
  }
}

/** Makes the data directory if there is none, complete or not at all. */
export async function ensureCluster(home: Home, programs: Programs): Promise<void> {
  removeDrafts(home);
  const versionFile = path.join(home.data, "PG_VERSION");
  if (!existsSync(versionFile)) {
    const draft = path.join(home.folder, `data.new-${process.pid}`);
    await initdb(home, programs, draft);
    try {
      renameSync(draft, home.data);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(versionFile)) throw error; // else another start was faster
    }
  }
  const made = Number.parseInt(readFileSync(versionFile, "utf8"), 10);
  if (made !== programs.major) {
    throw new StartError(
      `${home.data} was made by PostgreSQL ${made} and this is ${programs.major}: ` +
        "start it with its own version, or set DATA_DIR to a new folder.",
    );
  }
}

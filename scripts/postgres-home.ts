import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { StartError } from "./say";

/** Whom the server runs as. PostgreSQL refuses to run as root, so that root starts it as somebody powerless. */
export type RunAs = { uid: number; gid: number } | undefined;

/** `folder` is 0700 and holds the data directory `data`; `shared` is where root may leave the programs for `runAs`. */
export type Home = {
  folder: string;
  data: string;
  runAs: RunAs;
  shared: string;
};

const NOBODY = { uid: 65534, gid: 65534 };

// State that outlives a reboot first; the others serve machines without these folders.
const ELSEWHERE = ["/var/lib", "/var/db", "/var/tmp", tmpdir()];

const holdsData = (folder: string): boolean => existsSync(path.join(folder, "data/PG_VERSION"));

function canEnter(folder: string, runAs: RunAs): boolean {
  if (!runAs) return true;
  return (
    spawnSync("/bin/sh", ["-c", 'cd "$0" && ls . >/dev/null', folder], {
      ...runAs,
      cwd: "/",
      stdio: "ignore",
    }).status === 0
  );
}

function ownerOf(folder: string): RunAs {
  if (process.getuid?.() !== 0) return undefined;
  const data = path.join(folder, "data");
  if (!existsSync(data)) return NOBODY;
  // Data that an ordinary user made stay that user's when root starts the server once.
  const { uid, gid } = statSync(data);
  return uid === 0 ? NOBODY : { uid, gid };
}

function makeFolder(folder: string, runAs: RunAs): void {
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o711 });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!runAs) return;
  const found = lstatSync(folder);
  if (!found.isDirectory() || ![0, runAs.uid].includes(found.uid)) {
    throw new StartError(
      `${folder} belongs to somebody else: remove it, or set DATA_DIR to another folder.`,
    );
  }
  chownSync(folder, runAs.uid, runAs.gid);
  chmodSync(folder, 0o700);
}

/** Where root keeps what its own folders hide from the server: one folder a project, named by its path. */
function elsewhere(folder: string): string {
  const base = ELSEWHERE.find((candidate) => canEnter(candidate, NOBODY)) ?? tmpdir();
  const root = path.join(base, "rollcall");
  mkdirSync(root, { recursive: true, mode: 0o755 });
  return path.join(root, createHash("sha256").update(folder).digest("hex").slice(0, 12));
}

/** Finds or makes the folder of a database, where the server's user can reach it. */
export function prepareHome(dir: string): Home {
  const near = path.resolve(dir);
  const runAs = ownerOf(near);
  if (!runAs) {
    makeFolder(near, undefined);
    return { folder: near, data: path.join(near, "data"), runAs, shared: near };
  }
  const far = elsewhere(near);
  const shared = path.dirname(far);
  if (!holdsData(far)) {
    makeFolder(near, runAs);
    if (canEnter(near, runAs))
      return { folder: near, data: path.join(near, "data"), runAs, shared };
    if (holdsData(near)) {
      throw new StartError(
        `${near} holds a database that user ${runAs.uid} can no longer reach: let others enter the folders above it.`,
      );
    }
  }
  makeFolder(far, runAs);
  return { folder: far, data: path.join(far, "data"), runAs, shared };
}

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { guard } from "./guard";
import { withLock } from "./lock";
import { ensureCluster } from "./postgres-cluster";
import type { Home } from "./postgres-home";
import { prepareHome } from "./postgres-home";
import type { LaunchOptions } from "./postgres-launch";
import { launch } from "./postgres-launch";
import type { Running } from "./postgres-pid";
import { answers, forgetPidFile, readPidFile, servesHere, urlOf } from "./postgres-pid";
import type { Programs } from "./postgres-programs";
import { findPrograms, program } from "./postgres-programs";
import { alive } from "./processes";
import { StartError } from "./say";

export type PostgresOptions = LaunchOptions & {
  /** The folder that holds the data directory. */
  dir: string;
  /** Programs of another PostgreSQL, such as a system's; those of the packages when left out. */
  binDir?: string;
};

export type PostgresServer = {
  pid: number;
  port: number;
  /** Where the data really lie: not always in `dir`. */
  folder: string;
  /** The owner's URL of a database: a superuser, who makes databases, roles and tables. */
  url(database: string): string;
  /** Ends it, unless another program that is still running had started it. */
  stop(): Promise<void>;
  exited: Promise<void>;
};

const END_MS = 300_000;

/** The server of this data directory that runs already, also when what started it was killed. */
async function findRunning(home: Home): Promise<Running | undefined> {
  for (const begun = Date.now(); Date.now() - begun < END_MS; await pause(100)) {
    const found = readPidFile(home);
    if (!found) return undefined;
    if (found.ready && (await answers(home, found.port))) return found;
    if (!servesHere(home, found.pid)) {
      forgetPidFile(home);
      return undefined;
    }
  }
  throw new StartError(
    `The database server of ${home.data} neither answers nor ends: end it by hand.`,
  );
}

/** A server that is not our child: its end has to be looked for. */
async function watchEnd(pid: number): Promise<void> {
  while (alive(pid)) await pause(500, undefined, { ref: false });
}

async function adopt({ pid, port }: Running) {
  const release = guard("server", pid, "SIGINT");
  return { pid, port, exited: watchEnd(pid).then(release) };
}

const ownerFile = (home: Home): string => path.join(home.folder, "started-by");

function startedByAnother(home: Home): boolean {
  const file = ownerFile(home);
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  return pid !== process.pid && alive(pid);
}

async function stopServer(
  home: Home,
  { bin }: Programs,
  pid: number,
  exited: Promise<void>,
): Promise<void> {
  if (process.platform === "win32")
    spawnSync(program(bin, "pg_ctl"), ["stop", "-m", "fast", "-D", home.data]);
  else if (alive(pid)) process.kill(pid, "SIGINT");
  const patience = new AbortController();
  const tired = pause(60_000, undefined, { signal: patience.signal }).catch(() => undefined);
  await Promise.race([exited, tired]);
  patience.abort();
  rmSync(ownerFile(home), { force: true });
}

/** Starts a PostgreSQL of our own, or finds the one of this folder that runs already. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const home = prepareHome(options.dir);
  const programs = findPrograms(home, options.binDir);
  return withLock(path.join(home.folder, "start.lock"), async () => {
    await ensureCluster(home, programs);
    const running = await findRunning(home);
    const lent = running !== undefined && startedByAnother(home);
    const url = (database: string, port: number) => urlOf(home, port, database);
    const { folder } = home;
    if (running && lent) {
      const { pid, port } = running;
      return {
        pid,
        port,
        folder,
        url: (name) => url(name, port),
        stop: async () => undefined,
        exited: watchEnd(pid),
      };
    }
    const { pid, port, exited } = running
      ? await adopt(running)
      : await launch(home, programs, options);
    rmSync(ownerFile(home), { force: true }); // it may be another user's
    writeFileSync(ownerFile(home), String(process.pid));
    return {
      pid,
      port,
      folder,
      url: (name) => url(name, port),
      stop: () => stopServer(home, programs, pid, exited),
      exited,
    };
  });
}

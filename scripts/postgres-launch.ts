import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { closeSync, fchownSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { guard } from "./guard";
import { freePort } from "./ports";
import type { Home } from "./postgres-home";
import { answers, readPidFile } from "./postgres-pid";
import type { Programs } from "./postgres-programs";
import { program } from "./postgres-programs";
import { StartError } from "./say";

export type LaunchOptions = {
  port?: number;
  /** Trades safety against a crash of the machine for speed: for data that a test throws away. */
  disposable?: boolean;
};

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  max_wal_size: "2GB",
  timezone: "UTC",
  log_timezone: "UTC",
};
const DISPOSABLE = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
};

const LOG_LIMIT = 10_000_000;
const READY_MS = 300_000;
const PASSING = /lock file .* already exists|shared memory block .* is still in use/;
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/;

function spawnServer(
  home: Home,
  { bin }: Programs,
  port: number,
  disposable: boolean,
  log: string,
) {
  const settings = { ...SETTINGS, ...(disposable ? DISPOSABLE : {}) };
  const words = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const file = openSync(log, "a", 0o600);
  if (home.runAs) fchownSync(file, home.runAs.uid, home.runAs.gid);
  try {
    return spawn(program(bin, "postgres"), ["-D", home.data, "-p", String(port), ...words], {
      ...home.runAs,
      cwd: home.folder,
      detached: true, // Ctrl-C reaches us, and we stop it last
      stdio: ["ignore", file, file],
      env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: "C" },
    });
  } finally {
    closeSync(file);
  }
}

const hasEnded = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

/** False when the server has given up; a recovery after a crash may take its time. */
async function becomesReady(home: Home, child: ChildProcess): Promise<boolean> {
  for (const begun = Date.now(); Date.now() - begun < READY_MS; await pause(20)) {
    if (hasEnded(child)) return false;
    const found = readPidFile(home);
    if (found?.ready && found.pid === child.pid && (await answers(home, found.port))) return true;
  }
  child.kill("SIGQUIT");
  return false;
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** One attempt: the running server, or what it said before it gave up. */
async function attempt(home: Home, programs: Programs, port: number, disposable: boolean) {
  const log = path.join(home.folder, "postgres.log");
  if (sizeOf(log) > LOG_LIMIT) rmSync(log);
  const before = sizeOf(log);
  const child = spawnServer(home, programs, port, disposable, log);
  const ended = new Promise<void>((done) =>
    child.once("exit", () => done()).once("error", () => done()),
  );
  child.unref();
  const { pid } = child;
  if (!pid) return { said: `${programs.bin} holds no program that can be started.` };
  const release = guard("server", pid, "SIGINT");
  const exited = ended.then(release);
  if (await becomesReady(home, child)) return { server: { pid, port, exited } };
  return { said: readFileSync(log).subarray(before).toString() };
}

/** Starts the server and waits until it takes connections. */
export async function launch(home: Home, programs: Programs, options: LaunchOptions) {
  for (let tries = 1; ; tries++) {
    const port = options.port ?? (await freePort());
    const { server, said } = await attempt(home, programs, port, options.disposable ?? false);
    if (server) return server;
    const again = PASSING.test(said) || (PORT_TAKEN.test(said) && !options.port);
    if (!again || tries >= 60) {
      throw new StartError(`The database in ${home.folder} did not start:\n${said}`);
    }
    await pause(500);
  }
}

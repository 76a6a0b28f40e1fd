import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { guard } from "./guard";
import { ROOT } from "./say";

export type ChildSpec = {
  name: string;
  /** What Node.js is given: options, script, arguments. */
  words: string[];
  env: NodeJS.ProcessEnv;
};

export type Child = { exited: Promise<void>; stop(): Promise<void> };

const PATIENCE_MS = 20_000;
const LONGEST_WAIT_MS = 30_000;
const HEALTHY_MS = 60_000;

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, "SIGKILL");
  } catch {
    // nobody left in it
  }
}

/** Starts a program in a process group of its own, so that Ctrl-C reaches it through us and in order. */
export function startChild({ words, env }: ChildSpec): Child {
  const child = spawn(process.execPath, words, {
    cwd: ROOT,
    env,
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const release = child.pid ? guard("group", child.pid, "SIGTERM") : () => undefined;
  const exited = new Promise<void>((done) => {
    child.once("error", () => done());
    child.once("exit", () => {
      killGroup(child); // what it started itself
      release();
      done();
    });
  });
  const stop = async () => {
    child.kill("SIGTERM");
    const patience = setTimeout(() => killGroup(child), PATIENCE_MS);
    await exited;
    clearTimeout(patience);
  };
  return { exited, stop };
}

/** Starts a program and starts it again whenever it ends by itself, after a pause that grows while it keeps failing. */
export function keepAlive(spec: ChildSpec, say: (line: string) => void): Child {
  const stopping = new AbortController();
  let child = startChild(spec);
  const run = async () => {
    for (let wait = 500, begun = Date.now(); ; begun = Date.now()) {
      await child.exited;
      if (stopping.signal.aborted) return;
      wait = Date.now() - begun > HEALTHY_MS ? 500 : Math.min(wait * 2, LONGEST_WAIT_MS);
      say(`The ${spec.name} ended by itself and starts again in ${wait / 1000} s.`);
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      child = startChild(spec);
    }
  };
  const exited = run();
  const stop = async () => {
    stopping.abort();
    await child.stop();
    await exited;
  };
  return { exited, stop };
}

import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** As package.json gives a worker. */
const LITTLE_ROOM = [
  "--max-semi-space-size=12",
  "--initial-old-space-size=80",
  "--max-old-space-size=256",
];

/** Starts a TypeScript program as a worker is started, in one process, so that a SIGKILL hits the program and no wrapper; `room` is what the engine may keep. */
export function startProgram(
  file: string,
  args: string[],
  env: Record<string, string>,
  room: readonly string[] = LITTLE_ROOM,
): ChildProcess {
  return spawn(process.execPath, [...room, "--import", "tsx", file, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
}

/** The first line that a program prints; a fault where it ends before. */
export async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("the program has no output to read");
  const lines = createInterface({ input: child.stdout });
  const silent = once(lines, "close").then((): [string] => {
    throw new Error("the program ended without a word");
  });
  const [line] = await Promise.race([once(lines, "line"), silent]);
  child.stdout.resume();
  return String(line);
}

/** Ends a program at once and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

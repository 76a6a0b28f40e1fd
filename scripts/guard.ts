import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import path from "node:path";

let watchdog: ChildProcess | undefined;
const told = new Map<number, string>();

function start(): ChildProcess {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "watchdog.ts")], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, NODE_NO_WARNINGS: "1" },
  });
  child.unref();
  child.stdin?.on("error", () => undefined); // it died: the next line goes to a new one
  child.on("exit", () => {
    if (watchdog === child) watchdog = undefined;
    if (told.size > 0) tell();
  });
  if (child.stdin && "unref" in child.stdin && typeof child.stdin.unref === "function")
    child.stdin.unref();
  return child;
}

function tell(line?: string): void {
  if (watchdog) {
    if (line) watchdog.stdin?.write(`${line}\n`);
    return;
  }
  watchdog = start();
  for (const known of told.values()) watchdog.stdin?.write(`${known}\n`);
}

/**
 * Sees to it that a child ends even when this process is killed on the spot. A "group" is a child that leads its own
 * process group; a "server" is stopped after the groups and is never killed. Returns what to call when it has ended.
 */
export function guard(kind: "group" | "server", pid: number, signal: NodeJS.Signals): () => void {
  const line = `${kind} ${pid} ${signal}`;
  told.set(pid, line);
  tell(line);
  return () => {
    if (told.delete(pid)) tell(`forget ${pid}`);
  };
}

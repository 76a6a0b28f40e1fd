import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const LINUX = process.platform === "linux";

export function alive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

const ask = (column: string, pid: number): string =>
  spawnSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";

/** The command line of a process; empty when there is none. */
export const commandOf = (pid: number): string =>
  LINUX ? read(`/proc/${pid}/cmdline`).replaceAll("\0", " ") : ask("args", pid);

/** 0 when there is no such process. */
export function parentOf(pid: number): number {
  if (!LINUX) return Number(ask("ppid", pid));
  const afterName = read(`/proc/${pid}/stat`).split(") ").at(-1) ?? "";
  return Number(afterName.split(" ")[1] ?? 0);
}

// Outlives the program that started it, whatever ends that: then its standard input closes, and what it was told of
// is stopped, servers that hold data last. Runs without a loader: imports nothing of the project.
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";

type Ward = { pid: number; signal: NodeJS.Signals; group: boolean };

const wards = new Map<number, Ward>();

function kill({ pid, group }: Ward, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(group ? -pid : pid, signal);
  } catch {
    return false;
  }
}

async function stop(ward: Ward, seconds: number): Promise<void> {
  kill(ward, ward.signal);
  for (let waited = 0; waited < seconds && kill(ward, 0); waited += 0.1) await pause(100);
  if (ward.group) kill(ward, "SIGKILL");
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, pid, signal] = line.split(" ");
  if (verb === "forget") wards.delete(Number(pid));
  else if (verb === "group" || verb === "server") {
    const ward = {
      pid: Number(pid),
      signal: signal as NodeJS.Signals,
      group: verb === "group",
    };
    wards.set(ward.pid, ward);
  }
}

const left = [...wards.values()];
await Promise.all(left.filter(({ group }) => group).map((ward) => stop(ward, 5)));
await Promise.all(left.filter(({ group }) => !group).map((ward) => stop(ward, 60)));

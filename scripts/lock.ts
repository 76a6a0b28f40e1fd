import { linkSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { alive } from "./processes";

const BEAT_MS = 1_000;
const SILENT_MS = 10_000;

// The file appears with its content in one step, so that nobody reads a lock without a holder.
function take(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Its holder is gone, or is another program that was given the same process number: that one does not beat. */
function isVoid(file: string): boolean {
  try {
    const silent = Date.now() - statSync(file).mtimeMs > SILENT_MS;
    return silent || !alive(Number(readFileSync(file, "utf8")));
  } catch {
    return false; // just released
  }
}

function beat(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // someone cleared it away; the work goes on
  }
}

/** Runs one after the other what several processes want to do at once. The work must leave the event loop free. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!take(file)) {
    if (isVoid(file)) rmSync(file, { force: true });
    else await pause(200);
  }
  const beating = setInterval(() => beat(file), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beating);
    rmSync(file, { force: true });
  }
}

import { existsSync } from "node:fs";
import path from "node:path";

/** The project's own folder, whatever folder a command was started from. */
export const ROOT = path.resolve(import.meta.dirname, "..");

/** What stops a start, as a sentence for whoever started it: shown without a stack. */
export class StartError extends Error {
  override name = "StartError";
}

const SENTENCES = new Set(["StartError", "EnvError", "LoginError"]);

/** Runs a command to its end; a failure is a sentence and exit status 1. */
export async function main(command: () => Promise<unknown>): Promise<void> {
  const file = path.join(ROOT, ".env");
  try {
    if (existsSync(file)) process.loadEnvFile(file);
    await command();
  } catch (error) {
    const known = error instanceof Error && SENTENCES.has(error.name);
    console.error(known ? error.message : error);
    process.exit(1);
  }
}

/** True in the script that was started, false in one that another imports. */
export const isMain = (file: string): boolean => path.resolve(process.argv[1] ?? "") === file;

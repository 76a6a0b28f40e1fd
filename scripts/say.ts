import { existsSync } from "node:fs";
import path from "node:path";

/** The project's own folder, whatever folder a command was started from. */
export const ROOT = path.resolve(import.meta.dirname, "..");

/** What stops a start, as a sentence for whoever started it: shown without a stack. */
export class StartError extends Error {
  override name = "StartError";
}

const SENTENCES = new Set(["StartError", "EnvError", "LoginError"]);

/** What is shown of a failure: a sentence where it is one that people can mend. */
export function sentenceOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (SENTENCES.has(error.name)) return error.message;
  const { code, path: file } = error as NodeJS.ErrnoException;
  const files = ["EACCES", "EPERM", "EROFS", "ENOSPC"].includes(code ?? "") && file;
  return files ? `${file} cannot be read or written by this user (${code}).` : error;
}

/** Runs a command to its end; a failure is a sentence and exit status 1. */
export async function main(command: () => Promise<unknown>): Promise<void> {
  const file = path.join(ROOT, ".env");
  try {
    if (existsSync(file)) process.loadEnvFile(file);
    await command();
  } catch (error) {
    console.error(sentenceOf(error));
    process.exit(1);
  }
}

/** True in the script that was started, false in one that another imports. */
export const isMain = (file: string): boolean => path.resolve(process.argv[1] ?? "") === file;

import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { StartError } from "./say";

/** The text of a file that only its owner may read; `make` writes it the first time, complete or not at all. */
export function keepPrivate(file: string, make: () => string): string {
  const draft = `${file}.${process.pid}`;
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT") throw new StartError(`${file} cannot be read (${code}).`);
  }
  writeFileSync(draft, `${make()}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // else another start was faster
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, "utf8").trim();
}

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The oldest PostgreSQL that the product promises to run on. */
const OLDEST = 15;

function majorOf(folder: string): number {
  const program = join(folder, "postgres");
  if (!existsSync(program)) return 0;
  try {
    const version = execFileSync(program, ["--version"], { encoding: "utf8" });
    return Number(/(\d+)/.exec(version)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** The folder with the programs of a PostgreSQL 15 on this machine, if it has one. */
export function systemPostgres(): string | undefined {
  const onPath = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const folders = [`/usr/lib/postgresql/${OLDEST}/bin`, `/usr/pgsql-${OLDEST}/bin`, ...onPath];
  return folders.find((folder) => majorOf(folder) === OLDEST);
}

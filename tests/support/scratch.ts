import { createHash } from "node:crypto";
import { existsSync, mkdirSync, statfsSync } from "node:fs";
import path from "node:path";

const MEMORY = "/dev/shm";
/** What the largest crowd and all that runs beside it take, twice over. */
const ROOMY_BYTES = 8 * 2 ** 30;

function isRoomy(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return Math.min(bavail * bsize, process.availableMemory()) >= ROOMY_BYTES;
}

/**
 * The folder for databases that a test throws away, this project's own: in memory where there is plenty. A copied database is
 * a thousand files, which take a disk half a second and memory a thirtieth of one.
 */
export function scratch(): string {
  const here = path.resolve(".data");
  const own = createHash("sha256").update(here).digest("hex").slice(0, 12);
  const folder = isRoomy() ? path.join(MEMORY, `rollcall-${own}`) : here;
  // others may pass through: as root the server runs as somebody powerless
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  return folder;
}

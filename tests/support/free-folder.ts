import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { alive } from "../../scripts/processes";

/** A folder of this run alone; `release` lets the next one have it. */
export type FreeFolder = { dir: string; release: () => void };

/** Takes a name for this run alone; false when another run that is under way has it. */
function take(sign: string): boolean {
  try {
    writeFileSync(sign, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (alive(Number(readFileSync(sign, "utf8")))) return false;
    rmSync(sign, { force: true });
    return take(sign);
  }
}

/** A folder that no other run uses now: of two on one server, the first to finish would end it for both. */
export function freeFolder(base: string, name: string): FreeFolder {
  // others may pass through: as root the server runs as somebody powerless
  mkdirSync(base, { recursive: true, mode: 0o711 });
  for (let n = 1; ; n += 1) {
    const dir = path.join(base, n === 1 ? name : `${name}-${n}`);
    const sign = `${dir}.used-by`;
    if (take(sign)) return { dir, release: () => rmSync(sign, { force: true }) };
  }
}

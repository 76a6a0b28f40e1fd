import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import type { PostgresServer } from "../../scripts/embedded-postgres";
import { startPostgres } from "../../scripts/embedded-postgres";
import { migrate } from "../../scripts/migrate";
import { preflight } from "../../scripts/preflight";
import { alive } from "../../scripts/processes";
import { scratch } from "./scratch";

declare module "vitest" {
  interface ProvidedContext {
    /** Owner's and application's URL of the migrated template, and the name that a file's own database begins with. */
    template: { ownerUrl: string; appUrl: string; adminUrl: string };
  }
}

const withLogin = (url: string, login: string, password: string): string => {
  const changed = new URL(url);
  changed.username = login;
  changed.password = password;
  return changed.href;
};

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
function freeFolder(which: string): { dir: string; sign: string } {
  const base = scratch();
  for (let n = 1; ; n += 1) {
    const dir = path.join(base, n === 1 ? `test-${which}` : `test-${which}-${n}`);
    if (take(`${dir}.used-by`)) return { dir, sign: `${dir}.used-by` };
  }
}

let server: PostgresServer | undefined;
let folder: ReturnType<typeof freeFolder> | undefined;

/** One server and one migrated template for all files; each file gets a copy of its own (own-database.ts). */
export async function setup({ provide }: TestProject): Promise<void> {
  await preflight();
  const which = process.env.ROLLCALL_TEST_PG ?? "embedded";
  folder = freeFolder(which);
  const binDir = process.env.ROLLCALL_TEST_PG_BIN;
  server = await startPostgres({
    dir: folder.dir,
    disposable: true,
    ...(binDir ? { binDir } : {}),
  });
  const name = `template_${randomBytes(4).toString("hex")}`;
  const ownerUrl = server.url(name);
  const appUrl = withLogin(ownerUrl, "rollcall_app", randomBytes(12).toString("hex"));
  const admin = new pg.Client({ connectionString: server.url("postgres") });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  await migrate({ ownerUrl, appUrl });
  provide("template", { ownerUrl, appUrl, adminUrl: server.url("postgres") });
}

export async function teardown(): Promise<void> {
  await server?.stop();
  if (!folder) return;
  rmSync(folder.dir, { recursive: true, force: true });
  rmSync(folder.sign, { force: true });
}

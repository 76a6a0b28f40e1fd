import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import pg from "pg";
import type { TestProject } from "vitest/node";
import type { PostgresServer } from "../../scripts/embedded-postgres";
import { startPostgres } from "../../scripts/embedded-postgres";
import { migrate } from "../../scripts/migrate";
import { preflight } from "../../scripts/preflight";
import type { FreeFolder } from "./free-folder";
import { freeFolder } from "./free-folder";
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

let server: PostgresServer | undefined;
let folder: FreeFolder | undefined;

/** One server and one migrated template for all files; each file gets a copy of its own (own-database.ts). */
export async function setup({ provide }: TestProject): Promise<void> {
  await preflight();
  const which = process.env.ROLLCALL_TEST_PG ?? "embedded";
  folder = freeFolder(scratch(), `test-${which}`);
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
  folder.release();
}

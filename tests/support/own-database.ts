import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject, vi } from "vitest";
import { closeDb } from "@/lib/db";
import { forgetEnv } from "@/lib/env";
import { forgetKeys } from "@/lib/secrets";
import { closeWatcher } from "./connections";

const onDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

async function asAdmin(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: inject("template").adminUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

const { ownerUrl, appUrl } = inject("template");
const name = `file_${randomBytes(6).toString("hex")}`;

// Before anything reads the environment: the application connects with the very login that `npm run web` uses.
process.env.DATABASE_URL = onDatabase(appUrl, name);
process.env.MIGRATION_DATABASE_URL = onDatabase(ownerUrl, name);
process.env.ROLLCALL_KEYS ??= `1:${randomBytes(32).toString("base64url")}`;
process.env.APP_URL ??= "http://localhost:3999";
process.env.LOG_LEVEL ??= "silent";

// Files of one process share its modules: what the last one left is of no use to this one.
vi.unstubAllEnvs();
await closeDb();
forgetEnv();
forgetKeys();

// Before the file itself is read: what it needs throughout it may make at its head. Copied as files it takes half of what
// writing a log of every page does.
await asAdmin((admin) =>
  admin.query(
    `CREATE DATABASE ${name} TEMPLATE ${new URL(ownerUrl).pathname.slice(1)} STRATEGY FILE_COPY`,
  ),
);

// What the file says of the environment at its head counts also where somebody late from the file before has read it meanwhile.
beforeAll(() => forgetEnv());

afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  vi.useRealTimers();
  await closeWatcher();
  await closeDb();
  await asAdmin((admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
});

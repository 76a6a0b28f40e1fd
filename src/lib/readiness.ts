import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pool } from "./db";

const PATIENCE_MS = 3_000;
const MIGRATIONS = join(process.cwd(), "prisma/migrations");
const APPLIED = `SELECT migration_name AS name FROM ops._prisma_migrations WHERE finished_at IS NOT NULL`;

/** Every migration that this program was written for. */
async function knownMigrations(): Promise<string[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function isMigrated(): Promise<boolean> {
  const known = await knownMigrations();
  const { rows } = await pool().query<{ name: string }>(APPLIED);
  const applied = new Set(rows.map(({ name }) => name));
  return known.every((name) => applied.has(name));
}

/** Whether the database answers, soon, and has everything this program needs. A newer database is no hindrance. */
export function isDatabaseReady(): Promise<boolean> {
  const late = pause(PATIENCE_MS, false, { ref: false });
  return Promise.race([isMigrated().catch(() => false), late]);
}

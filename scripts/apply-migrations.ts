import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Client } from "pg";
import { StartError } from "./say";

type Migration = { name: string; sql: string; checksum: string };
type Applied = { migration_name: string; checksum: string; finished_at: Date | null };

// The table that Prisma's own command line keeps, column by column, so that both may be used on one database.
const TABLE = `
  CREATE SCHEMA IF NOT EXISTS ops;
  CREATE TABLE IF NOT EXISTS ops._prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
    migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

const OUTSIDE_TRANSACTION = /\b(CREATE|DROP)\s+(UNIQUE\s+)?INDEX\s+CONCURRENTLY\b/i;

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .toSorted()
    .filter((name) => existsSync(path.join(folder, name, "migration.sql")))
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function readApplied(client: Client): Promise<Map<string, Applied>> {
  await client.query(TABLE);
  const { rows } = await client.query<Applied>(
    "SELECT migration_name, checksum, finished_at FROM ops._prisma_migrations WHERE rolled_back_at IS NULL",
  );
  const failed = rows.find((row) => row.finished_at === null);
  if (failed) {
    throw new StartError(
      `Migration ${failed.migration_name} was begun and never finished: see what it left behind, then mark it with ` +
        "`npx prisma migrate resolve --config prisma/prisma.config.ts`.",
    );
  }
  return new Map(rows.map((row) => [row.migration_name, row]));
}

const note = (client: Client, { name, checksum }: Migration) =>
  client.query(
    `INSERT INTO ops._prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)`,
    [randomUUID(), checksum, name],
  );

const finish = (client: Client, { name }: Migration) =>
  client.query(
    `UPDATE ops._prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1
     WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
    [name],
  );

// In one transaction with its entry, so that a process killed anywhere leaves all of it or nothing. What PostgreSQL
// refuses inside a transaction is entered before and after instead, as Prisma does.
async function apply(client: Client, migration: Migration): Promise<void> {
  const whole = !OUTSIDE_TRANSACTION.test(migration.sql);
  if (whole) await client.query("BEGIN");
  try {
    await note(client, migration);
    await client.query(migration.sql);
    await finish(client, migration);
    if (whole) await client.query("COMMIT");
  } catch (error) {
    if (whole) await client.query("ROLLBACK");
    const { message } = error as Error;
    throw new StartError(`Migration ${migration.name} failed: ${message}`);
  }
}

/** Applies what is new in a folder of migrations, in order; one that was edited after it was applied stops it. */
export async function applyMigrations(client: Client, folder: string): Promise<string[]> {
  const applied = await readApplied(client);
  const names: string[] = [];
  for (const migration of readMigrations(folder)) {
    const before = applied.get(migration.name);
    if (before && before.checksum !== migration.checksum) {
      throw new StartError(
        `Migration ${migration.name} was edited after it was applied: write a new one instead.`,
      );
    }
    if (before) continue;
    await apply(client, migration);
    names.push(migration.name);
  }
  return names;
}

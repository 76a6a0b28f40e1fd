import { randomBytes } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { startPostgres } from "../../scripts/embedded-postgres";
import { migrate } from "../../scripts/migrate";
import { preflight } from "../../scripts/preflight";

export type World = {
  /** What web and worker are started with; the calling process has it too. */
  env: Record<string, string>;
  /** The owner's URL of the database, for looking and preparing. */
  ownerUrl: string;
  stop: () => Promise<void>;
};

/**
 * A fresh migrated database on an embedded server in .data/<name>, for drills, benchmarks and journeys. `durable` keeps
 * fsync on, as in production.
 */
export async function startWorld(
  name: string,
  given: Record<string, string> = {},
  durable = true,
): Promise<World> {
  await preflight();
  const dir = path.resolve(".data", name);
  const server = await startPostgres({ dir, disposable: !durable });
  const database = `world_${randomBytes(5).toString("hex")}`;
  const admin = new pg.Client({ connectionString: server.url("postgres") });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${database}`);
  const app = new URL(server.url(database));
  app.username = "rollcall_app";
  app.password = randomBytes(12).toString("hex");
  await migrate({ ownerUrl: server.url(database), appUrl: app.href });
  const env = {
    DATABASE_URL: app.href,
    ROLLCALL_KEYS: `1:${randomBytes(32).toString("base64url")}`,
    APP_URL: "http://localhost:3999",
    MAIL_FROM: "people@rollcall.example",
    LOG_LEVEL: "warn",
    ...given,
  };
  Object.assign(process.env, env);
  return {
    env,
    ownerUrl: server.url(database),
    stop: async () => {
      await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
      await admin.end();
      await server.stop();
    },
  };
}

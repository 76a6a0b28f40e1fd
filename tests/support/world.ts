import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { startPostgres } from "../../scripts/embedded-postgres";
import { migrate } from "../../scripts/migrate";
import { preflight } from "../../scripts/preflight";
import { freeFolder } from "./free-folder";
import { scratch } from "./scratch";

export type World = {
  /** What web and worker are started with; the calling process has it too. */
  env: Record<string, string>;
  /** The owner's URL of the database, for looking and preparing. */
  ownerUrl: string;
  /** Ends the database's server: as an operator would, or on the spot, so that it has a crash to recover from. */
  endDatabase: (how: "fast" | "crash") => Promise<void>;
  /** Starts it again where it was. */
  beginDatabase: () => Promise<void>;
  stop: () => Promise<void>;
};

/** A connection for one statement: none stays open that would break with the server. */
async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The same database by the login that web and worker use. */
function appUrlOf(ownerUrl: string): string {
  const app = new URL(ownerUrl);
  app.username = "rollcall_app";
  app.password = randomBytes(12).toString("hex");
  return app.href;
}

const settings = () => ({
  ROLLCALL_KEYS: `1:${randomBytes(32).toString("base64url")}`,
  APP_URL: "http://localhost:3999",
  MAIL_FROM: "people@rollcall.example",
  LOG_LEVEL: "warn",
});

/**
 * A fresh migrated database on an embedded server of this run alone, in .data/<name> or beside it, for drills, benchmarks and
 * journeys. `durable` keeps fsync on, as in production.
 */
export async function startWorld(
  name: string,
  given: Record<string, string> = {},
  durable = true,
): Promise<World> {
  await preflight();
  const { dir, release } = freeFolder(durable ? path.resolve(".data") : scratch(), name);
  let server = await startPostgres({ dir, disposable: !durable });
  const database = `world_${randomBytes(5).toString("hex")}`;
  await ask(server.url("postgres"), `CREATE DATABASE ${database}`);
  const appUrl = appUrlOf(server.url(database));
  await migrate({ ownerUrl: server.url(database), appUrl });
  const env = { ...settings(), DATABASE_URL: appUrl, ...given };
  Object.assign(process.env, env);
  return {
    env,
    ownerUrl: server.url(database),
    endDatabase: async (how) => {
      if (how === "fast") return server.stop();
      process.kill(server.pid, "SIGKILL");
      await server.exited;
    },
    beginDatabase: async () => {
      server = await startPostgres({ dir, disposable: !durable, port: server.port });
    },
    stop: async () => {
      // a server that a drill left down must not hide what went wrong in it
      const drop = ask(server.url("postgres"), `DROP DATABASE ${database} WITH (FORCE)`);
      await drop.catch(() => undefined);
      await server.stop();
      if (!durable) await rm(dir, { recursive: true, force: true });
      release();
    },
  };
}

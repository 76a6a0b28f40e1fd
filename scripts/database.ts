import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { seedMarker } from "./demo";
import type { PostgresServer } from "./embedded-postgres";
import { startPostgres } from "./embedded-postgres";
import type { Urls } from "./migrate";
import { keepPrivate } from "./private-files";
import { StartError } from "./say";

const NAME = "rollcall";

async function administer(serverUrl: string, work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function makeDatabase(serverUrl: string, name: string): Promise<void> {
  await administer(serverUrl, async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  });
}

const databaseOf = (url: URL): string => decodeURIComponent(url.pathname.slice(1)) || NAME;

/** Makes the database that a URL names, when its server lets us in and has none of that name. */
async function ensureDatabase(ownerUrl: string): Promise<void> {
  try {
    await administer(ownerUrl, async () => undefined);
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (code !== "3D000")
      throw new StartError(`The database of DATABASE_URL cannot be reached: ${message || code}`);
    const server = new URL(ownerUrl);
    server.pathname = "/postgres";
    await makeDatabase(server.toString(), databaseOf(new URL(ownerUrl)));
  }
}

/** The login of web and worker, made once and kept beside the keys. */
export function withOwnLogin(ownerUrl: string, dataDir: string): Urls {
  const made = () =>
    `rollcall_app_${randomBytes(3).toString("hex")}:${randomBytes(24).toString("base64url")}`;
  const [username = "", password = ""] = keepPrivate(path.join(dataDir, "app-login"), made).split(
    ":",
  );
  const app = new URL(ownerUrl);
  app.username = username;
  app.password = password;
  return { ownerUrl, appUrl: app.toString() };
}

/** The database that the environment names: with only DATABASE_URL set, that one's login is the owner. */
export async function externalDatabase(dataDir: string): Promise<Urls> {
  const appUrl = process.env.DATABASE_URL ?? "";
  const ownerUrl = process.env.MIGRATION_DATABASE_URL || appUrl;
  await ensureDatabase(ownerUrl);
  return ownerUrl === appUrl ? withOwnLogin(ownerUrl, dataDir) : { ownerUrl, appUrl };
}

/** A PostgreSQL of our own. A demo organisation that was cut off half-way is begun anew: nobody has used it yet. */
export async function embeddedDatabase(
  dataDir: string,
): Promise<{ server: PostgresServer; urls: Urls }> {
  const server = await startPostgres({ dir: path.join(dataDir, "postgres") });
  const maintenance = server.url("postgres");
  if (existsSync(seedMarker(dataDir))) {
    await administer(maintenance, (client) =>
      client.query(`DROP DATABASE IF EXISTS ${NAME} (FORCE)`),
    );
  }
  await makeDatabase(maintenance, NAME);
  return { server, urls: withOwnLogin(server.url(NAME), dataDir) };
}

import pg from "pg";
import { env } from "@/lib/env";

const quoted = (name: string): string => pg.escapeIdentifier(name);

/** A connection that sees and changes everything: the owner's, who is a superuser of the test server. */
export async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  return connected(env.MIGRATION_DATABASE_URL ?? "", work);
}

/** A plain connection with the very login of web and worker. */
export async function asLogin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  return connected(env.DATABASE_URL, work);
}

async function connected<T>(
  connectionString: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every table of schema app. */
export async function tenantTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'app' AND c.relkind IN ('r', 'p') ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

let digests: string | undefined;

/** One statement that digests every table: asked often, it is put together once. */
async function digestStatement(client: pg.Client): Promise<string> {
  digests ??= (await tenantTables(client))
    .map(
      (
        table,
      ) => `SELECT '${table}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS digest
        FROM app.${quoted(table)} t WHERE org_id = $1::uuid`,
    )
    .join(" UNION ALL ");
  return digests;
}

let watcher: Promise<pg.Client> | undefined;

/** The next file of this process has a database of its own. */
export async function closeWatcher(): Promise<void> {
  await (await watcher)?.end();
  watcher = undefined;
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: env.MIGRATION_DATABASE_URL });
  await client.connect();
  return client;
}

/** A digest of all rows of an organisation, by table: what must not change when another organisation acts. */
export async function digestOf(org: string): Promise<Record<string, string>> {
  watcher ??= connect();
  const client = await watcher;
  const text = await digestStatement(client);
  const { rows } = await client.query<{ name: string; digest: string }>(text, [org]);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

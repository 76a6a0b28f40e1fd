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

/** A digest of all rows of an organisation, by table: what must not change when another organisation acts. */
export async function digestOf(org: string): Promise<Record<string, string>> {
  return asOwner(async (client) => {
    const digests: Record<string, string> = {};
    for (const table of await tenantTables(client)) {
      const { rows } = await client.query<{ digest: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS digest
         FROM app.${quoted(table)} t WHERE org_id = $1`,
        [org],
      );
      digests[table] = rows[0]?.digest ?? "";
    }
    return digests;
  });
}

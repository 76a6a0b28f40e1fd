import pg from "pg";
import { writeAudit } from "../../src/audit/write-audit";
import { inOrg } from "../../src/lib/in-org";
import { StartError } from "../say";
import type { Command } from "./command";
import { required, UsageError } from "./command";
import { findOrg } from "./find-org";
import type { Installation } from "./installation";

const PIECE = 5_000;

/** Every table but the organisation's own, each before those that it points at. */
const TABLES = `
  WITH RECURSIVE t AS (
    SELECT oid, relname FROM pg_class WHERE relnamespace = 'app'::regnamespace AND relkind = 'r' AND relname <> 'organizations'),
  k AS (
    SELECT DISTINCT conrelid AS child, confrelid AS parent FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'app'::regnamespace AND conrelid <> confrelid
      AND conrelid IN (SELECT oid FROM t) AND confrelid IN (SELECT oid FROM t)),
  depth AS (
    SELECT oid, 0 AS height FROM t
    UNION ALL SELECT k.parent, d.height + 1 FROM depth d JOIN k ON k.child = d.oid)
  SELECT t.relname AS name, max(d.height) AS height FROM t JOIN depth d USING (oid) GROUP BY 1 ORDER BY 2, 1`;

/** Contacts go before the users that own them. */
const ORDERS: Record<string, string> = { accounts: "ORDER BY t.owner_id NULLS LAST" };
/** The address stays taken for good, so that nobody else ever gets its links and visitors. */
const KEPT: Record<string, string> = { directory: "AND t.kind <> 'slug'" };

/** One transaction inside the organisation: forced row-level security holds the owner of the tables too. */
async function inside<T>(client: pg.Client, org: string, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    await client.query("SELECT set_config('app.org_id', $1, true)", [org]);
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (fault) {
    await client.query("ROLLBACK");
    throw fault;
  }
}

async function empty(client: pg.Client, org: string, table: string): Promise<number> {
  const some = `SELECT t.ctid FROM app.${table} t WHERE t.org_id = $1 ${KEPT[table] ?? ""} ${ORDERS[table] ?? ""} LIMIT ${PIECE}`;
  for (let total = 0; ; ) {
    const { rowCount } = await inside(client, org, () =>
      client.query(`DELETE FROM app.${table} WHERE org_id = $1 AND ctid = ANY (ARRAY(${some}))`, [
        org,
      ]),
    );
    total += rowCount ?? 0;
    if ((rowCount ?? 0) < PIECE) return total;
  }
}

/** Ended before anything is deleted: what is cut off half-way is dead, and doing it again goes on. */
const END = `UPDATE app.organizations SET status = 'DISABLED', disabled_at = coalesce(disabled_at, now()),
  erased_at = coalesce(erased_at, now()), logo_file_id = NULL WHERE org_id = $1`;
/** A skeleton stays: id, address and dates. */
const STRIP = `UPDATE app.organizations SET name = 'Erased', from_name = NULL, from_address = NULL, reply_to = NULL,
  help_url = NULL, help_contact = NULL, disabled_reason = NULL WHERE org_id = $1`;

async function eraseAll(ownerUrl: string, org: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await inside(client, org, () => client.query(END, [org]));
    const { rows } = await client.query<{ name: string }>(TABLES);
    const erased: Record<string, number> = {};
    for (const { name } of rows) erased[name] = await empty(client, org, name);
    await inside(client, org, () => client.query(STRIP, [org]));
    return erased;
  } finally {
    await client.end();
  }
}

export const eraseOrganization = ({ ownerUrl }: Installation): Command => ({
  usage: "ORG --confirm SLUG",
  does: "erases an organisation for good, everything of it; only its address stays taken",
  more: [
    "Type its address again behind --confirm. There is no way back but a backup: export it first.",
    "Web and worker may not delete a tenant, so this needs the owner's MIGRATION_DATABASE_URL.",
  ],
  words: 1,
  options: { confirm: { type: "string" } },
  run: async (given) => {
    const confirmed = required(given, "confirm");
    const { scope, summary } = await findOrg(given.words[0]);
    if (confirmed !== summary.slug)
      throw new UsageError(`--confirm must be the organisation's address, "${summary.slug}".`);
    if (!ownerUrl)
      throw new StartError(
        "MIGRATION_DATABASE_URL must be set: only the owner of the tables may erase.",
      );
    const erased = await eraseAll(ownerUrl, scope.org);
    await inOrg(scope, (tx) => writeAudit(tx, [{ act: "organization.erased" }]));
    const rows = Object.values(erased).reduce((sum, count) => sum + count, 0);
    return {
      lines: [`Erased /${summary.slug}: ${rows} rows. Its address stays taken.`],
      data: { slug: summary.slug, erased },
    };
  },
});

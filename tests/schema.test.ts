import { expect, test } from "vitest";
import { asOwner, tenantTables } from "./support/connections";
import { prismaTables } from "./support/prisma-models";

/** What leads no key by org_id, and why: it finds the organisation of what arrives without one. */
const LED_BY_ITS_KIND = "directory";
/** The narrow functions that look beyond one tenant or past row-level security. */
const DEFINERS = [
  "dated_orgs",
  "due_campaigns",
  "due_orgs",
  "due_texts",
  "every_org",
  "find_address",
  "find_browser",
  "find_code",
  "find_mobile",
  "find_short",
  "find_slug",
  "lapsing_orgs",
  "queue_depth",
  "reminding_orgs",
  "search_accounts",
  "telling_orgs",
];
/** Only who owns a table may have it analysed (0081). */
const OWNERS = "freshen_statistics";
/** What hangs on its organisation by the row that it belongs to: sets of a hundred thousand rows are spared a look-up each. */
const HANGING_BY_ANOTHER = ["import_faults", "import_rows", "selection_members"];
/** What is looked at once for each statement. */
const LOOKED_AT = ["account_events", "audit_entries", "directory"];
const SEEN_BY_THEM = [
  ...["accounts", "campaigns", "directory", "domain_checks", "imports", "join_links"],
  ...["join_requests", "messages", "organizations", "senders"],
];

async function rows<T extends object>(query: string, values: unknown[] = []): Promise<T[]> {
  return asOwner(async (client) => (await client.query<T>(query, values)).rows);
}

test("tables lie in schemas app, ops and pgboss, and nothing but tables is read from", async () => {
  const found = await rows<{ schema: string; kind: string }>(
    `SELECT DISTINCT n.nspname AS schema, c.relkind AS kind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`,
  );
  expect([...new Set(found.map(({ schema }) => schema))].sort()).toEqual(["app", "ops", "pgboss"]);
  expect(found.filter(({ kind }) => "vmf".includes(kind))).toEqual([]);
});

test("every table of schema app has row-level security, forced on its owner too", async () => {
  const tables = await rows<{ name: string; on: boolean; forced: boolean }>(
    `SELECT relname AS name, relrowsecurity AS on, relforcerowsecurity AS forced FROM pg_class
     WHERE relnamespace = 'app'::regnamespace AND relkind IN ('r', 'p')`,
  );
  expect(tables.length).toBeGreaterThan(15);
  expect(tables.filter(({ on, forced }) => !on || !forced)).toEqual([]);
});

test("every table has the one policy of its organisation, and the lookup's where it is named", async () => {
  const policies = await rows<{
    table: string;
    name: string;
    roles: string;
    command: string;
    shows: string;
    takes: string;
  }>(
    `SELECT tablename AS table, policyname AS name, array_to_string(roles, ',') AS roles, cmd AS command, qual AS shows,
       with_check AS takes FROM pg_policies WHERE schemaname = 'app'`,
  );
  const own = policies.filter(({ name }) => name === "own_organization");
  const names = await asOwner(tenantTables);
  expect(own.map(({ table }) => table).sort()).toEqual(names);
  for (const policy of own)
    expect(policy).toMatchObject({
      roles: "public",
      command: "ALL",
      shows: "(org_id = (NULLIF(current_setting('app.org_id'::text, true), ''::text))::uuid)",
      takes: null,
    });
  const others = policies.filter(({ name }) => name !== "own_organization");
  expect(others.map(({ table }) => table).sort()).toEqual(SEEN_BY_THEM);
  for (const policy of others)
    expect(policy).toMatchObject({ name: "lookup", roles: "rollcall_lookup", command: "SELECT" });
});

test("org_id leads every primary key and every unique index", async () => {
  const keys = await rows<{ table: string; name: string; primary: boolean; first: string }>(
    `SELECT t.relname AS table, c.relname AS name, i.indisprimary AS primary, pg_get_indexdef(i.indexrelid, 1, true) AS first
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
     WHERE c.relnamespace = 'app'::regnamespace AND i.indisunique`,
  );
  const others = keys.filter(({ first }) => first !== "org_id");
  expect(others.map(({ table, first }) => [table, first])).toEqual([
    [LED_BY_ITS_KIND, "kind"],
    [LED_BY_ITS_KIND, "kind"],
  ]);
  const keyed = keys.filter(({ primary }) => primary).map(({ table }) => table);
  expect(keyed.sort()).toEqual(await asOwner(tenantTables));
});

test("org_id leads every foreign key on both sides, and every table hangs on its organisation", async () => {
  const keys = await rows<{ table: string; from: string; to: string; parent: string }>(
    `SELECT t.relname AS table, p.relname AS parent,
       (SELECT attname FROM pg_attribute WHERE attrelid = k.conrelid AND attnum = k.conkey[1]) AS from,
       (SELECT attname FROM pg_attribute WHERE attrelid = k.confrelid AND attnum = k.confkey[1]) AS to
     FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
     WHERE k.contype = 'f' AND k.connamespace = 'app'::regnamespace`,
  );
  expect(keys.length).toBeGreaterThan(30);
  expect(keys.filter(({ from, to }) => from !== "org_id" || to !== "org_id")).toEqual([]);
  const hanging = keys.filter(({ parent }) => parent === "organizations").map(({ table }) => table);
  const tables = await asOwner(tenantTables);
  const alone = tables.filter((table) => table !== "organizations" && !hanging.includes(table));
  expect(alone).toEqual([...HANGING_BY_ANOTHER, ...LOOKED_AT].sort());
  const held = keys.filter(({ parent }) => hanging.includes(parent)).map(({ table }) => table);
  expect(alone.filter((table) => !held.includes(table))).toEqual(LOOKED_AT);
  const looks = await rows<{ table: string }>(
    "SELECT DISTINCT event_object_table AS table FROM information_schema.triggers WHERE action_statement ~ 'guard_(accounts|organization)_of_rows'",
  );
  expect(looks.map(({ table }) => table).sort()).toEqual(LOOKED_AT);
});

test("every column that names a row of another table is held by a foreign key", async () => {
  const loose = await rows<{ name: string }>(
    `SELECT c.relname || '.' || a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = 'app'::regnamespace AND c.relkind = 'r' AND a.attname LIKE '%\\_id' AND a.attname <> 'org_id' AND a.atttypid = 'uuid'::regtype
       AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = c.oid AND a.attnum = ANY (k.conkey))
     ORDER BY 1`,
  );
  // Append-only history keeps ids of what may be erased; whose it is, a roster's rows and the members of a selection
  // are held by a look at each statement (guard_accounts_of_rows, guard_rows_of_import, guard_members_of_selection).
  expect(loose.map(({ name }) => name)).toEqual([
    "account_events.account_id",
    "account_events.actor_id",
    "account_events.message_id",
    "account_events.send_id",
    "audit_entries.account_id",
    "audit_entries.act_id",
    "audit_entries.actor_id",
    "audit_values.account_id",
    "import_rows.import_id",
    "selection_members.selection_id",
  ]);
});

test("only the named functions run with other rights than the caller's, and PUBLIC may call none of them", async () => {
  const definers = await rows<{
    name: string;
    owner: string;
    path: string[] | null;
    open: boolean;
  }>(
    `SELECT p.proname AS name, pg_get_userbyid(p.proowner) AS owner, p.proconfig AS path,
       has_function_privilege('public', p.oid, 'EXECUTE') AS open
     FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  expect(definers.map(({ name }) => name)).toEqual([...DEFINERS, OWNERS].sort());
  const tables = "SELECT DISTINCT tableowner AS owner FROM pg_tables WHERE schemaname = 'app'";
  const [mighty] = await rows<{ owner: string }>(tables);
  for (const { name, owner, path, open } of definers) {
    const held = name === OWNERS ? mighty?.owner : "rollcall_lookup";
    expect.soft([name, owner, open]).toEqual([name, held, false]);
    expect.soft(path, name).toHaveLength(1);
    expect.soft(path?.[0], name).toMatch(/^search_path=pg_catalog, (?:public, )?pg_temp$/);
  }
});

test("who owns those functions owns nothing else, signs in nowhere and may only read what they read", async () => {
  const [role] = await rows(
    `SELECT rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS mighty,
       EXISTS (SELECT FROM pg_class WHERE relowner = r.oid) AS owns,
       has_schema_privilege(r.oid, 'app', 'CREATE') OR has_schema_privilege(r.oid, 'public', 'CREATE') AS creates,
       ARRAY(SELECT DISTINCT table_name || ' ' || privilege_type FROM information_schema.column_privileges
             WHERE grantee = rolname ORDER BY 1)::text[] AS grants,
       ARRAY(SELECT column_name::text FROM information_schema.column_privileges
             WHERE grantee = rolname AND table_name = 'accounts' ORDER BY 1) AS seen
     FROM pg_roles r WHERE rolname = 'rollcall_lookup'`,
  );
  const grants = SEEN_BY_THEM.map((table) => `${table} SELECT`);
  const seen = ["id", "org_id", "search_text", "status", "suspension_date"];
  expect(role).toEqual({ mighty: false, owns: false, creates: false, grants, seen });
});

test("the tables are those of schema.prisma, column by column", async () => {
  const columns = await rows<{ table: string; column: string; type: string; nullable: boolean }>(
    `SELECT n.nspname || '.' || c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type,
       NOT a.attnotnull AS nullable
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('app', 'ops') AND c.relkind = 'r' AND c.relname NOT LIKE '\\_%' AND a.attnum > 0 AND NOT a.attisdropped
     ORDER BY a.attname`,
  );
  const catalog = new Map<string, object[]>();
  for (const { table, ...column } of columns)
    catalog.set(table, [...(catalog.get(table) ?? []), column]);
  expect([...catalog.keys()].sort()).toEqual([...prismaTables().keys()].sort());
  for (const [table, expected] of prismaTables())
    expect.soft(catalog.get(table), table).toEqual(expected);
});

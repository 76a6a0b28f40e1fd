import type pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { env } from "@/lib/env";
import { asLogin, asOwner, tenantTables } from "./support/connections";
import type { TestOrg } from "./support/org";
import { newAccountIn, newOrg } from "./support/org";

/** What the narrow functions tell that look beyond one organisation. */
const [ORGS, ONE] = ["SETOF uuid", "TABLE(org_id uuid, id uuid)"];
const TOLD = {
  ...{ dated_orgs: ORGS, due_campaigns: ORGS, due_orgs: ORGS, due_texts: ORGS, every_org: ORGS },
  telling_orgs: ORGS,
  ...{ lapsing_orgs: ORGS, reminding_orgs: ORGS, search_accounts: ORGS, find_browser: ORGS },
  ...{ find_address: ONE, find_code: ONE, find_mobile: ONE, find_short: ONE, find_slug: "uuid" },
  freshen_statistics: "SETOF text",
  queue_depth: "TABLE(lane integer, state text, waiting bigint, oldest timestamp with time zone)",
};

const login = (): string => decodeURIComponent(new URL(env.DATABASE_URL).username);

let org: TestOrg;
let other: TestOrg;
let tables: string[];

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  for (const each of [org, other]) await newAccountIn(each, "ACTIVE");
  tables = await asOwner(tenantTables);
});

/** How many rows of each table the connection sees; tables without any are left out. */
async function seen(client: pg.Client): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM app.${table}`,
    );
    if (rows[0]?.n) counts[table] = rows[0].n;
  }
  return counts;
}

async function refusal(client: pg.Client, statement: string, values?: unknown[]): Promise<string> {
  return client.query(statement, values).then(
    () => "nothing refused it",
    (fault: Error) => fault.message,
  );
}

test("web and worker sign in as a login without any might", () =>
  asOwner(async (client) => {
    const { rows } = await client.query(
      `SELECT rolcanlogin, ARRAY[rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication] AS might
       FROM pg_roles WHERE rolname = $1`,
      [login()],
    );
    expect(rows).toEqual([{ rolcanlogin: true, might: Array(5).fill(false) }]);
  }));

test("it is a member of rollcall_runtime alone, and neither owns anything", () =>
  asOwner(async (client) => {
    const { rows } = await client.query(
      `SELECT rolname AS name,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) + (SELECT count(*)::int FROM pg_proc WHERE proowner = r.oid)
         + (SELECT count(*)::int FROM pg_namespace WHERE nspowner = r.oid) + (SELECT count(*)::int FROM pg_database WHERE datdba = r.oid)
         + (SELECT count(*)::int FROM pg_type WHERE typowner = r.oid) AS owned
       FROM pg_roles r WHERE pg_has_role($1, r.oid, 'MEMBER') ORDER BY rolname = $1 DESC`,
      [login()],
    );
    expect(rows).toEqual([
      { name: login(), owned: 0 },
      { name: "rollcall_runtime", owned: 0 },
    ]);
  }));

test("without an organisation no row is seen, nor with an empty or an unknown one", () =>
  asLogin(async (client) => {
    expect(await seen(client)).toEqual({});
    for (const value of ["", "4c1f0f3e-0000-4000-8000-000000000000"]) {
      await client.query("SELECT set_config('app.org_id', $1, false)", [value]);
      expect(await seen(client)).toEqual({});
    }
    await client.query("SELECT set_config('app.org_id', 'everybody', false)");
    expect(await refusal(client, "SELECT FROM app.accounts")).toMatch(
      /invalid input syntax for type uuid/,
    );
  }));

test("no RESET and no SET leads to more", () =>
  asLogin(async (client) => {
    for (const statement of [
      "RESET ROLE",
      "RESET SESSION AUTHORIZATION",
      "SET ROLE NONE",
      "SET ROLE rollcall_runtime",
    ]) {
      await client.query(statement);
      expect.soft(await seen(client), statement).toEqual({});
    }
    await client.query("RESET ROLE");
    const { rows } = await client.query<{ name: string }>(
      "SELECT rolname AS name FROM pg_roles WHERE rolname NOT IN (session_user, 'rollcall_runtime')",
    );
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["rollcall_lookup", "pg_read_all_data"]),
    );
    for (const { name } of rows) {
      expect
        .soft(await refusal(client, `SET ROLE "${name}"`))
        .toMatch(/permission denied to set role/);
      const authorization = await refusal(client, `SET SESSION AUTHORIZATION "${name}"`);
      expect.soft(authorization).toMatch(/permission denied to set session authorization/);
    }
    await client.query("SET row_security = off");
    expect(await refusal(client, "SELECT FROM app.accounts")).toMatch(/row-level security/);
  }));

test("inside an organisation only its rows are seen, and none can be moved or laid into another", () =>
  asLogin(async (client) => {
    await client.query("SELECT set_config('app.org_id', $1, false)", [org.id]);
    for (const table of tables) {
      const { rows } = await client.query(
        `SELECT DISTINCT org_id FROM app.${table} WHERE org_id <> $1`,
        [org.id],
      );
      expect.soft(rows, table).toEqual([]);
    }
    expect((await seen(client)).accounts).toBe(1);
    const moved = await refusal(client, "UPDATE app.accounts SET org_id = $1", [other.id]);
    expect(moved).toMatch(/row-level security/);
    const laid = await refusal(
      client,
      "INSERT INTO app.teams (org_id, id, name, name_key, created_at) VALUES ($1, gen_random_uuid(), 'n', 'n', now())",
      [other.id],
    );
    expect(laid).toMatch(/row-level security/);
    const { rowCount } = await client.query(
      "UPDATE app.accounts SET biography = 'x' WHERE org_id = $1",
      [other.id],
    );
    expect(rowCount).toBe(0);
  }));

test("audit log and timeline can only be appended to; nothing can be truncated", () =>
  asOwner(async (client) => {
    const may = async (table: string) => {
      const { rows } = await client.query<{ privilege: string }>(
        `SELECT p AS privilege FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES']) p
         WHERE has_table_privilege($1, 'app.' || $2, p)
            OR (p IN ('UPDATE', 'REFERENCES') AND has_any_column_privilege($1, 'app.' || $2, p))`,
        [login(), table],
      );
      return rows.map(({ privilege }) => privilege);
    };
    for (const table of ["audit_entries", "audit_values", "account_events"])
      expect.soft(await may(table), table).toEqual(["SELECT", "INSERT"]);
    for (const table of tables) {
      const held = await may(table);
      expect
        .soft(
          held.filter((one) => ["TRUNCATE", "TRIGGER", "REFERENCES"].includes(one)),
          table,
        )
        .toEqual([]);
    }
    for (const table of ["accounts", "messages", "sends", "invitations", "organizations"])
      expect.soft(await may(table), table).not.toContain("DELETE");
  }));

test("it can make nothing of its own where the tables lie", () =>
  asLogin(async (client) => {
    for (const schema of ["app", "ops", "pgboss", "public"])
      expect
        .soft(await refusal(client, `CREATE TABLE ${schema}.own (id int)`), schema)
        .toMatch(/permission denied for schema/);
  }));

test("the search knows the transaction's organisation alone, and the other look-ups tell ids, or how much waits, and nothing else", () =>
  asLogin(async (client) => {
    const search = async () => {
      const { rows } = await client.query<{ id: string }>(
        "SELECT app.search_accounts('halden.example') AS id",
      );
      return rows.length;
    };
    expect(await search()).toBe(0);
    for (const each of [org, other]) {
      await client.query("SELECT set_config('app.org_id', $1, false)", [each.id]);
      expect(await search()).toBe(1);
    }
    const { rows } = await client.query<{ name: string; result: string }>(
      `SELECT proname AS name, pg_get_function_result(oid) AS result FROM pg_proc
       WHERE pronamespace = 'app'::regnamespace AND prosecdef ORDER BY 1`,
    );
    expect(Object.fromEntries(rows.map(({ name, result }) => [name, result]))).toEqual(TOLD);
  }));

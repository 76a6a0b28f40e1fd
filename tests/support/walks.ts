import type pg from "pg";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { sql } from "@/lib/sql";
import { asLogin, asOwner } from "./connections";
import type { TestOrg } from "./org";
import type { Statement } from "./plans";
import { repeatsOf, statementsOf, walksOf } from "./plans";

class Enough extends Error {}

/** What an act sends, as far as it comes; all of it is taken back. */
export const capturedIn = (
  org: TestOrg,
  run: (tx: OrgTx) => Promise<unknown>,
): Promise<Statement[]> =>
  statementsOf(() =>
    inOrg(
      org.system,
      async (tx) => {
        await run(tx);
        throw new Enough();
      },
      "chunk",
    ).catch((fault: Error) => {
      if (!(fault instanceof Enough)) throw fault;
    }),
  );

/** What is found in the plans of statements when the application sends them inside the organisation. */
const foundInside = (
  org: TestOrg,
  statements: Statement[],
  setting: string,
  look: typeof walksOf,
): Promise<string[]> =>
  asLogin(async (client) => {
    await client.query(setting);
    await client.query("SELECT set_config('app.org_id', $1, false)", [org.id]);
    const found: string[] = [];
    for (const statement of statements) {
      const text = statement.text.replaceAll(/\s+/g, " ").slice(0, 160);
      for (const one of await look(client, statement)) found.push(`${one}: ${text}`);
    }
    return found;
  });

/** What statements walk. */
export const walksInside = (org: TestOrg, statements: Statement[], setting: string) =>
  foundInside(org, statements, setting, walksOf);

/** What they look for twice, row by row. */
export const repeatsInside = (org: TestOrg, statements: Statement[]) =>
  foundInside(org, statements, "", repeatsOf);

type Blocks = { "Shared Hit Blocks": number; "Shared Read Blocks": number };

/** How many blocks of the database a query reads. */
export async function blocksRead(
  org: TestOrg,
  query: (tx: OrgTx) => Promise<Sql>,
): Promise<number> {
  const [told] = await org.run(async (tx) =>
    tx.db.$queryRaw<{ "QUERY PLAN": [{ Plan: Blocks }] }[]>(
      sql`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${await query(tx)}`,
    ),
  );
  const blocks = told?.["QUERY PLAN"][0].Plan;
  return blocks ? blocks["Shared Hit Blocks"] + blocks["Shared Read Blocks"] : Number.NaN;
}

/** Of what reads all that it counts or compares: whether there is an index to go by. */
export const scansInside = async (org: TestOrg, statements: Statement[]): Promise<string[]> =>
  (await walksInside(org, statements, "SET enable_seqscan = off")).filter((one) =>
    one.startsWith("sequential"),
  );

/** Acts that look through everybody, or through every file, by what they are. */
export const THOROUGH = new Set([
  ...["plans/countMissing", "plans/findMissing", "selections/freezeMissing"],
  ...["erasures/eraseAccounts", "erasures/forgetFiles", "erasures/forgetOwners"],
  ...["reminders/foreseeReminders", "reminders/listCourses"],
  // it counts all who await an invitation, each by what would become of them, and the file says it of each
  ...["rehearsals/readRehearsal", "rehearsals/exportRehearsal", "rehearsals/readOutlook"],
  // of those a domain is read out of the address, by which row security lets no index be searched
  "rehearsals/listRehearsed",
]);

type Body = { name: string; source: string; parameters: string[]; types: string[] };

async function bodyOf(client: pg.Client, name: string): Promise<Body> {
  const { rows } = await client.query<Body>(
    `SELECT proname AS name, prosrc AS source, proargnames[1:pronargs]::text[] AS parameters,
       ARRAY(SELECT format_type(t, NULL) FROM unnest(proargtypes) t) AS types FROM pg_proc WHERE proname = $1`,
    [name],
  );
  const [body] = rows;
  if (!body) throw new Error(`there is no function ${name}`);
  return body;
}

async function bodyWalks(
  client: pg.Client,
  { name, source, parameters, types }: Body,
  values: readonly string[],
): Promise<string[]> {
  const text = parameters.reduce(
    (body, parameter, index) =>
      body.replaceAll(new RegExp(`\\b${parameter}\\b`, "g"), `$${index + 1}`),
    source,
  );
  await client.query(`PREPARE ${name} (${types.join(", ")}) AS ${text}`);
  const found: string[] = [];
  for (const mode of ["force_custom_plan", "force_generic_plan"]) {
    await client.query(`SET plan_cache_mode = ${mode}`);
    const call = { text: `EXECUTE ${name} (${values.join(", ")})`, values: [] };
    found.push(...(await walksOf(client, call)));
  }
  await client.query(`DEALLOCATE ${name}`);
  return found;
}

/**
 * What a function walks that runs as rollcall_lookup: its inside cannot be seen from outside, so its body is explained as
 * that role. A walk counts rows with the body's own LIMIT in place; a search may find many, but along an index.
 */
export const walksInFunction = (
  org: TestOrg,
  name: string,
  calls: readonly (readonly string[])[],
): Promise<{ call: string; walks: string[] }[]> =>
  asOwner(async (client) => {
    const body = await bodyOf(client, name);
    await client.query("SET ROLE rollcall_lookup");
    await client.query("SELECT set_config('app.org_id', $1, false)", [org.id]);
    const found: { call: string; walks: string[] }[] = [];
    for (const values of calls)
      found.push({ call: values.join(), walks: await bodyWalks(client, body, values) });
    return found;
  });

/** Functions of the database that look over organisations, and calls whose plans are looked at. */
export const FUNCTIONS: [name: string, calls: string[][]][] = [
  [
    "search_accounts",
    [["'kohler 5'"], ["'p4711@halden.example'"], ["'k'"], ["'ko'"], ["'nobody at all'"]],
  ],
  ["find_slug", [["'bystander-7'"]]],
  ["find_browser", [["'digest of nobody'"]]],
  ["find_code", [["ARRAY['digest of nobody', 'nor of anybody']"]]],
  ["find_short", [["ARRAY['digest of nobody', 'nor of anybody']"]]],
  ["find_mobile", [["ARRAY['digest of nobody', 'nor of anybody']"]]],
  [
    "due_texts",
    [
      ["3", "now()", "5"],
      ["1", "now()", "50"],
    ],
  ],
  ["find_address", [["app.address_digest('p4711@halden.example')"]]],
  ["due_campaigns", [["now()", "50"]]],
  ["dated_orgs", [["now()"]]],
  ["reminding_orgs", [["NULL", "500"]]],
  ["lapsing_orgs", [["NULL", "500"]]],
  [
    "telling_orgs",
    [
      ["now()", "false"],
      ["now()", "true"],
    ],
  ],
  [
    "due_orgs",
    [
      ["3", "now()", "5"],
      ["1", "now()", "50"],
    ],
  ],
];

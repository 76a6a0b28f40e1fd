import type pg from "pg";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { listOwners } from "@/accounts/queries";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { leaseMessages, markHandedOver } from "@/messages/store";
import { listPeople } from "@/people/list-people";
import { countPeople } from "@/people/queries";
import type { PeopleCursor, PeopleFilter } from "@/people/rules";
import { CASES } from "./support/all-cases";
import { asLogin, asOwner } from "./support/connections";
import { makeCrowds } from "./support/crowd";
import type { TestOrg } from "./support/org";
import { newAccountIn, newOrg } from "./support/org";
import type { Statement } from "./support/plans";
import { statementsOf, walksOf } from "./support/plans";
import { populate } from "./support/populate";
import type { Ids } from "./support/tenancy-case";

let org: TestOrg;
let ids: Ids;

beforeAll(async () => {
  org = await newOrg();
  const small = await newOrg();
  await makeCrowds(
    { org: org.id, count: 100_000, owner: await newAccountIn(org, "ACTIVE") },
    { org: small.id, count: 1_000, owner: await newAccountIn(small, "ACTIVE") },
  );
  ids = await populate(org);
  await populate(small);
}, 120_000);

afterEach(() => vi.restoreAllMocks());

class Enough extends Error {}

/** What an act sends, as far as it comes; all of it is taken back. */
const captured = (run: (tx: OrgTx) => Promise<unknown>): Promise<Statement[]> =>
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

/** What statements walk when the application sends them inside the organisation. */
const walks = (statements: Statement[], setting = ""): Promise<string[]> =>
  asLogin(async (client) => {
    await client.query(setting);
    await client.query("SELECT set_config('app.org_id', $1, false)", [org.id]);
    const found: string[] = [];
    for (const statement of statements) {
      const text = statement.text.replaceAll(/\s+/g, " ").slice(0, 160);
      for (const walk of await walksOf(client, statement)) found.push(`${walk}: ${text}`);
    }
    return found;
  });

const END: PeopleCursor = { nameKey: "weber 5", id: "00000000-0000-4000-8000-000000000000" };
const BACK: PeopleCursor = { ...END, back: true };
const FILTERS: [string, PeopleFilter][] = [
  ["everybody", {}],
  ["CREATED", { states: ["CREATED"] }],
  ["INVITED", { states: ["INVITED"] }],
  ["EXPIRED", { states: ["EXPIRED"] }],
  ["ACTIVE", { states: ["ACTIVE"] }],
  ["SUSPENDED", { states: ["SUSPENDED"] }],
  ["CLOSED", { states: ["CLOSED"] }],
  ["several states", { states: ["CREATED", "EXPIRED", "SUSPENDED"] }],
  ["users", { kind: "USER" }],
  ["contacts", { kind: "CONTACT" }],
  ["contacts of a state", { kind: "CONTACT", states: ["ACTIVE"] }],
  ["who asked", { asked: true }],
  ["whom a message did not reach", { failed: true }],
  ["a name", { q: "Köhler 5" }],
  ["a key", { q: "p4711@halden.example" }],
  ["one letter", { q: "k" }],
  ["a name in a state", { q: "Moreau", states: ["INVITED", "ACTIVE"] }],
];

describe("the People list", () => {
  test.each(FILTERS)("of %s walks no table", async (_, filter) => {
    const statements = await captured(async (tx) => {
      for (const cursor of [undefined, END, BACK]) await listPeople(tx, filter, cursor);
    });
    expect(statements).toHaveLength(3);
    expect(await walks(statements)).toEqual([]);
  });

  // A count reads what it counts, and most of a table is read fastest from end to end: here an index must be there to go by.
  test.each(FILTERS)("counts %s along an index", async (_, filter) => {
    const statements = await captured((tx) => countPeople(tx, filter));
    const found = await walks(statements, "SET enable_seqscan = off");
    expect(found.filter((walk) => walk.startsWith("sequential"))).toEqual([]);
  });
});

test.each<[string, (tx: OrgTx) => Promise<unknown>]>([
  ["owners by a letter", (tx) => listOwners(tx, "k")],
  ["owners by nothing", (tx) => listOwners(tx, "")],
  ["a batch for the pump", (tx) => leaseMessages(tx, 3, 100, ids.lease, tx.now)],
  ["a batch handed over", (tx) => markHandedOver(tx, [ids.send, ids.reset])],
])("%s", async (_, run) => {
  const statements = await captured(run);
  expect(statements.length).toBeGreaterThan(0);
  expect(await walks(statements)).toEqual([]);
});

const acts = Object.entries(CASES).flatMap(([name, entry]) =>
  "run" in entry ? [[name, entry.run] as const] : [],
);

test.each(acts)("%s walks no table", async (_, run) => {
  const statements = await captured((tx) => run(tx, ids)).catch(() => []);
  expect(await walks(statements)).toEqual([]);
});

type Body = { name: string; source: string; parameters: string[]; types: string[] };

/** What runs as rollcall_lookup inside a function cannot be seen from outside: its body is explained as that role. */
async function bodyWalks(
  client: pg.Client,
  { name, source, parameters, types }: Body,
  values: string[],
) {
  const text = parameters.reduce(
    (body, parameter, index) =>
      body.replaceAll(new RegExp(`\\b${parameter}\\b`, "g"), `$${index + 1}`),
    source,
  );
  await client.query(`PREPARE ${name} (${types.join(", ")}) AS ${text}`);
  const found: string[] = [];
  for (const mode of ["force_custom_plan", "force_generic_plan"]) {
    await client.query(`SET plan_cache_mode = ${mode}`);
    found.push(
      ...(await walksOf(client, { text: `EXECUTE ${name} (${values.join(", ")})`, values: [] })),
    );
  }
  return found;
}

test.each<[string, string[][]]>([
  [
    "search_accounts",
    [["'kohler 5'"], ["'p4711@halden.example'"], ["'k'"], ["'ko'"], ["'nobody at all'"]],
  ],
  ["find_slug", [["'bystander-7'"]]],
  ["find_browser", [["'digest of nobody'"]]],
  [
    "due_orgs",
    [
      ["3", "now()", "5"],
      ["1", "now()", "50"],
    ],
  ],
])("%s walks no table", async (name, calls) => {
  await asOwner(async (client) => {
    const { rows } = await client.query<Body>(
      `SELECT proname AS name, prosrc AS source, proargnames::text[] AS parameters,
         ARRAY(SELECT format_type(t, NULL) FROM unnest(proargtypes) t) AS types FROM pg_proc WHERE proname = $1`,
      [name],
    );
    const [body] = rows;
    if (!body) throw new Error(`there is no function ${name}`);
    // A walk counts rows with the body's own LIMIT in place; a search may find many, but along an index.
    await client.query("SET ROLE rollcall_lookup");
    await client.query("SELECT set_config('app.org_id', $1, false)", [org.id]);
    for (const values of calls) {
      expect.soft(await bodyWalks(client, body, values), values.join()).toEqual([]);
      await client.query(`DEALLOCATE ${name}`);
    }
  });
});

test("the measure itself: what no index serves is seen to walk", async () => {
  const [statement] = await captured(
    (tx) =>
      tx.db
        .$queryRaw`SELECT id FROM app.accounts WHERE org_id = ${org.id}::uuid AND lower(city) = 'lyon'`,
  );
  if (!statement) throw new Error("nothing was captured");
  expect(await walks([statement])).toMatchObject([
    expect.stringMatching(/of accounts: SELECT id FROM app.accounts/),
  ]);
});

import type pg from "pg";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { listOwners } from "@/accounts/queries";
import { countEntries, listEntries } from "@/audit/queries";
import type { ColleagueFilter } from "@/colleagues/queries";
import { listColleagues } from "@/colleagues/queries";
import type { OrgTx } from "@/lib/org";
import { leaseMessages, markHandedOver } from "@/messages/store";
import { exportRows } from "@/people/export-rows";
import { listPeople } from "@/people/list-people";
import { countPeople } from "@/people/queries";
import { CASES } from "./support/all-cases";
import { AUDIT_FILTERS, SOMEBODY } from "./support/audit-filters";
import { asOwner } from "./support/connections";
import { makeCrowds } from "./support/crowd";
import type { TestOrg } from "./support/org";
import { newAccountIn, newOrg } from "./support/org";
import { BACK, END, FILTERS, PLACES } from "./support/people-filters";
import type { Statement } from "./support/plans";
import { walksOf } from "./support/plans";
import { populate } from "./support/populate";
import type { Ids } from "./support/tenancy-case";
import { capturedIn, walksInside } from "./support/walks";

let org: TestOrg;
let ids: Ids;
/** Of every twentieth. */
let owner: string;

beforeAll(async () => {
  org = await newOrg();
  const small = await newOrg();
  owner = await newAccountIn(org, "ACTIVE");
  await makeCrowds(
    { org: org.id, count: 100_000, owner },
    { org: small.id, count: 1_000, owner: await newAccountIn(small, "ACTIVE") },
  );
  ids = await populate(org);
  await populate(small);
}, 240_000);

afterEach(() => vi.restoreAllMocks());

const captured = (run: (tx: OrgTx) => Promise<unknown>) => capturedIn(org, run);
const walks = (statements: Statement[], setting = "") => walksInside(org, statements, setting);

describe("the People list", () => {
  test.each(FILTERS)("of %s walks no table", async (_, filter) => {
    const statements = await captured(async (tx) => {
      for (const cursor of [undefined, END, BACK]) await listPeople(tx, filter, cursor);
    });
    expect(statements.length).toBeGreaterThanOrEqual(3);
    expect(await walks(statements)).toEqual([]);
  });

  test.each(PLACES)("of %s walks no table", async (_, filter) => {
    const statements = await captured(async (tx) => {
      for (const cursor of [undefined, END, BACK]) await listPeople(tx, filter(ids), cursor);
      await exportRows(tx, { filter: filter(ids) }, END, 500);
      await countPeople(tx, filter(ids));
    });
    expect(await walks(statements)).toEqual([]);
  });

  // A count reads what it counts, and most of a table is read fastest from end to end: here an index must be there to go by.
  test.each(FILTERS)("counts %s along an index", async (_, filter) => {
    const statements = await captured((tx) => countPeople(tx, filter));
    const found = await walks(statements, "SET enable_seqscan = off");
    expect(found.filter((walk) => walk.startsWith("sequential"))).toEqual([]);
  });
});

describe("the directory", () => {
  const AFTER = { nameKey: "weber 5", id: END.id };
  const FOUND: [string, ColleagueFilter][] = [
    ["everybody", {}],
    ["a name", { q: "Köhler 5" }],
    ["one letter", { q: "k" }],
    ["nobody", { q: "nobody at all" }],
  ];
  test.each(FOUND)("shows users %s without a walk", async (_, filter) => {
    const viewer = { id: owner, kind: "USER" } as const;
    const statements = await captured(async (tx) => {
      for (const after of [undefined, AFTER]) await listColleagues(tx, viewer, filter, after);
      await listColleagues(tx, viewer, { ...filter, team: ids.team });
    });
    expect(await walks(statements)).toEqual([]);
  });
  test.each(FOUND)("shows contacts %s without a walk", async (_, filter) => {
    const statements = await captured((tx) =>
      listColleagues(tx, { id: ids.contact, kind: "CONTACT" }, filter, AFTER),
    );
    expect(await walks(statements)).toEqual([]);
  });
});

test.each(AUDIT_FILTERS)("the audit log by %j walks no table", async (given) => {
  const put = ([name, value]: [string, string]) => [name, value === SOMEBODY ? ids.active : value];
  const filter = Object.fromEntries(Object.entries(given).map(put));
  const pages = await captured(async (tx) => {
    for (const back of [false, true])
      await listEntries(tx, filter, { at: tx.now, id: 0n, back }, 50);
  });
  expect(await walks(pages)).toEqual([]);
  const counts = await captured((tx) => countEntries(tx, filter));
  expect(await walks(counts, "SET enable_seqscan = off")).toEqual([]);
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

// What an operator counts now and then reads what it counts: nobody waits for it on a page.
const acts = Object.entries(CASES).flatMap(([name, entry]) =>
  "run" in entry && !name.startsWith("operations/") ? [[name, entry.run] as const] : [],
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
  ["find_address", [["app.address_digest('p4711@halden.example')"]]],
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
      `SELECT proname AS name, prosrc AS source, proargnames[1:pronargs]::text[] AS parameters,
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

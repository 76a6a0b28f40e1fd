import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { listOwners } from "@/accounts/queries";
import { countEntries, listEntries } from "@/audit/queries";
import type { ColleagueFilter } from "@/colleagues/queries";
import { listColleagues } from "@/colleagues/queries";
import type { OrgTx } from "@/lib/org";
import { hurryMessages, leaseMessages, markHandedOver } from "@/messages/store";
import { estimatePeople } from "@/people/estimate-people";
import { exportRows } from "@/people/export-rows";
import { findPage } from "@/people/find-page";
import { listPeople } from "@/people/list-people";
import { countPeople } from "@/people/queries";
import { readUnsent } from "@/people/read-unsent";
import { listRows } from "@/plans/queries";
import { CASES } from "./support/all-cases";
import { AUDIT_FILTERS, SOMEBODY } from "./support/audit-filters";
import { makeCrowds } from "./support/crowd";
import type { TestOrg } from "./support/org";
import { newAccountIn, newOrg } from "./support/org";
import { BACK, END, FILTERS, PLACES } from "./support/people-filters";
import type { Statement } from "./support/plans";
import { populate } from "./support/populate";
import { lookForMissing, ROW_FILTERS } from "./support/row-filters";
import type { Ids } from "./support/tenancy-case";
import {
  blocksRead,
  capturedIn,
  FUNCTIONS,
  repeatsInside,
  scansInside,
  THOROUGH,
  walksInFunction,
  walksInside,
} from "./support/walks";

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
const sequential = (statements: Statement[]) => scansInside(org, statements);
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
  test.each([true, false])("goes on from the middle, not from an end: back %s", async (back) => {
    const middle = { nameKey: "h", id: END.id, back };
    const page = async (tx: OrgTx) => (await findPage(tx, {}, middle, 51)).page;
    expect(await blocksRead(org, page)).toBeLessThan(50);
  });
  // A count reads what it counts, and most of a table is read fastest from end to end: here an index must be there to go by.
  test.each(FILTERS)("counts %s along an index", async (_, filter) => {
    const statements = await captured((tx) => countPeople(tx, filter));
    expect(await sequential(statements)).toEqual([]);
  });
});

test("who awaits an invitation is counted along an index", async () =>
  expect(await sequential(await captured(readUnsent))).toEqual([]));

// The one walks along the names, the other begins with those who may match: both must find the same people.
test.each(FILTERS)(
  "the estimate of %s is the count, or says that it is less",
  async (_, filter) => {
    const { count, isMore, all } = await org.run(async (tx) => ({
      ...(await estimatePeople(tx, filter)),
      all: await countPeople(tx, filter),
    }));
    if (isMore) expect(count).toBeLessThanOrEqual(all);
    else expect(count).toBe(all);
  },
);

describe("the plan of a roster", () => {
  const planned = (tx: OrgTx) =>
    tx.db.import.findFirstOrThrow({ where: { orgId: tx.org, total: 100_000 } });
  test.each(ROW_FILTERS)("by %s is paged without a walk", async (_, filter) => {
    const statements = await captured(async (tx) => {
      const { id } = await planned(tx);
      for (const cursor of [{ line: 0 }, { line: 90_000 }, { line: 90_000, back: true }])
        await listRows(tx, id, filter, cursor);
    });
    expect(await walks(statements)).toEqual([]);
  });

  // These read what they look through: one plan, along an index.
  test("is searched, and compared with everybody, along an index", async () => {
    const statements = await captured(async (tx) => {
      const { id } = await planned(tx);
      await listRows(tx, id, { q: "nobody at all" });
      await lookForMissing(tx, id);
    });
    expect(await sequential(statements)).toEqual([]);
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
  const put = ([name, value]: [string, unknown]) => [name, value === SOMEBODY ? ids.active : value];
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
  ["who could take over", (tx) => listOwners(tx, "", 2, true)],
  ["a batch for the pump", (tx) => leaseMessages(tx, 3, 100, ids.lease, tx.now)],
  ["a batch of texts", (tx) => leaseMessages(tx, 3, 100, ids.lease, tx.now, "SMS")],
  ["what an outage put off", (tx) => hurryMessages(tx, new Date(tx.now.getTime() + 15_000))],
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

test.each(acts)("%s walks no table", async (name, run) => {
  const statements = await captured((tx) => run(tx, ids)).catch(() => []);
  expect(await (THOROUGH.has(name) ? sequential : walks)(statements)).toEqual([]);
  expect(await repeatsInside(org, statements)).toEqual([]);
});

test.each(FUNCTIONS)("%s walks no table", async (name, calls) => {
  for (const { call, walks: found } of await walksInFunction(org, name, calls))
    expect.soft(found, call).toEqual([]);
});

test("the measure itself: what no index serves, and lists that are gone through for each row, are seen", async () => {
  const statements = await captured(async ({ db }) => {
    await db.$queryRaw`SELECT id FROM app.accounts WHERE org_id = ${org.id}::uuid AND lower(city) = 'lyon'`;
    await db.$queryRaw`SELECT a.id FROM app.invitations i JOIN app.accounts a ON a.org_id = ${org.id}::uuid AND a.id = i.account_id
      AND a.id = ANY (${[ids.active]}::uuid[]) WHERE i.org_id = ${org.id}::uuid AND i.id = ${ids.invited}::uuid`;
  });
  const seen = [...(await walks(statements)), ...(await repeatsInside(org, statements))];
  expect(seen.join()).toMatch(/of accounts: SELECT id FROM.+a list for each row of accounts/);
});

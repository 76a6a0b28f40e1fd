import { randomUUID } from "node:crypto";
import pg from "pg";
import { createAccounts } from "@/accounts/create-accounts";
import { workerScope } from "@/gates/worker";
import { closeDb } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope } from "@/lib/org";
import { createOrganization } from "@/orgs/create-organization";
import { estimatePeople } from "@/people/estimate-people";
import { listPeople } from "@/people/list-people";
import type { PeopleCursor, PeopleFilter } from "@/people/rules";
import { STATES, WAITS } from "@/people/rules";
import { fillCrowds } from "../support/crowd";
import { aPerson } from "../support/org";
import { startWorld } from "../support/world";

const ROUNDS = 20;

const DEEP: PeopleCursor = {
  nameKey: "petrov 500",
  id: "00000000-0000-4000-8000-000000000000",
};

type Ask = { filter: PeopleFilter; cursor?: PeopleCursor };

/** The pages an admin opens: everybody, far inside, each filter. */
const pagesOf = ({ team, application, owner }: Ids): Record<string, Ask> => ({
  everybody: { filter: {} },
  "far inside": { filter: {}, cursor: DEEP },
  "back from far inside": { filter: {}, cursor: { ...DEEP, back: true } },
  ...Object.fromEntries(
    Object.values(STATES).map((state) => [state, { filter: { states: [state] } }]),
  ),
  users: { filter: { kind: "USER" } },
  "contacts far inside": { filter: { kind: "CONTACT" }, cursor: DEEP },
  "a team": { filter: { team } },
  "an application": { filter: { application } },
  "an owner": { filter: { owner } },
  "a language": { filter: { language: "de" } },
  "a source": { filter: { source: "SCIM" } },
  "whom nothing reaches": { filter: { undeliverable: true } },
  "who asked": { filter: { asked: true } },
  ...Object.fromEntries(
    Object.values(WAITS).map((wait) => [`waits ${wait}`, { filter: { waits: [wait] } }]),
  ),
});

/** What is typed into the search: a key, a name, both words the other way round, nobody, and what matches many. */
const SEARCHES: Record<string, Ask> = Object.fromEntries(
  ["p4711@halden.example", "x-4711", "köhler 5", "weber amara", "nobody at all", "k", "moreau"].map(
    (q) => [`search ${q}`, { filter: { q } }],
  ),
);

/** The time that one in twenty of these takes at least, in ms. */
function p95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

type Look = (tx: OrgTx, ask: Ask) => Promise<unknown>;
const list: Look = (tx, { filter, cursor }) => listPeople(tx, filter, cursor);
const count: Look = (tx, { filter }) => estimatePeople(tx, filter);

/** How long a look takes inside its transaction: what the database and its reading cost, without the web. */
const timed = (org: Scope, look: Look, ask: Ask): Promise<number> =>
  inOrg(
    org,
    async (tx) => {
      const begun = performance.now();
      await look(tx, ask);
      return performance.now() - begun;
    },
    "chunk",
  );

/** One figure for each organisation, which take turns so that all see the same machine. */
async function measured(orgs: readonly Bench[], look: Look, askOf: (one: Bench) => Ask) {
  const times: number[][] = orgs.map(() => []);
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [index, one] of orgs.entries()) {
      const time = await timed(one.scope, look, askOf(one));
      // the first round warms the caches up
      if (round > 0) times[index]?.push(time);
    }
  return times.map((each) => Number(p95(each).toFixed(1)));
}

type Bench = { scope: Scope; org: string; owner: string; count: number; asks: Record<string, Ask> };

async function founded(count: number): Promise<Bench> {
  const scope = workerScope(randomUUID());
  const names = { name: "Bench", slug: `bench-${count}`, language: "en", timeZone: "UTC" } as const;
  const make = async (tx: OrgTx) => {
    await createOrganization(tx, names);
    const { done } = await createAccounts(tx, { people: [aPerson()], source: "HAND" });
    return done[0]?.id ?? "";
  };
  return { scope, org: scope.org, owner: await inOrg(scope, make), count, asks: {} };
}

/** What the crowd's people may be in, have, or belong to: the first of each. */
type Ids = { team: string; application: string; owner: string };
const someIds = (scope: Scope): Promise<Omit<Ids, "owner">> =>
  inOrg(scope, async (tx) => {
    const where = { orgId: tx.org };
    const { teamId: team } = await tx.db.teamMember.findFirstOrThrow({ where });
    const { applicationId: application } = await tx.db.applicationGrant.findFirstOrThrow({ where });
    return { team, application };
  });

async function filled(ownerUrl: string, rows: number): Promise<Bench[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const orgs: Bench[] = [];
  for (const count of [rows / 100, rows / 10, rows]) orgs.push(await founded(Math.round(count)));
  await fillCrowds(owner, ...orgs.map((one) => ({ ...one, isLean: true })));
  await owner.end();
  for (const one of orgs)
    one.asks = { ...pagesOf({ ...(await someIds(one.scope)), owner: one.owner }), ...SEARCHES };
  return orgs;
}

/** The figures by which it is judged: of every size its slowest page, and of the largest its slowest search. */
function figures(pages: Record<string, number[]>) {
  const [searches, others] = [true, false].map((wanted) =>
    Object.entries(pages).flatMap(([name, each]) => (name in SEARCHES === wanted ? [each] : [])),
  );
  const slowest = (of: number[][] | undefined, size: number): number =>
    Math.max(...(of ?? []).map((each) => each[size] ?? Number.NaN));
  const ratios = (others ?? []).map(([small = 1, , large = 1]) => large / small);
  return {
    p95Ms10k: slowest(others, 0),
    p95Ms100k: slowest(others, 1),
    p95Ms1m: slowest(others, 2),
    /** Of the page that grows most from the smallest to the largest. */
    ratio: Number(Math.max(...ratios).toFixed(2)),
    searchP95Ms1m: slowest(searches, 2),
  };
}

/** Pages, searches and counts of the People list as the application's role, in organisations of three sizes; p95 of each, in ms. */
export async function peopleList({ rows = 1_000_000 }: { rows?: number }) {
  const world = await startWorld("bench", {}, false);
  try {
    const orgs = await filled(world.ownerUrl, rows);
    const pages: Record<string, number[]> = {};
    const counts: Record<string, number[]> = {};
    for (const name of Object.keys(orgs[0]?.asks ?? {})) {
      const askOf = (one: Bench) => one.asks[name] ?? { filter: {} };
      pages[name] = await measured(orgs, list, askOf);
      counts[name] = await measured(orgs, count, askOf);
    }
    return {
      benchmark: "people-list",
      rows,
      sizes: orgs.map((one) => one.count),
      ...figures(pages),
      pages,
      counts,
      target:
        "a page at 100,000 ≤ 20 ms; at 1,000,000 ≤ 1.5 × 10,000 or ≤ 5 ms; a broad search ≤ 100 ms",
    };
  } finally {
    await closeDb();
    await world.stop();
  }
}

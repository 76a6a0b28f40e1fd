import { randomUUID } from "node:crypto";
import pg from "pg";
import { createAccounts } from "@/accounts/create-accounts";
import { workerScope } from "@/gates/worker";
import { closeDb } from "@/lib/db";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope } from "@/lib/org";
import { createOrganization } from "@/orgs/create-organization";
import { listPeople } from "@/people/list-people";
import type { PeopleCursor, PeopleFilter } from "@/people/rules";
import { STATES, WAITS } from "@/people/rules";
import { fillCrowds } from "../support/crowd";
import { aPerson } from "../support/org";
import { startWorld } from "../support/world";
import { rounded } from "./median";

const ROUNDS = 20;

const DEEP: PeopleCursor = {
  nameKey: "petrov 500",
  id: "00000000-0000-4000-8000-000000000000",
};

/** The pages an admin opens: everybody, far inside, each filter. */
const pages = (team: string): [PeopleFilter, PeopleCursor?][] => [
  [{}],
  [{}, DEEP],
  [{}, { ...DEEP, back: true }],
  ...Object.values(STATES).map((state): [PeopleFilter] => [{ states: [state] }]),
  [{ kind: "USER" }],
  [{ kind: "CONTACT" }, DEEP],
  [{ team }],
  [{ language: "de" }],
  [{ source: "SCIM" }],
  [{ undeliverable: true }],
  [{ asked: true }],
  ...Object.values(WAITS).map((wait): [PeopleFilter] => [{ waits: [wait] }]),
];

/** What is typed into the search: a key, a name, both words the other way round, nobody, and a letter that matches many. */
const SEARCHES = [
  "p4711@halden.example",
  "köhler 5",
  "weber amara",
  "nobody at all",
  "k",
  "moreau",
];

/** The time that one in twenty of these takes at least, in ms. */
function p95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

/** How long a page takes inside its transaction: what the database and its reading cost, without the web. */
async function timed(org: Scope, filter: PeopleFilter, cursor?: PeopleCursor): Promise<number> {
  return inOrg(
    org,
    async (tx) => {
      const begun = performance.now();
      await listPeople(tx, filter, cursor);
      return performance.now() - begun;
    },
    "chunk",
  );
}

async function measured(
  org: Scope,
  asked: readonly [PeopleFilter, PeopleCursor?][],
): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [filter, cursor] of asked) {
      const time = await timed(org, filter, cursor);
      // the first round warms the caches up
      if (round > 0) times.push(time);
    }
  return p95(times);
}

async function found(slug: string): Promise<{ org: Scope; owner: string }> {
  const org = workerScope(randomUUID());
  const make = async (tx: OrgTx) => {
    await createOrganization(tx, { name: "Bench", slug, language: "en", timeZone: "UTC" });
    const { done } = await createAccounts(tx, { people: [aPerson()], source: "HAND" });
    return done[0]?.id ?? "";
  };
  return { org, owner: await inOrg(org, make) };
}

const someTeam = (org: Scope): Promise<string> =>
  inOrg(org, async (tx) => (await tx.db.team.findFirstOrThrow({ where: { orgId: tx.org } })).id);

/** Pages and searches of the People list as the application's role, in organisations of three sizes. */
export async function peopleList({ rows = 1_000_000 }: { rows?: number }) {
  const world = await startWorld("bench", {}, false);
  const owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  try {
    const sizes = [rows / 100, rows / 10, rows].map(Math.round);
    const orgs: { org: Scope; owner: string; count: number }[] = [];
    for (const count of sizes) orgs.push({ ...(await found(`bench-${count}`)), count });
    await fillCrowds(
      owner,
      ...orgs.map((one) => ({ ...one, org: one.org.org as string, isLean: true })),
    );
    const [small = 0, middle = 0, large = 0] = await inTurn(orgs.map(({ org }) => org));
    const biggest = orgs.at(-1)?.org;
    const searches = SEARCHES.map((q): [PeopleFilter] => [{ q }]);
    return {
      benchmark: "people-list",
      rows,
      p95Ms10k: rounded(small),
      p95Ms100k: rounded(middle),
      p95Ms1m: rounded(large),
      ratio: rounded(large / small),
      searchP95Ms1m: biggest ? rounded(await measured(biggest, searches)) : Number.NaN,
      target: "p95 at 100,000 ≤ 20 ms; at 1,000,000 ≤ 1.5 × 10,000 or ≤ 5 ms; search ≤ 100 ms",
    };
  } finally {
    await owner.end();
    await closeDb();
    await world.stop();
  }
}

/** The same pages of each size, one size after the other. */
async function inTurn(orgs: readonly Scope[]): Promise<number[]> {
  const figures: number[] = [];
  for (const org of orgs) figures.push(await measured(org, pages(await someTeam(org))));
  return figures;
}

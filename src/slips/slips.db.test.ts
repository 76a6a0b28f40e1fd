import { expect, test } from "vitest";
import { fixRows } from "@/corrections/fix-rows";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { listRows } from "@/plans/queries";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { planOf, readPlanned } from "../../tests/support/planning";
import { nearDomainKey } from "./rules";

const RIGHT = "nordwerk.example";
const WRONG = "nordwrek.example";
const KEY = nearDomainKey(WRONG);

/** Lines of people at this domain, each by their own number. */
const at = (domain: string, count: number, from = 0) =>
  Array.from({ length: count }, (_, nth) => `Wolf,p${from + nth}@${domain}`);

async function newPlanner() {
  const org = await newOrg();
  const admin = await newAdmin(org);
  const act = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(admin.scope, work);
  const plan = (lines: readonly string[], header = "LASTNAME,EMAIL") =>
    planOf(org, [header, ...lines].join("\n"), { madeBy: admin.id });
  return { org, act, plan };
}

/** People of the organisation at this domain, who are in. */
async function settle(org: TestOrg, domain: string) {
  for (let nth = 0; nth < 12; nth += 1)
    await newAccountIn(org, "ACTIVE", { email: `here.${nth}@${domain}`, lastName: `Here ${nth}` });
}

test("a rare domain near one that far more rows have is told, and one fix sets all of them", async () => {
  const { org, act, plan } = await newPlanner();
  const { id, counts, verdicts } = await plan([...at(RIGHT, 40), ...at(WRONG, 3, 40)]);
  expect(new Set(verdicts)).toEqual(new Set(["CREATE"]));
  expect(counts.domains).toEqual([{ key: KEY, name: WRONG, rows: 3, near: RIGHT }]);
  const { rows } = await org.run((tx) => listRows(tx, id, { group: KEY }));
  expect(rows.map(({ line }) => line)).toEqual([42, 43, 44]);
  const done = await act((tx) => fixRows(tx, { id, key: KEY, right: RIGHT }));
  expect([done.fixed, done.counts?.domains]).toEqual([3, []]);
  const mended = await readPlanned(org, id);
  expect(mended.rows.slice(40).map(({ change }) => change?.create?.email)).toEqual([
    `p40@${RIGHT}`,
    `p41@${RIGHT}`,
    `p42@${RIGHT}`,
  ]);
});

test("a domain that is kept as it is written is told no more", async () => {
  const { act, plan } = await newPlanner();
  const { id } = await plan([...at(RIGHT, 40), ...at(WRONG, 3, 40)]);
  const { counts } = await act((tx) => fixRows(tx, { id, key: KEY, keep: "yes" }));
  expect([counts?.domains, counts?.verdicts]).toEqual([[], { CREATE: 43 }]);
});

test("what the people of this organisation have tells slips as well, and nobody else's people do", async () => {
  const [one, two] = [await newPlanner(), await newPlanner()];
  await settle(one.org, RIGHT);
  const near = async ({ plan }: typeof one) => (await plan(at(WRONG, 1))).counts.domains;
  expect(await near(one)).toEqual([{ key: KEY, name: WRONG, rows: 1, near: RIGHT }]);
  expect(await near(two)).toEqual([]);
});

test("who is here with such an address already is brought by no row", async () => {
  const { org, plan } = await newPlanner();
  await newAccountIn(org, "CREATED", { email: `p0@${WRONG}`, lastName: "Wolf" });
  const { counts } = await plan([...at(RIGHT, 40, 1), ...at(WRONG, 1)]);
  expect(counts.domains).toEqual([]);
});

test("an address that lacks its sign is told what it would be, and one fix mends all such", async () => {
  const { org, act, plan } = await newPlanner();
  const wrong = ["Wolf,ida.wolf31nordwerk.example", "Wolf,ben.nordwerk.example", "Wolf,nobody"];
  const { id, counts, rows } = await plan([...at(RIGHT, 8), ...wrong]);
  expect(rows.slice(8).map(({ faults }) => faults[0]?.right)).toEqual([
    `ida.wolf31@${RIGHT}`,
    `ben@${RIGHT}`,
    undefined,
  ]);
  const key = `EMAIL|email-wrong|${RIGHT}`;
  expect(counts.groups.map((group) => [group.key, group.rows])).toEqual([
    [key, 2],
    ["EMAIL|email-wrong|", 1],
  ]);
  const done = await act((tx) => fixRows(tx, { id, key }));
  expect([done.fixed, done.counts?.verdicts]).toEqual([2, { CREATE: 10, ERROR: 1 }]);
  expect((await readPlanned(org, id)).codes.flat()).toEqual(["email-wrong"]);
});

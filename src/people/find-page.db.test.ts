import { beforeAll, expect, test } from "vitest";
import { createAccounts } from "@/accounts/create-accounts";
import { newAccount, plainText } from "@/accounts/input";
import { inviteAccounts } from "@/invitations/invite-accounts";
import type { TestOrg } from "../../tests/support/org";
import { newOrg } from "../../tests/support/org";
import { exportRows } from "./export-rows";
import { listPeople } from "./list-people";
import { countPeople } from "./queries";
import type { PeopleCursor, PeopleFilter } from "./rules";

const LAST = ["Moreau", "Ämare", "Amara", "Weber", "von Weber", "Zed", "😀 Weber", "Weberamara"];
const FIRST = ["Amara", "Ben", "Moreau", "Zoé", "Web"];

/** Enough of them that a page of two is not found by walking where few match: then everybody is looked up. */
const PEOPLE = Array.from({ length: 600 }, (_, n) => {
  const last = `${LAST[n % LAST.length]}${n % 3 === 0 ? ` ${n % 41}` : ""}`;
  const names = { lastName: last, firstName: FIRST[(n * 7) % FIRST.length] };
  return newAccount.parse({ ...names, email: `p${n}@${n % 97 === 5 ? "rare" : "halden"}.example` });
});

let org: TestOrg;
let other: TestOrg;
type Person = { id: string; nameKey: string; searchText: string; status: string };
let everybody: Person[] = [];

async function fill(into: TestOrg): Promise<void> {
  const { done } = await into.run((tx) => createAccounts(tx, { people: PEOPLE, source: "HAND" }));
  const ids = done.flatMap(({ id }, n) => (n % 4 === 0 ? [id] : []));
  await into.run((tx) => inviteAccounts(tx, { ids, lane: 2 }));
}

beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg()];
  await fill(other);
  await fill(org);
  const select = { id: true, nameKey: true, searchText: true, status: true };
  everybody = await org.run((tx) => tx.db.account.findMany({ where: { orgId: tx.org }, select }));
});

/** The order that is promised, without an index: all that was typed, one of its words, neither; each by name and id. */
function expected(q: string, status?: string): string[] {
  const needle = plainText(q);
  const words = needle.split(" ");
  const rank = ({ nameKey }: Person) =>
    nameKey.startsWith(needle) ? 0 : words.some((word) => nameKey.startsWith(word)) ? 1 : 2;
  const has = ({ searchText }: Person) =>
    words.every((word) => searchText.includes(word.length < 3 ? ` ${word}` : word));
  const bytes = (one: string, two: string) => Buffer.compare(Buffer.from(one), Buffer.from(two));
  return everybody
    .filter((one) => has(one) && (!status || one.status === status))
    .sort((a, b) => rank(a) - rank(b) || bytes(a.nameKey, b.nameKey) || bytes(a.id, b.id))
    .map(({ id }) => id);
}

/** All of it, page by page: from the first on, and from behind the last back. */
async function paged(filter: PeopleFilter, most: number, back: boolean): Promise<string[]> {
  const found: string[] = [];
  const last = { nameKey: "\u{10ffff}", id: "ffffffff-ffff-4fff-bfff-ffffffffffff" };
  let cursor: PeopleCursor | undefined = back ? { ...last, back } : undefined;
  for (let more = true; more; ) {
    const at = cursor;
    const page = await org.run((tx) => listPeople(tx, filter, at, most));
    const ids = page.rows.map(({ id }) => id);
    back ? found.unshift(...ids) : found.push(...ids);
    const edge = back ? page.rows[0] : page.rows.at(-1);
    if (edge) cursor = { nameKey: edge.nameKey, id: edge.id, back };
    more = page.more;
  }
  return found;
}

test.each([
  ["moreau", {}, 40],
  ["Amara", {}, 40],
  ["weber amara", {}, 25],
  ["amara weber", {}, 25],
  ["web weber", {}, 40],
  ["w", {}, 60],
  ["weber 5", {}, 3],
  ["rare", {}, 1],
  ["rare example", { states: ["CREATED"] }, 1],
  ["zoe", { states: ["INVITED"] }, 9],
  ["weber", { states: ["CREATED", "INVITED"], kind: "USER" }, 25],
  ["weber", { waits: ["QUEUED"] }, 9],
  ["nobody at all", {}, 3],
] satisfies [string, PeopleFilter, number][])(
  "%s in %j is paged by %i in order, there and back",
  async (q, filter, most) => {
    const state = "waits" in filter ? "INVITED" : undefined;
    const only = "states" in filter && filter.states.length === 1 ? filter.states[0] : state;
    const ids = expected(q, only);
    expect(await paged({ q, ...filter }, most, false)).toEqual(ids);
    expect(await paged({ q, ...filter }, most, true)).toEqual(ids);
    expect(await org.run((tx) => countPeople(tx, { q, ...filter }))).toBe(ids.length);
  },
);

test("an export goes through a search in the order of its list", async () => {
  const rows: { id: string; nameKey: string }[] = [];
  for (let more = true; more; ) {
    const page = await org.run((tx) => exportRows(tx, { filter: { q: "amara" } }, rows.at(-1), 90));
    rows.push(...page);
    more = page.length > 0;
  }
  expect(rows.map(({ id }) => id)).toEqual(expected("amara"));
});

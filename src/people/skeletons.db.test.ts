import { beforeAll, describe, expect, test } from "vitest";
import { readPerson } from "@/accounts/queries";
import { eraseAccounts } from "@/erasures/erase-accounts";
import { inOrg } from "@/lib/in-org";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { freezeSelection } from "@/selections/freeze-selection";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { estimatePeople } from "./estimate-people";
import { exportPeople } from "./export-people";
import type { Exported } from "./export-rows";
import { listPeople } from "./list-people";
import { countPeople } from "./queries";
import type { PeopleFilter } from "./rules";
import { queryOf } from "./rules";

/** Beyond U+FFFF: the last name of the list, and a name nevertheless. */
const RARE = "𠮷野";

let org: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;
const ids = { gone: "", unmade: "", kept: "", rare: "" };

beforeAll(async () => {
  org = await newOrg();
  admin = await newAdmin(org);
  const other = await newOrg();
  await newAccountIn(other, "CLOSED", { lastName: "Stranger" });
  ids.kept = await newAccountIn(org, "CREATED", { lastName: "Kept" });
  ids.rare = await newAccountIn(org, "CREATED", { firstName: undefined, lastName: RARE });
  ids.gone = await newAccountIn(org, "ACTIVE", { lastName: "Gone" });
  ids.unmade = await newAccountIn(org, "CREATED", { lastName: "Unmade", language: "ja" });
  await org.run(async (tx) => {
    await closeAccounts(tx, { ids: [ids.gone, ids.kept] });
    await eraseAccounts(tx, { ids: [ids.gone, ids.unmade] });
  });
});

const everybody = async (filter: PeopleFilter) => {
  const { rows } = await org.run((tx) => listPeople(tx, filter, undefined));
  return rows.map(({ id }) => id);
};

describe.each<[string, PeopleFilter, () => string[]]>([
  ["everybody", {}, () => [ids.kept, admin.id, ids.rare]],
  ["who is closed", { states: ["CLOSED"] }, () => [ids.kept]],
  ["users", { kind: "USER" }, () => [ids.kept, admin.id, ids.rare]],
  ["closed or new", { states: ["CREATED", "CLOSED"] }, () => [ids.kept, ids.rare]],
  ["added by hand", { source: "HAND" }, () => [ids.kept, admin.id, ids.rare]],
  ["without a mobile", { lacks: "PHONE" }, () => [ids.kept, admin.id, ids.rare]],
  ["those whose name is looked for", { q: "kept" }, () => [ids.kept]],
])("among %s", (_, filter, people) => {
  test("nobody stands who was erased, in list, counts and selection", async () => {
    const wanted = people();
    expect((await everybody(filter)).sort()).toEqual([...wanted].sort());
    await org.run(async (tx) => {
      expect(await countPeople(tx, filter)).toBe(wanted.length);
      expect(await estimatePeople(tx, filter)).toEqual({ count: wanted.length, isMore: false });
    });
    const frozen = await inOrg(admin.scope, (tx) =>
      freezeSelection(tx, { query: queryOf(filter) }),
    );
    expect(frozen.count).toBe(wanted.length);
  });
});

test("the list ends with the rarest name, forwards and backwards", async () => {
  expect((await everybody({})).at(-1)).toBe(ids.rare);
  const { rows } = await org.run((tx) =>
    listPeople(tx, {}, { nameKey: "\u{10ffff}", id: ids.gone, back: true }),
  );
  expect(rows.map(({ id }) => id).at(-1)).toBe(ids.rare);
  expect(rows).toHaveLength(3);
});

async function exported(who: Exported) {
  const { bytes } = await inOrg(
    admin.scope,
    (tx) => exportPeople(tx, { who, format: "csv" }),
    "chunk",
  );
  return Buffer.from(bytes).toString().trimEnd().split("\r\n");
}

test("no export has an empty line of somebody erased", async () => {
  expect(await exported({ filter: {} })).toHaveLength(4);
});

test("nobody erased is ticked, and who is erased after it is in no export", async () => {
  const late = await newAccountIn(org, "CREATED", { lastName: "Late" });
  const ticked = [ids.kept, ids.gone, late];
  const { id, count } = await inOrg(admin.scope, (tx) => freezeSelection(tx, { ids: ticked }));
  expect(count).toBe(2);
  await org.run((tx) => eraseAccounts(tx, { ids: [late] }));
  expect(await exported({ selectionId: id })).toHaveLength(2);
});

test("what is left of them still has a page", async () => {
  const left = await org.run((tx) => readPerson(tx, ids.unmade));
  expect(left).toMatchObject({ status: "CLOSED", lastName: null });
  expect(left?.erasedAt).toBeInstanceOf(Date);
});

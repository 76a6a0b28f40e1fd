import { beforeAll, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { changeView } from "./change-view";
import { listViews } from "./list-views";
import { removeView } from "./remove-view";
import { saveView } from "./save-view";

type Admin = Awaited<ReturnType<typeof newAdmin>>;

let org: TestOrg;
let owner: Admin;
let clerk: Admin;

const as = <T>({ scope }: Admin, work: (tx: OrgTx) => Promise<T>) => inOrg(scope, work);
const namesOf = async (who: Admin) => (await as(who, listViews)).map(({ name }) => name);

beforeAll(async () => {
  org = await newOrg();
  owner = await newAdmin(org);
  clerk = await newAdmin(org, ["AUDITOR"]);
});

test("a view is its owner's until it is shared, and only they change it", async () => {
  const given = { name: "Late", query: "status=expired", shared: false };
  const { id } = await as(owner, (tx) => saveView(tx, given));
  expect([await namesOf(owner), await namesOf(clerk)]).toEqual([["Late"], []]);
  await as(owner, (tx) => changeView(tx, { id, name: "Too late", shared: true }));
  expect(await as(clerk, listViews)).toEqual([
    { id, name: "Too late", query: "status=expired", shared: true, isOwn: false },
  ]);
  const foreign = { code: "view-not-found" };
  await expect(
    as(clerk, (tx) => changeView(tx, { id, name: "Mine", shared: false })),
  ).rejects.toMatchObject(foreign);
  await expect(as(clerk, (tx) => removeView(tx, { id }))).rejects.toMatchObject(foreign);
  await as(owner, (tx) => removeView(tx, { id }));
  expect(await namesOf(clerk)).toEqual([]);
});

test("nobody has two views of one name, whatever the case; two people may", async () => {
  const save = (who: Admin, name: string) =>
    as(who, (tx) => saveView(tx, { name, query: "", shared: false }));
  await save(owner, "Berlin");
  const taken = { code: "view-name-taken" };
  await expect(save(owner, "BERLIN")).rejects.toMatchObject(taken);
  await save(clerk, "Berlin");
  const { id } = await save(owner, "Porto");
  const renamed = as(owner, (tx) => changeView(tx, { id, name: "berlin", shared: false }));
  await expect(renamed).rejects.toMatchObject(taken);
});

import { beforeAll, expect, test } from "vitest";
import { editAccount } from "@/accounts/edit-account";
import { createApplication } from "@/applications/create-application";
import { grantApplication } from "@/applications/grant-application";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { freezeSelection } from "@/selections/freeze-selection";
import { readDrift, readSelection } from "@/selections/queries";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { listPeople } from "./list-people";
import type { PeopleFilter } from "./rules";

let org: TestOrg;
let filters: PeopleFilter[];
const ids: Record<"ada" | "berta" | "outside", string> = { ada: "", berta: "", outside: "" };

async function filled(of: TestOrg, who: readonly string[]): Promise<PeopleFilter[]> {
  return of.run(async (tx) => {
    const { id: team } = await createTeam(tx, { name: "Night shift" });
    await addMembers(tx, { teamId: team, ids: [...who] });
    const { id: application } = await createApplication(tx, {
      name: "Planner",
      licences: null,
      rules: {},
    });
    await grantApplication(tx, { applicationId: application, ids: [...who] });
    return [{ team }, { application }];
  });
}

beforeAll(async () => {
  org = await newOrg();
  for (const firstName of ["Berta", "Ada", "Outside"] as const)
    ids[firstName.toLowerCase() as keyof typeof ids] = await newAccountIn(org, "CREATED", {
      firstName,
      lastName: "",
      email: `${firstName}@halden.example`,
    });
  filters = await filled(org, [ids.berta, ids.ada]);
  const other = await newOrg();
  await filled(other, [await newAccountIn(other, "CREATED", { firstName: "Stranger" })]);
});

const listed = (filter: PeopleFilter) =>
  org.run(async (tx) => {
    const [first] = (await listPeople(tx, filter, undefined, 1)).rows;
    const cursor = { nameKey: first?.nameKey ?? "", id: first?.id ?? "" };
    const { rows } = await listPeople(tx, filter, cursor);
    return [first, ...rows].map((row) => Object.entries(ids).find(([, id]) => id === row?.id)?.[0]);
  });

test("a team's and an application's people stand in the order of their names, page after page", async () => {
  for (const filter of filters) expect(await listed(filter)).toEqual(["ada", "berta"]);
});

test("who is called otherwise stands elsewhere", async () => {
  await org.run((tx) => editAccount(tx, { id: ids.ada, change: { firstName: "Zoe" } }));
  for (const filter of filters) expect(await listed(filter)).toEqual(["berta", "ada"]);
});

test("who joined a team since it was chosen is named, and not among the chosen", async () => {
  const admin = await newAdmin(org);
  const act = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(admin.scope, work, "chunk");
  const [{ team = "" } = {}] = filters;
  const { id, count } = await act((tx) => freezeSelection(tx, { query: `team=${team}` }));
  expect(count).toBe(2);
  await org.run((tx) => addMembers(tx, { teamId: team, ids: [ids.outside] }));
  const selection = await act((tx) => readSelection(tx, id));
  if (!selection) throw new Error("not found");
  const { newcomers, gone } = await act((tx) => readDrift(tx, selection));
  expect(newcomers.people.map((person) => person.id)).toEqual([ids.outside]);
  expect(gone.count).toBe(0);
});

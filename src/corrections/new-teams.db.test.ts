import { expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { listRows } from "@/plans/queries";
import { createTeam } from "@/teams/create-team";
import { newAdmin, newOrg } from "../../tests/support/org";
import { planOf, readPlanned } from "../../tests/support/planning";
import { fixRows } from "./fix-rows";

const [org, other] = [await newOrg(), await newOrg()];
const admin = await newAdmin(org);
const act = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(admin.scope, work);
const plan = (header: string, lines: readonly string[]) =>
  planOf(org, [header, ...lines].join("\n"), { madeBy: admin.id });

test("of a team that nobody has made is said which rows name it and which one is near, and one fix sets them all", async () => {
  const warehouse = await org.run((tx) => createTeam(tx, { name: "Warehouse" }));
  await other.run((tx) => createTeam(tx, { name: "Nights" }));
  const { id, counts } = await plan("LASTNAME,EMAIL,TEAM", [
    "A,a@team.example,Warehose",
    "B,b@team.example,Sales; WAREHOSE",
    "C,c@team.example,Warehouse",
    "D,d@team.example,Night",
  ]);
  expect(counts).toMatchObject({ verdicts: { CREATE: 4 }, newTeams: 3 });
  const [typo, ...rest] = counts.teams;
  expect(typo).toMatchObject({ name: "Warehose", rows: 2, near: "Warehouse" });
  expect(rest).toEqual([
    { key: expect.any(String), name: "Sales", rows: 1 },
    { key: expect.any(String), name: "Night", rows: 1 },
  ]);
  const key = typo?.key ?? "";
  const naming = await org.run((tx) => listRows(tx, id, { group: key }));
  expect(naming.rows.map(({ line }) => line)).toEqual([2, 3]);
  const done = await act((tx) => fixRows(tx, { id, key, right: "Warehouse" }));
  expect([done.fixed, done.counts?.newTeams]).toEqual([2, 2]);
  const { rows } = await readPlanned(org, id);
  expect(rows.map(({ change }) => [change?.teams, change?.newTeams])).toEqual([
    [[warehouse.id], undefined],
    [[warehouse.id], ["Sales"]],
    [[warehouse.id], undefined],
    [undefined, ["Night"]],
  ]);
});

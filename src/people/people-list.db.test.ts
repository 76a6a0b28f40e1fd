import { beforeAll, expect, test } from "vitest";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import { haveLeft } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { estimatePeople } from "./estimate-people";
import { listPeople } from "./list-people";
import type { PeopleFilter } from "./rules";

let org: TestOrg;
let other: TestOrg;
const ids = { amara: "", namesake: "", login: "", late: "", invited: "", called: "" };

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  const address = { email: "amara@halden.example" };
  await newAccountIn(other, "CREATED", { email: "only.there@halden.example" });
  await newAccountIn(other, "CREATED", address);
  ids.amara = await newAccountIn(org, "CREATED", address);
  ids.namesake = await newAccountIn(org, "CREATED", { email: "ben.amara@halden.example" });
  ids.login = await newAccountIn(org, "CREATED", { login: "Amara@login.example" });
  ids.late = await newAccountIn(org, "CREATED", { email: "late@halden.example" });
  ids.invited = await newAccountIn(org, "CREATED", { email: "invited@halden.example" });
  const phone = "+33612345678";
  await newAccountIn(other, "CREATED", { phone });
  ids.called = await newAccountIn(org, "CREATED", { email: "rings@halden.example", phone });
  const invite = (id: string, at: Date) =>
    org.run((tx) => inviteAccounts(tx, { ids: [id], lane: 2 }), at);
  await invite(ids.late, new Date("2026-01-01"));
  await haveLeft(org, ids.late);
  await invite(ids.invited, new Date());
});

/** By what name each of them is known here; the count agrees with the list. */
async function found(filter: PeopleFilter): Promise<string[]> {
  const { rows, count } = await org.run(async (tx) => ({
    rows: (await listPeople(tx, filter, undefined)).rows,
    count: await estimatePeople(tx, filter),
  }));
  expect(count).toEqual({ count: rows.length, isMore: false });
  const names = rows.map(({ id }) => Object.entries(ids).find(([, one]) => one === id)?.[0] ?? id);
  return names.sort();
}

test.each([
  ["amara@halden.example", ["amara"]],
  [" AMARA@Halden.example ", ["amara"]],
  ["amara@login.example", ["login"]],
  ["ben.amara@halden.example", ["namesake"]],
  ["amara@halden", ["amara", "namesake"]],
  ["only.there@halden.example", []],
  ["+33612345678", ["called"]],
  ["06 12 34 56 78", ["called"]],
  ["+33 6 12 34", ["called"]],
  ["06 12 34 56 79", []],
])("looking for %j finds %j", async (q, people) => {
  expect(await found({ q })).toEqual(people);
});

test("a whole address is looked for within the other filters", async () => {
  expect(await found({ q: "amara@halden.example", states: ["ACTIVE"] })).toEqual([]);
  expect(await found({ q: "late@halden.example", states: ["EXPIRED", "CREATED"] })).toEqual([
    "late",
  ]);
});

test("an invitation lives until its end, and is over from then on", async () => {
  expect(await found({ states: ["INVITED"] })).toEqual(["invited"]);
  expect(await found({ states: ["EXPIRED"] })).toEqual(["late"]);
  expect(await found({ states: ["EXPIRED", "INVITED"] })).toEqual(["invited", "late"]);
});

test("all teams of a person are listed by name, and each of them finds that person", async () => {
  const [night, ops] = await org.run(async (tx) => [
    await createTeam(tx, { name: "Night shift" }),
    await createTeam(tx, { name: "Äußeres" }),
  ]);
  for (const team of [night, ops])
    await org.run((tx) => addMembers(tx, { teamId: team?.id ?? "", ids: [ids.amara] }));
  for (const team of [night, ops]) {
    expect(await found({ team: team?.id })).toEqual(["amara"]);
    const { rows } = await org.run((tx) => listPeople(tx, { team: team?.id }, undefined));
    expect(rows.map(({ teams }) => teams)).toEqual([["Äußeres", "Night shift"]]);
  }
  const { rows } = await org.run((tx) => listPeople(tx, { q: "late" }, undefined));
  expect(rows.map(({ teams }) => teams)).toEqual([[]]);
});

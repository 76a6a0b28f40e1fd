import { describe, expect, test } from "vitest";
import type { NewAccount } from "@/accounts/input";
import type { AccountStatus } from "@/accounts/rules";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { directoryQuery, writeCursor } from "./input";
import type { ColleagueFilter, Viewer } from "./queries";
import { listColleagues, listDirectoryTeams, readColleague } from "./queries";

const visible = (org: TestOrg, lastName: string, given: Partial<NewAccount> = {}) =>
  newAccountIn(org, "ACTIVE", { firstName: "Ada", lastName, visibility: "PUBLIC", ...given });

const seen = async (org: TestOrg, viewer: Viewer, filter: ColleagueFilter = {}) => {
  const { rows } = await org.run((tx) => listColleagues(tx, viewer, filter));
  return rows.map(({ lastName }) => lastName);
};

async function team(org: TestOrg, name: string, accountIds: string[]): Promise<string> {
  return org.run(async (tx) => {
    const { id } = await createTeam(tx, { name });
    await addMembers(tx, { teamId: id, ids: accountIds });
    return id;
  });
}

describe("a user", () => {
  test("sees who is active and public, and their own contacts; nobody else, and nobody elsewhere", async () => {
    const [org, other] = [await newOrg(), await newOrg()];
    const me = { id: await visible(org, "Me"), kind: "USER" } as const;
    await visible(org, "Public");
    await visible(org, "Private", { visibility: "PRIVATE" });
    const states: AccountStatus[] = ["CREATED", "INVITED", "SUSPENDED", "CLOSED"];
    for (const status of states)
      await newAccountIn(org, status, { lastName: status, visibility: "PUBLIC" });
    const contact = { kind: "CONTACT", visibility: "PRIVATE" } as const;
    const mine = await visible(org, "Own contact", { ...contact, ownerId: me.id });
    const boss = await visible(org, "Boss");
    const theirs = await visible(org, "Their contact", { ...contact, ownerId: boss });
    const foreign = await visible(other, "Foreign");
    expect(await seen(org, me)).toEqual(["Boss", "Me", "Own contact", "Public"]);
    const read = (id: string) => org.run((tx) => readColleague(tx, me, id));
    expect(await read(mine)).toMatchObject({ ownerId: me.id, ownerLastName: "Me" });
    expect([await read(theirs), await read(foreign)]).toEqual([undefined, undefined]);
  });

  test("is found by name and address, not by what colleagues do not see", async () => {
    const org = await newOrg();
    const me = { id: await visible(org, "Me"), kind: "USER" } as const;
    await visible(org, "Köhler", { email: "koehler@halden.example", externalId: "P4711" });
    await visible(org, "Moreau", { login: "amoreau", phone: "+33612345678" });
    expect(await seen(org, me, { q: "kohler ada" })).toEqual(["Köhler"]);
    expect(await seen(org, me, { q: "KOEHLER@halden" })).toEqual(["Köhler"]);
    for (const q of ["p4711", "amoreau", "33612345678", "nobody"])
      expect.soft(await seen(org, me, { q }), q).toEqual([]);
  });

  test("narrows to a team, and leafs through pages without gap or twin", async () => {
    const [org, other] = [await newOrg(), await newOrg()];
    const me = { id: await visible(org, "Me"), kind: "USER" } as const;
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) ids.push(await visible(org, `Name ${n % 3}`));
    const sales = await team(org, "Sales", ids.slice(0, 2));
    expect(await seen(org, me, { team: sales })).toEqual(["Name 0", "Name 1"]);
    const foreign = await team(other, "Sales", [await visible(other, "Foreign")]);
    expect(await seen(org, me, { team: foreign })).toEqual([]);
    expect(await org.run((tx) => listDirectoryTeams(tx, me))).toEqual([
      { id: sales, name: "Sales" },
    ]);
    const found: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const query = directoryQuery.parse({ after });
      const page = await org.run((tx) => listColleagues(tx, me, {}, query.after, 3));
      found.push(...page.rows.map(({ id }) => id));
      more = page.more;
      const last = page.rows.at(-1);
      after = last && writeCursor(last);
    }
    expect(found.toSorted()).toEqual([...ids, me.id].toSorted());
  });
});

test("a contact sees their owner, whatever they show, and who is public in their own teams", async () => {
  const org = await newOrg();
  const owner = await visible(org, "Owner", { visibility: "PRIVATE" });
  const id = await visible(org, "Contact", { kind: "CONTACT", ownerId: owner });
  const me = { id, kind: "CONTACT" } as const;
  const [mate, hidden] = [
    await visible(org, "Mate"),
    await visible(org, "Hidden", { visibility: "PRIVATE" }),
  ];
  const stranger = await visible(org, "Stranger");
  const shared = await team(org, "Shared", [id, mate, hidden]);
  await team(org, "Other", [stranger]);
  expect(await seen(org, me)).toEqual(["Contact", "Mate", "Owner"]);
  expect(await org.run((tx) => listDirectoryTeams(tx, me))).toEqual([
    { id: shared, name: "Shared" },
  ]);
  const read = (wanted: string) => org.run((tx) => readColleague(tx, me, wanted));
  expect((await read(owner))?.lastName).toBe("Owner");
  expect([await read(stranger), await read(hidden)]).toEqual([undefined, undefined]);
});

test.each([
  [{}, { q: "" }],
  [
    { q: "a\u0000b", team: "x", after: "nonsense" },
    { q: "a b", after: undefined },
  ],
  [{ q: ["a", "b"], after: ["x"] }, { q: "" }],
])("the address %j is read as %j", (given, read) =>
  expect(directoryQuery.parse(given)).toEqual(read),
);

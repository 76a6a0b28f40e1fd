import { expect, test } from "vitest";
import { createApplication } from "@/applications/create-application";
import { inOrg } from "@/lib/in-org";
import { judgeLines } from "@/people/judge-lines";
import { createTeam } from "@/teams/create-team";
import { newAccountIn, newAdmin, newOrg } from "../../../../../../../tests/support/org";
import type { PastedPeople } from "./add-people";
import { addPeople } from "./add-people";

const NOWHERE = { teamIds: [], applicationIds: [] };
const PASTE: PastedPeople = {
  text: "amara@halden.example\nben@halden.example",
  expected: 2,
  kind: "USER",
  places: NOWHERE,
  invite: false,
  codes: false,
};

test("kind, owner, language, team and application hold for all who are pasted, and nobody elsewhere can be named", async () => {
  const [org, other] = [await newOrg(), await newOrg("Nordlys")];
  const owner = await newAdmin(org);
  const [team, application, foreign] = [
    await org.run((tx) => createTeam(tx, { name: "Night shift" })),
    await org.run((tx) => createApplication(tx, { name: "Rota", licences: 3, rules: {} })),
    await other.run((tx) => createTeam(tx, { name: "Theirs" })),
  ];
  const add = (given: Partial<PastedPeople>) =>
    inOrg(owner.scope, (tx) => addPeople(tx, "FR", { ...PASTE, ...given }));
  const places = { teamIds: [team.id], applicationIds: [application.id] };
  expect(await add({ places, language: "fr" })).toMatchObject({ added: 2 });
  const where = { email: { in: ["amara@halden.example", "ben@halden.example"] } };
  const made = await org.run((tx) => tx.db.account.findMany({ where }));
  expect(made.map(({ kind, language }) => [kind, language])).toEqual([
    ["USER", "fr"],
    ["USER", "fr"],
  ]);
  const members = await org.run((tx) => tx.db.teamMember.findMany({ where: { teamId: team.id } }));
  expect(members.map(({ accountId }) => accountId).sort()).toEqual(made.map(({ id }) => id).sort());
  const grants = { where: { applicationId: application.id } };
  expect(await org.run((tx) => tx.db.applicationGrant.count(grants))).toBe(2);
  // a licence is left for one: all or nobody, and nobody was written down
  const more = { text: "c@halden.example\nd@halden.example" };
  await expect(add({ ...more, places })).rejects.toMatchObject({ code: "licences-full" });
  await expect(add({ ...more, kind: "CONTACT" })).rejects.toMatchObject({ code: "owner-missing" });
  const theirs = { teamIds: [foreign.id], applicationIds: [] };
  await expect(add({ ...more, places: theirs })).rejects.toMatchObject({ code: "team-not-found" });
  const stranger = await newAccountIn(other, "ACTIVE");
  await expect(add({ ...more, kind: "CONTACT", ownerId: stranger })).rejects.toMatchObject({
    code: "owner-not-found",
  });
  expect(await add({ ...more, kind: "CONTACT", ownerId: owner.id })).toMatchObject({ added: 2 });
});

test("who is known by a staff number alone is added with a code to hand over, and said to be here the next time", async () => {
  const org = await newOrg();
  const { scope } = await newAdmin(org);
  const text = "W-1002 Amara Diallo";
  const add = (expected: number) =>
    inOrg(scope, (tx) =>
      addPeople(tx, "FR", { ...PASTE, text, expected, invite: true, codes: true }),
    );
  expect(await add(1)).toMatchObject({ added: 1, channels: { EMAIL: 0, SMS: 0, CODE: 1 } });
  const where = { externalId: "W-1002" };
  const made = await org.run((tx) => tx.db.account.findFirst({ where }));
  expect(made).toMatchObject({ firstName: "Amara", lastName: "Diallo", status: "INVITED" });
  const again = await inOrg(scope, (tx) => judgeLines(tx, { text: "w-1002", country: "FR" }));
  expect(again).toMatchObject([{ person: { id: made?.id } }]);
  await expect(add(1)).rejects.toMatchObject({ code: "selection-recounted" });
});

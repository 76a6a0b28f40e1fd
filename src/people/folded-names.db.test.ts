import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { keysOf } from "@/accounts/input";
import { createTeam } from "@/teams/create-team";
import { listTeams } from "@/teams/queries";
import { asOwner } from "../../tests/support/connections";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { listPeople } from "./list-people";

const NAMES = ["Nord", "Œuvray", "Ofer", "Ægir", "Straße", "Strathe", "Sørensen", "Łuka", "İpek"];

let org: TestOrg;
let other: TestOrg;
beforeAll(async () => {
  [org, other] = [await newOrg(), await newOrg("Nordlys")];
  for (const lastName of NAMES) {
    const email = `${keysOf({ lastName }).nameKey}@halden.example`;
    await newAccountIn(org, "CREATED", {
      firstName: "",
      lastName,
      email: `p${NAMES.indexOf(lastName)}@x.example`,
    });
    await newAccountIn(other, "CREATED", { firstName: "", lastName, email });
  }
});

const found = (q?: string) =>
  org.run(async (tx) => {
    const { rows } = await listPeople(tx, { q }, undefined);
    return rows.map(({ lastName }) => lastName);
  });

/** What the keys were before letters of one piece were written as the letters they are made of. */
const UNFOLDED = (text: string) => text.toLowerCase();

async function expectOrder() {
  expect(await found()).toEqual([
    ...["Ægir", "İpek", "Łuka", "Nord", "Œuvray", "Ofer", "Sørensen", "Straße", "Strathe"],
  ]);
  for (const [q, name] of [
    ["oeuvray", "Œuvray"],
    ["OEuv", "Œuvray"],
    ["œuvray", "Œuvray"],
    ["aegir", "Ægir"],
    ["strasse", "Straße"],
    ["STRASSE", "Straße"],
    ["straße", "Straße"],
    ["sorensen", "Sørensen"],
    ["luka", "Łuka"],
    ["ipek", "İpek"],
  ] as const)
    expect([q, await found(q)]).toEqual([q, [name]]);
  // nobody writes it so
  expect(await found("ouvray")).toEqual([]);
}

test("letters of one piece stand and are found where the letters they are made of do", expectOrder);

test("who was written down before is put in order by the migration, with what follows their name", async () => {
  const team = await org.run((tx) => createTeam(tx, { name: "Straßenbau" }));
  await asOwner(async (client) => {
    await client.query(
      "BEGIN; ALTER TABLE app.accounts NO FORCE ROW LEVEL SECURITY; ALTER TABLE app.teams NO FORCE ROW LEVEL SECURITY;",
    );
    for (const name of NAMES)
      await client.query(
        "UPDATE app.accounts SET name_key = $2, search_text = $3 WHERE last_name = $1",
        [...[name, UNFOLDED(name.replace("İ", "i")), ` ${UNFOLDED(name.replace("İ", "i"))}`]],
      );
    await client.query("UPDATE app.teams SET name_key = $2 WHERE id = $1", [
      ...[team.id, "straßenbau  straßenbau"],
    ]);
    await client.query(
      "ALTER TABLE app.accounts FORCE ROW LEVEL SECURITY; ALTER TABLE app.teams FORCE ROW LEVEL SECURITY; COMMIT",
    );
  });
  expect(await found("strasse")).toEqual([]);
  const file = "../../prisma/migrations/20261123120100_folded_letters/migration.sql";
  const text = readFileSync(new URL(file, import.meta.url), "utf8");
  await asOwner((client) => client.query(text));
  await expectOrder();
  expect((await org.run((tx) => listTeams(tx, "strassen"))).rows.map(({ name }) => name)).toEqual([
    "Straßenbau",
  ]);
});

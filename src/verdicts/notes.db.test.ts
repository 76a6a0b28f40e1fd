import { expect, test } from "vitest";
import { listRows } from "@/plans/queries";
import { newAccountIn } from "../../tests/support/org";
import { newPlanner, planOf } from "../../tests/support/planning";
import type { RowNote } from "./rules";
import { noteKey } from "./rules";

const { org, madeBy, plan, someone } = await newPlanner();

const linesOf = async (id: string, note: RowNote) =>
  (await org.run((tx) => listRows(tx, id, { group: noteKey(note) }))).rows.map(({ line }) => line);

test("a contact whose owner is suspended in the end is noted, wherever the owner stands, and no error", async () => {
  const asleep = await someone("SUSPENDED");
  const awake = await someone("ACTIVE");
  const leaving = await someone("ACTIVE");
  const back = await someone("SUSPENDED");
  const header = "LASTNAME,EMAIL,LOGIN,STATUS,OWNER_LOGIN";
  const contact = (name: string, owner: string) => `${name},${name}@notes.example,,,${owner}`;
  const lines = [
    contact("one", asleep.login),
    contact("two", awake.login),
    contact("three", leaving.login),
    `${leaving.lastName},${leaving.email},,INACTIVE,`,
    contact("four", back.login),
    `${back.lastName},${back.email},,ACTIVE,`,
    contact("five", "new-asleep"),
    "New,new@notes.example,new-asleep,INACTIVE,",
    contact("six", "new-awake"),
    "New,newer@notes.example,new-awake,ACTIVE,",
  ];
  const { id, rows, counts, verdicts } = await plan(header, lines, { revive: true });
  expect(verdicts.filter((verdict) => verdict === "ERROR")).toEqual([]);
  const noted = rows.flatMap(({ line, change }) => (change?.ownerAsleep ? [line] : []));
  expect(noted).toEqual([2, 4, 8]);
  expect(counts.ownerAsleep).toBe(3);
  expect(await linesOf(id, "ownerAsleep")).toEqual([2, 4, 8]);
  const { id: left } = await plan(header, lines);
  expect(await linesOf(left, "ownerAsleep")).toEqual([2, 4, 6, 8]);
});

test("whoever claimed and can no longer sign in as they did is noted, with what they sign in with then", async () => {
  const claimed = { email: undefined } as const;
  const staff = { ...claimed, login: undefined } as const;
  await newAccountIn(org, "ACTIVE", { ...staff, externalId: "W-1002", lastName: "Only" });
  await newAccountIn(org, "ACTIVE", {
    ...claimed,
    externalId: "W-1003",
    login: "old",
    lastName: "Old",
  });
  await newAccountIn(org, "CREATED", { email: undefined, externalId: "W-1004", lastName: "New" });
  await newAccountIn(org, "ACTIVE", {
    ...claimed,
    externalId: "W-1005",
    login: "Kept",
    lastName: "Kept",
  });
  const csv = ["EXTERNAL_ID,LOGIN", "W-1002,w.only", "W-1003,new", "W-1004,w.new", "W-1005,KEPT"];
  const { id, rows, counts } = await planOf(org, csv.join("\n"), { madeBy });
  expect(rows.map(({ change }) => change?.signIn)).toEqual([
    { no: ["W-1002"], yes: ["w.only"] },
    { no: ["old"], yes: ["new"] },
    ...[undefined, undefined],
  ]);
  expect(counts.signIn).toBe(2);
  expect(await linesOf(id, "signIn")).toEqual([2, 3]);
});

test("who is here and gets an altogether different name is noted: a number or an address may have been passed on", async () => {
  const known = (name: string) => someone("INVITED", { firstName: "Ruth", lastName: name });
  const [other, married, typo, swapped] = [
    await known("Albrecht"),
    await known("Meier"),
    await known("Lindgren"),
    await known("Haddad"),
  ];
  const nameless = await someone("CREATED", { firstName: "", lastName: "" });
  const header = "EXTERNAL_ID,FIRSTNAME,LASTNAME";
  const { id, rows, counts, verdicts } = await plan(header, [
    `${other.externalId},Éloïse,Müller`,
    `${married.externalId},Ruth,Okafor`,
    `${typo.externalId},Rut,Lindgren`,
    `${swapped.externalId},Haddad,Ruth`,
    `${nameless.externalId},Noor,Berg`,
  ]);
  expect(new Set(verdicts)).toEqual(new Set(["UPDATE"]));
  expect(rows.map(({ change }) => change?.renamed)).toEqual([
    "Ruth Albrecht",
    ...[undefined, undefined, undefined, undefined],
  ]);
  expect(counts.renamed).toBe(1);
  expect(await linesOf(id, "renamed")).toEqual([2]);
});

test("an example row of our template is left out and noted, in whichever file it was forgotten, and is no error", async () => {
  const here = await someone("CREATED");
  const example = "Durand,Camille.Durand@example.com,?";
  const { id, rows, counts } = await plan("LASTNAME,EMAIL,STATUS", [
    example,
    "New,new@example-note.example,",
  ]);
  expect(counts.verdicts).toEqual({ LEFT_OUT: 1, CREATE: 1 });
  expect([counts.example, counts.groups]).toEqual([1, []]);
  expect(rows[0]).toMatchObject({ verdict: "LEFT_OUT", change: { example: true }, faults: [] });
  expect(await linesOf(id, "example")).toEqual([2]);
  const csv = ["EMAIL,EXTERNAL_ID", "camille.durand@example.com,000417", `${here.email},`];
  const chosen = await planOf(org, csv.join("\n"), { madeBy, purpose: "CHOOSE" });
  expect(chosen.counts.verdicts).toEqual({ LEFT_OUT: 1, INVITE: 1 });
});

import { expect, test } from "vitest";
import { newAccountIn } from "../../tests/support/org";
import { newPlanner } from "../../tests/support/planning";

const HEADER = "LASTNAME,EMAIL,LOGIN,EXTERNAL_ID,OWNER_LOGIN,KIND";

test("an owner is found by the External ID that a user here or of the file has, where nobody has it as login", async () => {
  const { someone, plan } = await newPlanner();
  const { id, externalId } = await someone("ACTIVE", { kind: "USER" });
  const { rows, codes, counts } = await plan(HEADER, [
    "Boss,boss@halden.example,,P12901,,USER",
    `One,one@halden.example,,,${externalId},CONTACT`,
    "Two,two@halden.example,,,p12901,CONTACT",
    "Three,three@halden.example,,,P404,CONTACT",
    "Four,four@halden.example,,,P405,CONTACT",
  ]);
  expect(codes).toEqual([[], [], [], ["owner-unknown"], ["owner-unknown"]]);
  expect(rows.map(({ change }) => change?.owner)).toEqual([
    undefined,
    { id },
    { line: 2 },
    undefined,
    undefined,
  ]);
  expect(counts.groups.map(({ key, rows: many }) => [key, many])).toEqual([
    ["OWNER_LOGIN|owner-unknown|", 2],
  ]);
});

test("a login goes before an External ID, here and in the file", async () => {
  const { org, someone, plan } = await newPlanner();
  const { externalId } = await someone("ACTIVE", { kind: "USER" });
  const named = await newAccountIn(org, "ACTIVE", { login: "n7", kind: "USER", lastName: "N" });
  const { rows } = await plan(HEADER, [
    `New,new@halden.example,${externalId},,,USER`,
    "Number,number@halden.example,,N7,,USER",
    `One,one@halden.example,,,${externalId},CONTACT`,
    "Two,two@halden.example,,,n7,CONTACT",
  ]);
  expect(rows.slice(2).map(({ change }) => change?.owner)).toEqual([{ line: 2 }, { id: named }]);
});

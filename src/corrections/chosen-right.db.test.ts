import { beforeAll, expect, test } from "vitest";
import { createApplication } from "@/applications/create-application";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { planOf, readPlanned } from "../../tests/support/planning";
import { fixRows } from "./fix-rows";

let org: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;

beforeAll(async () => {
  org = await newOrg();
  admin = await newAdmin(org);
  const other = await newOrg();
  for (const name of ["Wiki", "Plannr"])
    await other.run((tx) => createApplication(tx, { name, licences: null, rules: {} }));
});

const act = <T>(work: (tx: OrgTx) => Promise<T>) => inOrg(admin.scope, work);
const plan = (header: string, lines: readonly string[]) =>
  planOf(org, [header, ...lines].join("\n"), { madeBy: admin.id });

test("a word that nobody knows becomes what somebody chooses, in all rows that have it and in no other", async () => {
  const { id, counts } = await plan("LASTNAME,EMAIL,STATUS", [
    "A,a@word.example,perhaps",
    "B,b@word.example,perhaps",
    "C,c@word.example,maybe",
  ]);
  const key = counts.groups.find(({ value }) => value === "perhaps")?.key ?? "";
  const { fixed, counts: after } = await act((tx) => fixRows(tx, { id, key, right: "ACTIVE" }));
  expect([fixed, after?.verdicts]).toEqual([2, { CREATE: 2, ERROR: 1 }]);
});

test("an unknown application is made elsewhere, or is another one: of a list no other name changes", async () => {
  const { id, counts } = await plan("LASTNAME,EMAIL,APPLICATIONS", [
    'A,a@apps.example,"Plannr; Wiki"',
    "B,b@apps.example,Plannr",
    "C,c@apps.example,Wiki",
  ]);
  expect(counts.verdicts).toEqual({ ERROR: 3 });
  const keyOf = (name: string) => counts.groups.find(({ value }) => value === name)?.key ?? "";
  const [slip, wiki] = [keyOf("Plannr"), keyOf("Wiki")];
  const anew = (key: string) => act((tx) => fixRows(tx, { id, key, anew: "yes" }));
  expect((await anew(wiki)).fixed).toBe(0);
  await org.run(async (tx) => {
    for (const name of ["Wiki", "Planner"])
      await createApplication(tx, { name, licences: null, rules: {} });
  });
  const looked = await anew(wiki);
  expect([looked.fixed, looked.counts?.verdicts]).toEqual([2, { CREATE: 1, ERROR: 2 }]);
  const chosen = await act((tx) => fixRows(tx, { id, key: slip, right: "Planner" }));
  expect([chosen.fixed, chosen.counts?.verdicts]).toEqual([2, { CREATE: 3 }]);
  const { rows } = await readPlanned(org, id);
  expect(rows.map(({ change }) => change?.applications?.length)).toEqual([2, 1, 1]);
});

test("numbers without a code become those of the country that somebody chooses; what is none of it stays", async () => {
  const { id, counts } = await plan("LASTNAME,EMAIL,PHONE", [
    "A,a@code.example,07911 123456",
    "B,b@code.example,07911 123457",
    "C,c@code.example,0151 2345 6789",
  ]);
  expect(counts.verdicts).toEqual({ ERROR: 3 });
  const [group] = counts.groups;
  expect(group).toMatchObject({ code: "phone-no-country", rows: 3 });
  const key = group?.key ?? "";
  expect((await act((tx) => fixRows(tx, { id, key }))).fixed).toBe(0);
  const chosen = await act((tx) => fixRows(tx, { id, key, country: "GB" }));
  expect([chosen.fixed, chosen.counts?.verdicts]).toEqual([2, { CREATE: 2, ERROR: 1 }]);
  const others = await act((tx) => fixRows(tx, { id, key, country: "DE" }));
  expect([others.fixed, others.counts?.verdicts]).toEqual([1, { CREATE: 3 }]);
  const { rows } = await readPlanned(org, id);
  expect(rows.map(({ change }) => change?.create?.phone)).toEqual([
    ...["+447911123456", "+447911123457", "+4915123456789"],
  ]);
});

test("owners of users are emptied in all rows at once", async () => {
  const { id, counts } = await plan("KIND,LASTNAME,EMAIL,OWNER_LOGIN", [
    "USER,A,a@owned.example,boss",
    "USER,B,b@owned.example,",
    "USER,C,c@owned.example,chief",
  ]);
  expect(counts.verdicts).toEqual({ CREATE: 1, ERROR: 2 });
  const [group] = counts.groups;
  expect(group).toMatchObject({ code: "owner-of-user", rows: 2, right: "" });
  const { fixed, counts: after } = await act((tx) => fixRows(tx, { id, key: group?.key ?? "" }));
  expect([fixed, after?.verdicts]).toEqual([2, { CREATE: 3 }]);
});

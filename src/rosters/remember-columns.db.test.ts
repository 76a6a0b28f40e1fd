import { beforeAll, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { mapColumns } from "./map-columns";
import { readColumnNames } from "./queries";
import { rememberColumns } from "./remember-columns";
import type { Mapping } from "./rules";

const HEADER = ["Fob", "Nom", "Prénom", "Id"];
const KEYS = ["fob", "nom", "prenom", "id"];

let org: TestOrg;
let other: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;

const remember = (mapping: Mapping) =>
  inOrg(admin.scope, (tx) => rememberColumns(tx, { header: HEADER, mapping }));
const mapped = async (of: TestOrg) =>
  mapColumns(HEADER, await of.run((tx) => readColumnNames(tx, KEYS))).mapping;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  admin = await newAdmin(org);
});

test("a choice is kept for the next file of this organisation, and of no other", async () => {
  expect(await mapped(org)).toEqual([null, "LASTNAME", "FIRSTNAME", "EXTERNAL_ID"]);
  await remember(["EXTERNAL_ID", "LASTNAME", "FIRSTNAME", null]);
  expect(await mapped(org)).toEqual(["EXTERNAL_ID", "LASTNAME", "FIRSTNAME", null]);
  expect(await mapped(other)).toEqual([null, "LASTNAME", "FIRSTNAME", "EXTERNAL_ID"]);
});

test("only what differs from what is known anyway is kept, and a choice taken back is forgotten", async () => {
  await remember(["EXTERNAL_ID", "LASTNAME", "FIRSTNAME", null]);
  const kept = await org.run((tx) => readColumnNames(tx, KEYS));
  expect([...kept]).toEqual([
    ["fob", "EXTERNAL_ID"],
    ["id", null],
  ]);
  await remember([null, "LASTNAME", "FIRSTNAME", "EXTERNAL_ID"]);
  expect((await org.run((tx) => readColumnNames(tx, KEYS))).size).toBe(0);
});

test("an admin without the right to add people changes nothing", async () => {
  const auditor = await newAdmin(org, ["AUDITOR"]);
  const attempt = inOrg(auditor.scope, (tx) =>
    rememberColumns(tx, { header: HEADER, mapping: [null, null, null, null] }),
  );
  await expect(attempt).rejects.toMatchObject({ code: "not-allowed" });
});

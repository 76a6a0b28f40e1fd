import { beforeAll, describe, expect, test } from "vitest";
import { fixRows } from "@/corrections/fix-rows";
import { inOrg } from "@/lib/in-org";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { planOf, readPlanned } from "../../tests/support/planning";
import { planOfFile } from "../../tests/support/read-files";

let org: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;
const HEADER = "External ID;Login;Last name;E-mail;Postcode";

beforeAll(async () => {
  [org] = [await newOrg()];
  admin = await newAdmin(org);
  const elsewhere = await newOrg();
  for (const [externalId, name] of [
    ["000417", "berg"],
    ["000418", "holm"],
  ] as const) {
    const known = { email: `${name}@halden.example`, lastName: name, zipcode: "01000" };
    await newAccountIn(org, "ACTIVE", { ...known, externalId });
  }
  await newAccountIn(org, "CREATED", { lastName: "Kiosk", externalId: "0007", email: "" });
  await newAccountIn(org, "CREATED", { lastName: "Desk", login: "00815", email: "" });
  await newAccountIn(elsewhere, "CREATED", { lastName: "Far", externalId: "0009", email: "" });
});

const plan = (lines: readonly string[]) =>
  planOfFile(org, admin.scope, [HEADER, ...lines].join("\r\n"));

describe("zeros that a spreadsheet dropped from an export", () => {
  const ROWS = ["417;;berg;berg@halden.example;1000", "418;;holm;holm@halden.example;01000"];

  test("are an error that knows what is right, for all rows alike", async () => {
    const { id, verdicts, rows, counts } = await plan(ROWS);
    expect(verdicts).toEqual(["ERROR", "ERROR"]);
    expect(rows[0]?.faults).toMatchObject([
      { column: "EXTERNAL_ID", code: "zeros-lost", value: "417", right: "000417" },
      { column: "ZIPCODE", code: "zeros-lost", value: "1000", right: "01000" },
    ]);
    const key = counts.groups.find(({ rows }) => rows === 2)?.key ?? "";
    await inOrg(admin.scope, (tx) => fixRows(tx, { id, key }));
    expect((await readPlanned(org, id)).verdicts).toEqual(["ERROR", "NONE"]);
  });

  test("make nobody a second time where nothing else names them", async () => {
    const { verdicts, rows } = await plan(["7;;Kiosk;;", ";815;Desk;;", "9;;Far;;", "41;;New;;"]);
    expect(verdicts).toEqual(["ERROR", "ERROR", "CREATE", "CREATE"]);
    expect(rows.map(({ faults }) => faults[0]?.right)).toEqual([
      "0007",
      "00815",
      undefined,
      undefined,
    ]);
  });

  test("are meant where somebody says so, in this column and no other", async () => {
    const { id, counts } = await plan(ROWS);
    const key = counts.groups.find(({ column }) => column === "EXTERNAL_ID")?.key ?? "";
    await inOrg(admin.scope, (tx) => fixRows(tx, { id, key, keep: "yes" }));
    const { verdicts, rows } = await readPlanned(org, id);
    expect(verdicts).toEqual(["ERROR", "UPDATE"]);
    expect(rows[0]?.faults.map(({ column }) => column)).toEqual(["ZIPCODE"]);
    expect(rows[1]?.change?.fields).toEqual({ externalId: ["000418", "418"] });
  });

  test("keep nobody from being chosen by a file", async () => {
    const csv = "External ID\n7\n9\n417";
    const { id, codes, counts } = await planOf(org, csv, { madeBy: admin.id, purpose: "CHOOSE" });
    expect(codes).toEqual([["zeros-lost"], ["nobody"], ["zeros-lost"]]);
    const key = counts.groups.find(({ code }) => code === "zeros-lost")?.key ?? "";
    await inOrg(admin.scope, (tx) => fixRows(tx, { id, key }));
    expect((await readPlanned(org, id)).verdicts).toEqual(["INVITE", "ERROR", "NONE"]);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { STARRED, TEMPLATE_COLUMNS } from "@/rosters/input";
import type { ColumnKey } from "@/rosters/rules";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { planOfFile } from "../../tests/support/read-files";

let org: TestOrg;
let admin: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  org = await newOrg();
  admin = await newAdmin(org);
  const elsewhere = await newOrg();
  await newAccountIn(elsewhere, "ACTIVE", { login: "new-boss", email: "new-boss@halden.example" });
});

const plan = (lines: readonly string[]) => planOfFile(org, admin.scope, lines.join("\r\n"));

describe("cells beyond the last column that has a name", () => {
  const HEADER = TEMPLATE_COLUMNS.USER.map((key) =>
    STARRED.USER.includes(key) ? `${key}*` : key,
  ).join(";");
  const rowOf = (cells: Partial<Record<ColumnKey, string>>) => {
    const said: typeof cells = {
      STATUS: "ACTIVE",
      MAIL_LANGUAGE: "FR",
      FIRSTNAME: "Zoé",
      ...cells,
    };
    return TEMPLATE_COLUMNS.USER.map((key) => said[key] ?? "").join(";");
  };

  test("are what a text with a separator in it leaves: the row is not written one column aside", async () => {
    const shifted = {
      LASTNAME: "Roy",
      LOGIN: "shift-1",
      ADDRESS: "1 rue Y; bat. C",
      TEAM: "Paris",
      APPLICATIONS: "x",
    };
    const { verdicts, codes, rows } = await plan([
      HEADER,
      rowOf({ LASTNAME: "Roi", LOGIN: "shift-0", ADDRESS: "1 rue Y" }),
      rowOf(shifted),
    ]);
    expect(verdicts).toEqual(["CREATE", "ERROR"]);
    expect(codes[1]).toContain("columns-too-many");
    expect(rows[1]?.faults.find(({ code }) => code === "columns-too-many")?.value).toBe("x");
  });

  test("are wrong beside columns of any name; a header's own blank end takes none", async () => {
    const { verdicts, codes } = await plan([
      "Nom;E-mail;Ville;;",
      "A;a@r.example;Lyon;",
      "B;b@r.example;Ly;on;",
    ]);
    expect([verdicts, codes]).toEqual([
      ["CREATE", "ERROR"],
      [[], ["columns-too-many"]],
    ]);
  });
});

test("contacts and their owner may stand in one file: who has an owner is a contact, who has none a user", async () => {
  const { verdicts, codes, rows } = await plan([
    "LASTNAME,FIRSTNAME,LOGIN,OWNER_LOGIN",
    "Boss,New,new-boss,",
    "Early,Bird,early-bird,new-boss",
  ]);
  expect([verdicts, codes]).toEqual([
    ["CREATE", "CREATE"],
    [[], []],
  ]);
  expect(rows.map(({ change }) => change?.kind)).toEqual(["USER", "CONTACT"]);
});

import { beforeAll, describe, expect, test } from "vitest";
import { moveAccounts } from "@/accounts/move-accounts";
import { fixRows } from "@/corrections/fix-rows";
import { inOrg } from "@/lib/in-org";
import { STARRED, TEMPLATE_COLUMNS } from "@/rosters/input";
import type { ColumnKey } from "@/rosters/rules";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { readPlanned } from "../../tests/support/planning";
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

describe("an address that looks like a slip", () => {
  test("is right where it is the account's own, in a roster and in a choice of people", async () => {
    await newAccountIn(org, "CREATED", { email: "nadia@gmial.com", lastName: "Own" });
    const { verdicts, codes } = await plan([
      "Nom;E-mail",
      "Own;Nadia@GMIAL.com",
      "Other;other@gmial.com",
    ]);
    expect([verdicts, codes]).toEqual([
      ["NONE", "ERROR"],
      [[], ["email-typo"]],
    ]);
    const file = "Email\nnadia@gmial.com\nother@gmial.com";
    const chosen = await planOfFile(org, admin.scope, file, { purpose: "CHOOSE" });
    expect([chosen.verdicts, chosen.codes]).toEqual([
      ["INVITE", "ERROR"],
      [[], ["email-typo"]],
    ]);
  });

  test("is kept as it is written where somebody says so, for all rows alike and no others", async () => {
    const lines = ["Nom;E-mail", "A;one@yaho.com", "B;two@yaho.com", "C;three@halden.con"];
    const { id, counts } = await plan(lines);
    const key = counts.groups.find(({ rows }) => rows === 2)?.key ?? "";
    const { fixed } = await inOrg(admin.scope, (tx) => fixRows(tx, { id, key, keep: "yes" }));
    const { verdicts, rows } = await readPlanned(org, id);
    expect([fixed, verdicts]).toEqual([2, ["CREATE", "CREATE", "ERROR"]]);
    expect(rows[1]?.change?.create?.email).toBe("two@yaho.com");
  });

  test("keeps nothing that is no fault of this plan", async () => {
    const { id, counts } = await plan(["Nom;E-mail", "A;one@yaho.com", "B;two@yaho.com"]);
    const keptOf = async () => {
      const where = { orgId_id: { orgId: org.id, id } };
      const { options } = await org.run((tx) => tx.db.import.findUniqueOrThrow({ where }));
      return (options as { kept?: string[] }).kept ?? [];
    };
    const keep = (key: string) => inOrg(admin.scope, (tx) => fixRows(tx, { id, key, keep: "yes" }));
    for (const key of ["EMAIL|email-typo|nowhere.example", "PHONE|zeros-lost"]) await keep(key);
    expect(await keptOf()).toEqual([]);
    const [group] = counts.groups;
    await keep(group?.key ?? "");
    expect(await keptOf()).toHaveLength(1);
  });
});

describe("the name of an owner", () => {
  test("is the one that the same file gives them, or the one they have where it gives none", async () => {
    const boss = {
      login: "renamed",
      firstName: "Ines",
      lastName: "Roy",
      email: "renamed@halden.example",
    };
    const id = await newAccountIn(org, "ACTIVE", boss);
    const { verdicts, rows } = await plan([
      "LASTNAME,FIRSTNAME,LOGIN,OWNER_LOGIN,OWNER_FIRSTNAME,OWNER_LASTNAME",
      "A,A,named-1,renamed,Ines,Martin",
      "Martin,,renamed,,,",
      "B,B,named-2,renamed,Jane,Martin",
      "C,C,named-3,renamed,,",
    ]);
    expect(verdicts).toEqual(["CREATE", "UPDATE", "ERROR", "CREATE"]);
    expect(rows[0]?.change?.owner).toEqual({ id });
    expect(rows[2]?.faults).toMatchObject([{ code: "owner-names-differ", lines: [3] }]);
  });

  test("of somebody whom the file does not name is theirs", async () => {
    const { verdicts, rows } = await plan([
      "LASTNAME,LOGIN,OWNER_LOGIN,OWNER_LASTNAME",
      "A,named-4,new-boss,Other",
    ]);
    expect([verdicts, rows[0]?.faults[0]?.code]).toEqual([["ERROR"], "owner-unknown"]);
    await newAccountIn(org, "ACTIVE", { login: "here-boss", firstName: "Ana", lastName: "Roy" });
    const wrong = await plan([
      "LASTNAME,LOGIN,OWNER_LOGIN,OWNER_LASTNAME",
      "A,named-5,here-boss,Other",
    ]);
    expect(wrong.rows[0]?.faults).toMatchObject([
      { code: "owner-names-differ", detail: "Ana Roy" },
    ]);
  });
});

test("a contact may name the owner they have, closed or not; nobody else is given one who is closed", async () => {
  const gone = await newAccountIn(org, "ACTIVE", { login: "closed-boss" });
  await newAccountIn(org, "ACTIVE", { kind: "CONTACT", ownerId: gone, login: "left-behind" });
  await org.run((tx) => moveAccounts(tx, { ids: [gone], event: "close" }));
  const { verdicts, codes } = await plan([
    "LASTNAME,LOGIN,OWNER_LOGIN",
    ",left-behind,closed-boss",
    "New,not-there,closed-boss",
  ]);
  expect([verdicts, codes]).toEqual([
    ["NONE", "ERROR"],
    [[], ["owner-unknown"]],
  ]);
});

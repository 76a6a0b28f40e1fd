import { describe, expect, test, vi } from "vitest";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import { newAccountIn } from "../../tests/support/org";
import { newPlanner } from "../../tests/support/planning";

vi.hoisted(() => vi.stubEnv("TEXT_TRANSPORT", "local").stubEnv("MAILBOX_DIR", "none-is-written"));

const { org, other, someone, plan } = await newPlanner();

describe("who is who", () => {
  test("somebody new is created, also one whom another organisation knows", async () => {
    await newAccountIn(other, "ACTIVE", { email: "elsewhere@halden.example" });
    const { rows, counts, state } = await plan("LASTNAME,FIRSTNAME,EMAIL,PHONE,EXTERNAL_ID", [
      "Diallo,Amara,elsewhere@halden.example,,",
      "Weber,Jonas,,+33612345678,W1",
      "Nobody,At,,,N1",
    ]);
    expect(state).toBe("PLANNED");
    expect(rows.map(({ verdict, channel }) => [verdict, channel])).toEqual([
      ["CREATE", "EMAIL"],
      ["CREATE", "SMS"],
      ["CREATE", "CODE"],
    ]);
    expect(rows[0]?.change).toMatchObject({
      kind: "USER",
      create: { firstName: "Amara", lastName: "Diallo", email: "elsewhere@halden.example" },
    });
    expect(counts).toMatchObject({ rows: 3, verdicts: { CREATE: 3 }, policy: [] });
    expect(counts.invites).toEqual({ EMAIL: 1, SMS: 1, CODE: 1 });
  });

  test("a person is known by external id, by login and by e-mail, in any case", async () => {
    const { id, email, login, externalId, lastName } = await someone();
    const header = "LASTNAME,EMAIL,LOGIN,EXTERNAL_ID";
    for (const line of [
      `${lastName},,,${externalId.toLowerCase()}`,
      `${lastName},,${login.toUpperCase()},`,
      `${lastName},${email.toUpperCase()},,`,
      `${lastName},${email},${login},${externalId}`,
    ]) {
      const { rows } = await plan(header, [line]);
      expect.soft(rows, line).toMatchObject([{ verdict: "NONE", accountId: id }]);
    }
  });

  test("keys that point at two accounts are a conflict", async () => {
    const [one, two] = [await someone(), await someone()];
    for (const line of [
      `X,${two.email},,${one.externalId}`,
      `X,${one.email},${two.login},`,
      `X,,${one.email},${two.externalId}`,
    ]) {
      const { rows } = await plan("LASTNAME,EMAIL,LOGIN,EXTERNAL_ID", [line]);
      const [{ verdict, faults, change } = { verdict: "", faults: [], change: {} }] = rows;
      expect.soft([verdict, faults[0]?.code, change]).toEqual(["CONFLICT", "two-accounts", null]);
    }
  });

  test("lines that name one person name each other", async () => {
    const { externalId, email } = await someone();
    const { rows } = await plan("LASTNAME,EMAIL,LOGIN,EXTERNAL_ID", [
      "A,twice@halden.example,,",
      "B,Twice@halden.example,,T2",
      "C,,,t2",
      "D,,twice@halden.example,",
      `E,${email},,`,
      `F,,,${externalId}`,
      "G,once@halden.example,once@halden.example,",
    ]);
    expect(rows.map(({ verdict }) => verdict)).toEqual([...Array(6).fill("ERROR"), "CREATE"]);
    const told = rows.map(({ faults }) => faults.map(({ column, lines }) => [column, lines]));
    expect(told).toEqual([
      [["EMAIL", [3, 5]]],
      expect.arrayContaining([
        ["EMAIL", [2, 5]],
        ["EXTERNAL_ID", [4]],
      ]),
      [["EXTERNAL_ID", [3]]],
      [["LOGIN", [2, 3]]],
      [[null, [7]]],
      [[null, [6]]],
      [],
    ]);
  });
});

test("rows that are in the file twice by several keys are one group, which names the keys", async () => {
  const { counts } = await plan("LASTNAME,EMAIL,LOGIN,EXTERNAL_ID", [
    "A,thrice@halden.example,thrice,K9",
    "A,thrice@halden.example,thrice,K9",
    "B,wrong@,,",
  ]);
  expect(counts.groups).toMatchObject([
    { code: "duplicate", rows: 2, columns: ["EMAIL", "LOGIN", "EXTERNAL_ID"] },
    { code: "email-wrong", rows: 1 },
  ]);
});

describe("what a row changes", () => {
  test("field by field; blank cells and absent columns change nothing", async () => {
    const { id, externalId } = await someone("CREATED", { city: "Lyon", company: "Halden" });
    const { rows } = await plan("EXTERNAL_ID,FIRSTNAME,CITY,COMPANY,SHARE_SPACE_MAX", [
      `${externalId},Ama,Paris,,2 GB`,
    ]);
    expect(rows).toMatchObject([{ verdict: "UPDATE", accountId: id }]);
    expect(rows[0]?.change?.fields).toEqual({
      firstName: ["Amara", "Ama"],
      city: ["Lyon", "Paris"],
      shareSpaceMax: [null, "2147483648"],
    });
  });

  test("nothing of anybody who is not in the file", async () => {
    await someone();
    const { rows, counts } = await plan("LASTNAME,EMAIL", ["Only,only@halden.example"]);
    expect(rows).toHaveLength(1);
    expect(counts.verdicts).toEqual({ CREATE: 1 });
  });

  test("an address that was claimed belongs to its mailbox", async () => {
    const active = await someone("ACTIVE");
    const created = await someone("CREATED");
    const { verdicts, codes } = await plan("EXTERNAL_ID,EMAIL", [
      `${active.externalId},new.1@halden.example`,
      `${created.externalId},new.2@halden.example`,
      `${active.externalId}x,x@halden.example`,
    ]);
    expect(verdicts.slice(0, 2)).toEqual(["ERROR", "UPDATE"]);
    expect(codes[0]).toEqual(["claimed-address"]);
    const mobile = await plan("EXTERNAL_ID,PHONE", [`${active.externalId},+33612345678`]);
    expect([mobile.verdicts, mobile.codes]).toEqual([["ERROR"], [["claimed-address"]]]);
  });

  test("teams by name: known ones are joined, new ones listed once, own ones left", async () => {
    const { id, externalId } = await someone();
    const [sales, north] = await org.run(async (tx) => [
      (await createTeam(tx, { name: "Sales" })).id,
      (await createTeam(tx, { name: "North" })).id,
    ]);
    await org.run((tx) => addMembers(tx, { teamId: sales ?? "", ids: [id] }));
    await other.run((tx) => createTeam(tx, { name: "Fresh" }));
    const { rows, counts } = await plan("EXTERNAL_ID,LASTNAME,TEAM", [
      `${externalId},,sales; NORTH; Fresh`,
      "T9,New,fresh;Sales",
    ]);
    expect(rows[0]?.change).toMatchObject({ teams: [north], newTeams: ["Fresh"] });
    expect(rows[1]?.change).toMatchObject({ teams: [sales], newTeams: ["fresh"] });
    expect(counts).toMatchObject({ newTeams: 1, teams: [{ name: "Fresh", rows: 2 }] });
  });
});

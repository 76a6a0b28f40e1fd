import { describe, expect, test } from "vitest";
import { createApplication } from "@/applications/create-application";
import { grantApplication } from "@/applications/grant-application";
import type { ApplicationRules } from "@/applications/input";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { newPlanner, planOf } from "../../tests/support/planning";

const { org, other, plan } = await newPlanner();

const application = (name: string, rules: ApplicationRules = {}, licences: number | null = null) =>
  org.run(async (tx) => (await createApplication(tx, { name, licences, rules })).id);

describe("owners of contacts", () => {
  const HEADER = "LASTNAME,FIRSTNAME,LOGIN,OWNER_LOGIN,OWNER_FIRSTNAME,OWNER_LASTNAME";

  test("are those who are here, by login or address; closed ones and contacts own nobody", async () => {
    const owner = {
      login: "boss",
      email: "boss@halden.example",
      firstName: "Ines",
      lastName: "Roy",
    };
    const id = await newAccountIn(org, "ACTIVE", owner);
    await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: id, login: "friend" });
    await newAccountIn(org, "CLOSED", { login: "gone" });
    await newAccountIn(other, "ACTIVE", { login: "stranger" });
    const { rows } = await plan(HEADER, [
      "A,A,c1,BOSS,Inès,ROY",
      "B,B,c2,boss@halden.example,,",
      "C,C,c3,boss,Jane,Roy",
      "D,D,c4,friend,,",
      "E,E,c5,gone,,",
      "F,F,c6,stranger,,",
    ]);
    const told = rows.map(({ verdict, change, faults }) => [
      verdict,
      change?.owner ?? faults[0]?.code,
    ]);
    expect(told).toEqual([
      ["CREATE", { id }],
      ["CREATE", { id }],
      ["ERROR", "owner-names-differ"],
      ["ERROR", "owner-is-contact"],
      ["ERROR", "owner-unknown"],
      ["ERROR", "owner-unknown"],
    ]);
    expect(rows[0]?.change).toMatchObject({ kind: "CONTACT" });
  });

  test("may stand in the same file, wherever in it, and must come through themselves", async () => {
    const { rows } = await plan(HEADER, [
      "Early,Bird,e1,new.boss,,",
      "Boss,New,new.boss,,,",
      "Late,Bird,e2,NEW.boss,New,Boss",
      "Wrong,Bird,e3,new.boss,Old,Boss",
      "Bad,,bad-boss,nobody-at-all,,",
      "Lost,Bird,e4,bad-boss,,",
      "Nested,Bird,e5,e1,,",
    ]);
    const told = rows.map(({ verdict, change, faults }) => [
      verdict,
      change?.owner ?? faults[0]?.code,
      faults[0]?.lines,
    ]);
    expect(told).toEqual([
      ["CREATE", { line: 3 }, undefined],
      ["CREATE", undefined, undefined],
      ["CREATE", { line: 3 }, undefined],
      ["ERROR", "owner-names-differ", [3]],
      ["ERROR", "owner-unknown", undefined],
      ["ERROR", expect.stringMatching(/^owner-/), [6]],
      ["ERROR", "owner-is-contact", [2]],
    ]);
  });

  test("change by the file", async () => {
    const [first, second] = [
      await newAccountIn(org, "ACTIVE", { login: "first-owner" }),
      await newAccountIn(org, "ACTIVE", { login: "second-owner" }),
    ];
    await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: first, login: "moving" });
    const { rows } = await plan("LOGIN,OWNER_LOGIN", ["moving,second-owner"]);
    expect(rows).toMatchObject([{ verdict: "UPDATE", change: { owner: { id: second } } }]);
    const same = await plan("LOGIN,OWNER_LOGIN", ["moving,first-owner"]);
    expect(same.verdicts).toEqual(["NONE"]);
  });
});

describe("applications", () => {
  test("are known by name, judge the person, and need licences", async () => {
    const save = await application("Save", { saveSpace: { least: 1_073_741_824n } }, 2);
    await other.run((tx) =>
      createApplication(tx, { name: "Elsewhere", licences: null, rules: {} }),
    );
    const { rows, counts } = await plan("LASTNAME,LOGIN,SAVE_SPACE_MAX,APPLICATIONS", [
      "A,a1,1 GB,save",
      "B,a2,500 MB,Save",
      "C,a3,2 GB,Save; Elsewhere",
      "D,a4,2 GB,SAVE",
      "E,a5,2 GB,Save",
    ]);
    expect(
      rows.map(({ verdict, faults }) => [
        verdict,
        faults.map(({ code, detail }) => detail ?? code),
      ]),
    ).toEqual([
      ["CREATE", []],
      ["ERROR", ["application-save-space"]],
      ["ERROR", ["application-unknown"]],
      ["CREATE", []],
      ["CREATE", []],
    ]);
    expect(rows[0]?.change?.applications).toEqual([save]);
    expect(counts.licences).toEqual([{ id: save, name: "Save", needed: 3, left: 2 }]);
    expect(counts.policy).toEqual([{ code: "licences-full", name: "Save", needed: 3, left: 2 }]);
  });

  test("that a person holds judge what changes; holding one again needs no licence", async () => {
    const partner = await application("Partner", { factors: ["TOTP"] });
    const id = await newAccountIn(org, "CREATED", { login: "holder", tfa: "TOTP" });
    await org.run((tx) => grantApplication(tx, { applicationId: partner, ids: [id] }));
    const { codes, verdicts } = await plan("LOGIN,TFA,APPLICATIONS", ["holder,NONE,Partner"]);
    expect([verdicts, codes]).toEqual([["ERROR"], [["application-rule"]]]);
    const same = await plan("LOGIN,TFA,APPLICATIONS", ["holder,TOTP,Partner"]);
    expect([same.verdicts, same.counts.licences]).toEqual([["NONE"], []]);
  });
});

test("nobody is kept from editing where the organisation has not switched that on", async () => {
  const header = "LASTNAME,LOGIN,MODIFICATION_PREVENTION";
  const off = await plan(header, ["A,m1,YES", "B,m2,NO"]);
  expect([off.verdicts, off.codes[0]]).toEqual([["ERROR", "CREATE"], ["prevention-off"]]);
  const on = await newOrg();
  await on.run((tx) =>
    tx.db.organization.update({ where: { orgId: tx.org }, data: { modificationPrevention: true } }),
  );
  const given = { madeBy: (await newAdmin(on)).id };
  expect((await planOf(on, `${header}\nA,m1,YES`, given)).verdicts).toEqual(["CREATE"]);
});

import { beforeAll, describe, expect, test } from "vitest";
import { createApplication } from "@/applications/create-application";
import { grantApplication } from "@/applications/grant-application";
import type { ApplicationRules } from "@/applications/input";
import { inOrg } from "@/lib/in-org";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { newPlanning, planOf, planWorld, readPlanned } from "../../tests/support/planning";
import { planRoster } from "./job";
import { listMissing } from "./queries";

let org: TestOrg;
let other: TestOrg;
let madeBy: string;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  madeBy = (await newAdmin(org)).id;
});

const plan = (header: string, lines: readonly string[]) =>
  planOf(org, [header, ...lines].join("\n"), { madeBy });

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

test("people to invite are found by line, or said to be invited, active or nobody", async () => {
  const created = await newAccountIn(org, "CREATED", {
    email: "c@choose.example",
    externalId: "C1",
  });
  const invited = await newAccountIn(org, "INVITED", { email: "i@choose.example" });
  const active = await newAccountIn(org, "ACTIVE", { email: "a@choose.example" });
  await newAccountIn(org, "SUSPENDED", { email: "s@choose.example" });
  await newAccountIn(org, "CREATED", { email: undefined, externalId: "MUTE" });
  await newAccountIn(other, "CREATED", { email: "o@choose.example" });
  const emails = ["c@", "i@", "a@", "s@", "o@"].map((name) => `${name}choose.example,`);
  const csv = ["Email,External ID", ...emails, ",MUTE", ",c1"].join("\n");
  const { rows, counts } = await planOf(org, csv, { madeBy, purpose: "CHOOSE" });
  const told = rows.map(({ verdict, accountId, change, faults }) => [
    ...[verdict, accountId, change?.was ?? null],
    faults[0]?.detail ?? faults[0]?.code ?? change?.repeats ?? null,
  ]);
  expect(told).toEqual([
    ["INVITE", created, "CREATED", null],
    ["NONE", invited, "INVITED", null],
    ["NONE", active, "ACTIVE", null],
    ["ERROR", expect.any(String), null, "reinstate-offered"],
    ["ERROR", null, null, "nobody"],
    ["ERROR", expect.any(String), null, "no-address"],
    ["NONE", created, "CREATED", 2],
  ]);
  expect(counts.verdicts).toEqual({ INVITE: 1, NONE: 3, ERROR: 3 });
});

test("who is missing from a full roster is counted and listed, and nothing else", async () => {
  const small = await newOrg();
  const admin = await newAdmin(small);
  const id = await newAccountIn(small, "ACTIVE", { login: "stays" });
  const gone = await newAccountIn(small, "CREATED", { login: "goes", lastName: "Gone" });
  await newAccountIn(small, "CLOSED", { login: "went" });
  await newAccountIn(org, "CREATED", { login: "not-here" });
  const made = await planOf(small, "LOGIN,LASTNAME\nstays,", {
    madeBy: admin.id,
    options: { full: true },
  });
  expect(made.rows).toMatchObject([{ accountId: id, verdict: "NONE" }]);
  const found = { id: made.id, kind: "USER" } as const;
  expect(made.counts.absent).toEqual({ missing: 2, all: 3 });
  const { rows } = await small.run((tx) => listMissing(tx, found));
  expect(rows.map((row) => row.id).sort()).toEqual([gone, admin.id].sort());
});

describe("the worker", () => {
  test("begins from the first line after it was killed, and a worker taken for dead stands back", async () => {
    const csv = "LASTNAME,LOGIN\nA,w1\nB,w2";
    const id = await inOrg(org.system, (tx) => newPlanning(tx, csv, { madeBy }));
    const half = { orgId: org.id, importId: id, line: 9, verdict: "CREATE" };
    await org.run((tx) => tx.db.importRow.create({ data: half }));
    await org.run((tx) => tx.db.import.updateMany({ where: { id }, data: { total: 1 } }));
    const job = { org: org.id, id };
    const [one, two] = await Promise.all([planRoster(planWorld, job), planRoster(planWorld, job)]);
    expect([one, two]).toContain(true);
    const { rows, state } = await readPlanned(org, id);
    expect([state, rows.map(({ line }) => line)]).toEqual(["PLANNED", [2, 3]]);
    expect(await planRoster(planWorld, job)).toBe(false);
  });

  test("ends a file that cannot be read with a reason", async () => {
    const { state, fault, rows } = await plan('LASTNAME,LOGIN\nA,"w3', []);
    expect([state, fault !== null, rows]).toEqual(["FAILED", true, []]);
  });

  test("of another organisation finds no plan", async () => {
    const id = await inOrg(org.system, (tx) => newPlanning(tx, "LOGIN\nx", { madeBy }));
    expect(await planRoster(planWorld, { org: other.id, id })).toBe(false);
    expect((await readPlanned(org, id)).state).toBe("PLANNING");
  });
});

import { expect, test } from "vitest";
import { newPlanner, planOf } from "../../tests/support/planning";

const { org, madeBy, plan, someone } = await newPlanner();

test("who has SMS keeps a mobile, and who gets it needs one: factor and number may come from file or account", async () => {
  const texted = await someone("CREATED", { tfa: "SMS", phone: "+33612345678" });
  const fixed = await someone("CREATED", { phone: "+33142685300" });
  const plain = await someone("CREATED", { phone: "+33612345679" });
  const { rows } = await plan("LOGIN,TFA,PHONE", [
    `${texted.login},,01 42 68 53 01`,
    `${fixed.login},SMS,`,
    `${plain.login},SMS,`,
  ]);
  expect(rows.map(({ verdict, faults }) => [verdict, faults[0]?.code, faults[0]?.value])).toEqual([
    ["ERROR", "tfa-needs-mobile", "01 42 68 53 01"],
    ["ERROR", "tfa-needs-mobile", ""],
    ["UPDATE", undefined, undefined],
  ]);
  const { verdicts } = await plan("LOGIN,TFA,PHONE", [
    `${texted.login},NONE,01 42 68 53 01`,
    `${fixed.login},,01 42 68 53 02`,
    `${plain.login},SMS,06 12 34 56 70`,
  ]);
  expect(verdicts).toEqual(["UPDATE", "UPDATE", "UPDATE"]);
});

test("a user of whom a file names an owner is an error, new or known, and never an update that ends in nothing", async () => {
  const boss = await someone("ACTIVE");
  const known = await someone("ACTIVE");
  const lines = [`New,new.owned@halden.example,,${boss.login}`, `,,${known.login},${boss.login}`];
  const csv = ["LASTNAME,EMAIL,LOGIN,OWNER_LOGIN", ...lines].join("\n");
  const { verdicts, codes } = await planOf(org, csv, { madeBy, kind: "USER" });
  expect([verdicts, codes]).toEqual([
    ["ERROR", "ERROR"],
    [["owner-of-user"], ["owner-of-user"]],
  ]);
});

import { describe, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import {
  newPlanner,
  newPlanning,
  planOf,
  planWorld,
  readPlanned,
} from "../../tests/support/planning";
import { planRoster } from "./job";
import { listMissing } from "./queries";

const { org, other, madeBy, plan } = await newPlanner();

test("people to invite are found by line, or said to be invited, active or nobody", async () => {
  const created = await newAccountIn(org, "CREATED", {
    email: "c@choose.example",
    externalId: "C1",
  });
  const invited = await newAccountIn(org, "INVITED", { email: "i@choose.example" });
  const active = await newAccountIn(org, "ACTIVE", { email: "a@choose.example" });
  await newAccountIn(org, "SUSPENDED", { email: "s@choose.example" });
  const mute = await newAccountIn(org, "CREATED", { email: undefined, externalId: "MUTE" });
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
    ["INVITE", mute, "CREATED", null],
    ["LEFT_OUT", created, "CREATED", 2],
  ]);
  expect(counts.verdicts).toEqual({ INVITE: 2, NONE: 2, LEFT_OUT: 1, ERROR: 2 });
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

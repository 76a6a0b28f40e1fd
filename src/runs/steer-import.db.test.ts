import { beforeAll, describe, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import type { PlannedTestRow } from "../../tests/support/imports";
import { outcomesOf, plannedImport, workOn } from "../../tests/support/imports";
import { refusedWith } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAdmin, newOrg } from "../../tests/support/org";
import { applyRows } from "./apply-rows";
import { beginApply } from "./begin-apply";
import { readImport } from "./queries";
import { steerImport } from "./steer-import";

type Admin = Awaited<ReturnType<typeof newAdmin>>;
let org: TestOrg;
let _other: TestOrg;
let owner: Admin;

beforeAll(async () => {
  org = await newOrg();
  _other = await newOrg();
  owner = await newAdmin(org);
});

const as = <T>({ scope }: Admin, work: (tx: OrgTx) => Promise<T>) => inOrg(scope, work, "chunk");
const begin = (id: string, expected: number, invite: "NOW" | "LATER" = "LATER", who = owner) =>
  as(who, (tx) => beginApply(tx, { id, expected, invite }));
const _read = (id: string) =>
  org.run((tx) => tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } }));
const _byLogin = (login: string) =>
  org.run((tx) => tx.db.account.findFirst({ where: { orgId: tx.org, loginKey: login } }));
const viewOf = (id: string) => org.run((tx) => readImport(tx, id));

let made = 0;
const person = (name: string, more: Partial<PlannedTestRow["change"]> = {}): PlannedTestRow => {
  made += 1;
  const create = {
    firstName: name,
    lastName: `Roster ${made}`,
    email: `${name}.${made}@r.example`,
  };
  return { verdict: "CREATE", channel: "EMAIL", change: { kind: "USER", create, ...more } };
};

describe("applying", () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => person(`Many${n}`));

  test("two workers that race write every row once", async () => {
    const id = await plannedImport(org, owner.id, many(60));
    await begin(id, 60);
    const piece = () => org.run((tx) => applyRows(tx, { id, most: 7 }));
    await Promise.all(Array.from({ length: 6 }, piece));
    await Promise.all([workOn(org, id), workOn(org, id)]);
    expect(Object.values(await outcomesOf(org, id)).every((outcome) => outcome === "done")).toBe(
      true,
    );
    const entries = await org.run((tx) =>
      tx.db.auditEntry.count({ where: { orgId: tx.org, actId: id, act: "account.created" } }),
    );
    expect([entries, (await viewOf(id))?.done]).toEqual([60, 60]);
  });

  test("pauses, goes on and ends where an admin says so", async () => {
    const id = await plannedImport(org, owner.id, many(9));
    await begin(id, 9);
    await org.run((tx) => applyRows(tx, { id, most: 4 }));
    const steer = (step: "pause" | "resume" | "stop" | "discard") =>
      as(owner, (tx) => steerImport(tx, { id, step }));
    await steer("pause");
    await workOn(org, id);
    expect(await viewOf(id)).toMatchObject({ state: "PAUSED", done: 4 });
    expect(await refusedWith(steer("discard"))).toBe("import-moved-on");
    await steer("resume");
    await org.run((tx) => applyRows(tx, { id, most: 4 }));
    await steer("stop");
    await workOn(org, id);
    expect(await viewOf(id)).toMatchObject({
      state: "APPLIED",
      done: 8,
      options: { stopped: true },
    });
  });

  test("stands still with the reason when its maker may no longer, and leaves no half piece", async () => {
    const clerk = await newAdmin(org, ["ACCOUNT_ADMIN"]);
    const id = await plannedImport(org, clerk.id, many(6));
    await begin(id, 6, "NOW", clerk);
    await org.run((tx) => applyRows(tx, { id, most: 4 }));
    await org.run((tx) => suspendAccounts(tx, { ids: [clerk.id] }));
    await workOn(org, id);
    expect(await viewOf(id)).toMatchObject({
      state: "PAUSED",
      done: 4,
      options: { why: "not-allowed" },
    });
  });
});

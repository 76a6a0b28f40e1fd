import { describe, expect, test } from "vitest";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { asAdmin, newApplying, newcomer } from "../../tests/support/applying";
import { outcomesOf, plannedImport, workOn } from "../../tests/support/imports";
import { refusedWith } from "../../tests/support/links";
import { newAdmin } from "../../tests/support/org";
import { applyRows } from "./apply-rows";
import { steerImport } from "./steer-import";

const { org, owner, begin, viewOf } = await newApplying();

describe("applying", () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => newcomer(`Many${n}`));

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
      asAdmin(owner, (tx) => steerImport(tx, { id, step }));
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

  test("stands still with the reason where the database takes a row in no way, and says so to the operator", async () => {
    const id = await plannedImport(org, owner.id, [
      newcomer("Odd", { create: { lastName: "\u{10FFFF}" } }),
      newcomer("Sound"),
    ]);
    await begin(id, 2);
    await expect(workOn(org, id)).rejects.toThrow("account_without_name_is_erased");
    await workOn(org, id);
    expect(await viewOf(id)).toMatchObject({
      state: "PAUSED",
      done: 0,
      options: { why: "import-row-impossible" },
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
    await asAdmin(owner, (tx) => steerImport(tx, { id, step: "stop" }));
    expect(await viewOf(id)).toMatchObject({ state: "APPLIED", done: 4 });
  });
});

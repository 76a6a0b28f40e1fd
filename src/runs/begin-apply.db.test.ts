import { describe, expect, test } from "vitest";
import { giveRole } from "@/admins/give-role";
import { createApplication } from "@/applications/create-application";
import { inOrg } from "@/lib/in-org";
import { mintScope } from "@/lib/mint-scope";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import type { Admin } from "../../tests/support/applying";
import { asAdmin, newApplying, newcomer } from "../../tests/support/applying";
import { outcomesOf, plannedImport, workOn } from "../../tests/support/imports";
import { refusedWith } from "../../tests/support/links";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { beginApply } from "./begin-apply";
import { steerImport } from "./steer-import";

const { org, other, owner, begin } = await newApplying();

const approve = (who: Admin, id: string, revision: number, expected = 2) =>
  asAdmin(who, (tx) => steerImport(tx, { id, step: "approve", revision, expected }));
const decline = (who: Admin, id: string) =>
  asAdmin(who, (tx) => steerImport(tx, { id, step: "decline" }));

describe("beginning", () => {
  test("is the maker's, of the plan that was confirmed, and only with the rights it needs", async () => {
    const clerk = await newAdmin(org, ["ACCOUNT_ADMIN"]);
    const inviter = await newAdmin(org, ["INVITER"]);
    const id = await plannedImport(org, clerk.id, [newcomer("Begin")]);
    expect(await refusedWith(begin(id, 1, "LATER", owner))).toBe("import-not-found");
    expect(await refusedWith(begin(id, 2, "LATER", clerk))).toBe("import-recounted");
    const empty = await plannedImport(org, clerk.id, [{ verdict: "NONE" }]);
    expect(await refusedWith(begin(empty, 0, "LATER", clerk))).toBe("import-empty");
    const own = await plannedImport(org, inviter.id, [newcomer("Inviter")]);
    expect(await refusedWith(begin(own, 1, "LATER", inviter))).toBe("not-allowed");
    const held = [{ verdict: "CLOSE", accountId: owner.id, change: { move: "close" } }] as const;
    const above = await plannedImport(org, clerk.id, held);
    expect(await refusedWith(begin(above, 1, "LATER", clerk))).toBe("holds-more");
    const twice = await Promise.allSettled([
      begin(id, 1, "LATER", clerk),
      begin(id, 1, "LATER", clerk),
    ]);
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const foreign = await newAdmin(other);
    const asForeign = inOrg(foreign.scope, (tx) =>
      beginApply(tx, { id, revision: 0, expected: 1, invite: "LATER" }),
    );
    expect(await refusedWith(asForeign)).toBe("import-not-found");
  });

  test("licences are counted before the first write, over the whole plan", async () => {
    const { id: app } = await org.run((tx) =>
      createApplication(tx, { name: "Scarce", licences: 2, rules: {} }),
    );
    const rows = ["A", "B", "C"].map((name) => newcomer(name, { applications: [app] }));
    const id = await plannedImport(org, owner.id, rows);
    expect(await refusedWith(begin(id, 3))).toBe("import-licences");
    const fits = await plannedImport(org, owner.id, rows.slice(0, 2));
    await begin(fits, 2);
    await workOn(org, fits);
    expect(await outcomesOf(org, fits)).toEqual({ 2: "done", 3: "done" });
  });

  test("above the organisation's number of rows a second admin approves, never the maker", async () => {
    const own = await newOrg();
    const [maker, second] = [await newAdmin(own), await newAdmin(own, ["ACCOUNT_ADMIN"])];
    await own.run((tx) =>
      tx.db.organization.update({ where: { orgId: tx.org }, data: { approvalRows: 1 } }),
    );
    const id = await plannedImport(own, maker.id, [newcomer("One"), newcomer("Two")]);
    expect(await begin(id, 2, "LATER", maker)).toEqual({ total: 2, isAwaiting: true });
    await workOn(own, id);
    expect(await refusedWith(approve(maker, id, 1))).toBe("import-own");
    expect(await refusedWith(decline(maker, id))).toBe("import-own");
    expect(await decline(second, id)).toEqual({ state: "PLANNED" });
    await begin(id, 2, "LATER", maker);
    expect(await refusedWith(approve(second, id, 1))).toBe("import-changed");
    expect(await approve(second, id, 2)).toEqual({ state: "APPLYING" });
    await workOn(own, id);
    expect(await outcomesOf(own, id)).toEqual({ 2: "done", 3: "done" });
    const acts = await own.run((tx) =>
      tx.db.auditEntry.findMany({ where: { orgId: tx.org, act: { startsWith: "import." } } }),
    );
    expect(acts.map(({ act, actorId }) => [act, actorId === second.id])).toEqual([
      ...[
        ["import.approval-asked", false],
        ["import.declined", true],
      ],
      ...[
        ["import.approval-asked", false],
        ["import.approved", true],
        ["import.applied", false],
      ],
    ]);
  });
});

test("an approval judges once more what was asked for: its rows, its maker, who they are, and the approver", async () => {
  const own = await newOrg();
  const [maker, second] = [await newAdmin(own, ["ACCOUNT_ADMIN"]), await newAdmin(own)];
  await own.run((tx) =>
    tx.db.organization.update({ where: { orgId: tx.org }, data: { approvalRows: 1 } }),
  );
  const vic = await newAccountIn(own, "ACTIVE");
  const fields = { company: [null, "Halden"] } as const;
  const rows = [
    newcomer("Seen"),
    { verdict: "UPDATE", accountId: vic, change: { was: "ACTIVE", fields } } as const,
  ];
  const id = await plannedImport(own, maker.id, rows);
  await begin(id, 2, "NOW", maker);
  expect(await refusedWith(approve(second, id, 1, 3))).toBe("import-recounted");
  const clerk = await newAccountIn(own, "ACTIVE");
  const permissions = ["accounts.view", "accounts.manage"] as const;
  const scope = mintScope(own.id, { kind: "account", id: clerk, permissions });
  const seen = { id, step: "approve", revision: 1, expected: 2 } as const;
  const asClerk = inOrg(scope, (tx) => steerImport(tx, seen), "chunk");
  expect(await refusedWith(asClerk)).toBe("not-allowed");
  await own.run((tx) => giveRole(tx, { ids: [vic], role: "OWNER" }));
  expect(await refusedWith(approve(second, id, 1))).toBe("holds-more");
  await own.run((tx) => suspendAccounts(tx, { ids: [maker.id] }));
  expect(await refusedWith(approve(second, id, 1))).toBe("import-maker-lost");
});

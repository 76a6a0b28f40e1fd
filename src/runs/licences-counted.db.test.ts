import { expect, test } from "vitest";
import { moveAccounts } from "@/accounts/move-accounts";
import type { AccountStatus } from "@/accounts/rules";
import { createApplication } from "@/applications/create-application";
import { grantApplication } from "@/applications/grant-application";
import type { PlanOptions } from "@/plans/rules";
import { newApplying } from "../../tests/support/applying";
import { outcomesOf, workOn } from "../../tests/support/imports";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn } from "../../tests/support/org";
import { planOf } from "../../tests/support/planning";
import { readPlanNow } from "./read-plan-now";

const { org, other, owner, begin } = await newApplying();
let made = 0;

/** An application of so many licences, and who was given it before they came to this state. */
async function licensed(of: TestOrg, licences: number, status: AccountStatus) {
  made += 1;
  const [name, login] = [`Scarce ${made}`, `holder-${made}`];
  const id = await newAccountIn(of, "CREATED", { login, email: `${login}@halden.example` });
  await of.run(async (tx) => {
    const application = await createApplication(tx, { name, licences, rules: {} });
    await grantApplication(tx, { applicationId: application.id, ids: [id] });
    if (status === "SUSPENDED")
      await moveAccounts(tx, { ids: [id], event: "suspend", source: "HAND" });
    if (status === "CLOSED") await moveAccounts(tx, { ids: [id], event: "close" });
  });
  return { name, login, id };
}

const plan = (lines: readonly string[], options: PlanOptions = {}) =>
  planOf(org, ["LASTNAME,LOGIN,STATUS,APPLICATIONS", ...lines].join("\n"), {
    madeBy: owner.id,
    options,
  });

test("who comes back takes the licence back that their application needs, before anybody new is given one", async () => {
  for (const status of ["SUSPENDED", "CLOSED"] as const) {
    const { name, login } = await licensed(org, 1, status);
    await licensed(other, 5, status);
    const { id, counts } = await plan([`,${login},ACTIVE,`, `New,new-${made},,${name}`], {
      revive: true,
    });
    const short = { name, needed: 2, left: 1 };
    expect.soft(counts.policy, status).toMatchObject([{ code: "licences-full", ...short }]);
    await expect(begin(id, 2)).rejects.toMatchObject({ code: "import-licences", details: short });
  }
});

test("whoever adds the licences that a plan lacks can apply it", async () => {
  const { name } = await licensed(org, 1, "CREATED");
  const { id } = await plan([`New,fresh-${made},,${name}`, `Newer,fresher-${made},,${name}`]);
  const shown = async () => (await org.run((tx) => readPlanNow(tx, id)))?.counts;
  const have = (licences: number) =>
    org.run((tx) =>
      tx.db.application.updateMany({ where: { orgId: tx.org, name }, data: { licences } }),
    );
  expect((await shown())?.policy).toMatchObject([{ code: "licences-full", needed: 2, left: 0 }]);
  await have(3);
  expect(await shown()).toMatchObject({ policy: [], licences: [{ needed: 2, left: 2 }] });
  expect(await other.run((tx) => readPlanNow(tx, id))).toBeNull();
  await begin(id, 2);
});

test("who comes back is never stopped by licences while nobody is given one", async () => {
  const { name, login } = await licensed(org, 1, "SUSPENDED");
  await org.run((tx) =>
    tx.db.application.updateMany({ where: { orgId: tx.org, name }, data: { licences: 0 } }),
  );
  const { id, counts } = await plan([`,${login},ACTIVE,`], { revive: true });
  expect(counts.policy).toEqual([]);
  await begin(id, 1);
  await workOn(org, id);
  expect(await outcomesOf(org, id)).toEqual({ 2: "done" });
});

test("a successor is given the licence that the same file takes from who leaves, wherever they stand in it", async () => {
  for (const status of ["INACTIVE", "CLOSED"]) {
    const { name, login } = await licensed(org, 1, "CREATED");
    const { id, counts } = await plan([`New,next-${made},,${name}`, `,${login},${status},`]);
    expect
      .soft([counts.policy, counts.licences], status)
      .toMatchObject([[], [{ name, needed: 1, left: 1 }]]);
    await begin(id, 2);
    await workOn(org, id);
    expect.soft(await outcomesOf(org, id), status).toEqual({ 2: "done", 3: "done" });
  }
});

test("an owner of contacts is closed last: their licence is nobody's before", async () => {
  const { name, login, id: leaving } = await licensed(org, 1, "CREATED");
  await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: leaving });
  const { id, counts } = await plan([`New,after-${made},,${name}`, `,${login},CLOSED,`]);
  expect(counts.policy).toMatchObject([{ code: "licences-full", needed: 1, left: 0 }]);
  await expect(begin(id, 2)).rejects.toMatchObject({ code: "import-licences" });
});

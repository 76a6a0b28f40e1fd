import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { newApplying } from "../../tests/support/applying";
import { outcomesOf, plannedImport, workOn } from "../../tests/support/imports";

const { org, owner, begin } = await newApplying();

test("everybody whom 'invite now' counted is invited, also who is refused an application that is gone", async () => {
  const row = (login: string, more = {}) => ({
    verdict: "CREATE" as const,
    channel: "EMAIL" as const,
    change: { create: { lastName: "A", login, email: `${login}@counted.example` }, ...more },
  });
  const id = await plannedImport(org, owner.id, [
    row("counted-1"),
    row("counted-2", { applications: [randomUUID()] }),
  ]);
  await begin(id, 2, "NOW");
  await workOn(org, id);
  expect(await outcomesOf(org, id)).toEqual({ 2: "done", 3: "application-not-found" });
  const people = await org.run((tx) =>
    tx.db.account.findMany({ where: { orgId: tx.org, loginKey: { startsWith: "counted-" } } }),
  );
  expect(people.map(({ status }) => status)).toEqual(["INVITED", "INVITED"]);
});

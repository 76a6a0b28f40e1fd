import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { findLiveCodes } from "@/handovers/queries";
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

test("people without a mailbox are invited too: who has neither an address nor a mobile by a code of the import's campaign", async () => {
  const row = (login: string, channel: "EMAIL" | "CODE", email?: string) => ({
    ...{ verdict: "CREATE" as const, channel },
    change: { create: { lastName: "B", login, ...(email && { email }) } },
  });
  const rows = [row("mixed-1", "EMAIL", "mixed@counted.example"), row("mixed-2", "CODE")];
  const id = await plannedImport(org, owner.id, rows);
  await begin(id, 2, "NOW");
  await workOn(org, id);
  const found = await org.run(async (tx) => {
    const where = { orgId: tx.org, loginKey: { startsWith: "mixed-" } };
    const people = await tx.db.account.findMany({ where, orderBy: { loginKey: "asc" } });
    const ids = people.map((person) => person.id);
    return {
      states: people.map(({ status }) => status),
      coded: (await findLiveCodes(tx, ids)).map(({ accountId }) => ids.indexOf(accountId)),
      campaign: await tx.db.campaign.findFirst({ where: { orgId: tx.org, importId: id } }),
    };
  });
  expect(found).toMatchObject({
    ...{ states: ["INVITED", "INVITED"], coded: [1] },
    campaign: { done: 2, coded: 1, refused: 0, withCodes: true },
  });
});

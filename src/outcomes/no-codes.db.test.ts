import { expect, test } from "vitest";
import { findLiveCodes, listHolders } from "@/handovers/queries";
import { beginAsShown, newApplying } from "../../tests/support/applying";
import { asAdmin } from "../../tests/support/campaigns";
import { plannedImport, workOn } from "../../tests/support/imports";

const { org, owner } = await newApplying();

test("where no codes are given, whom no message reaches is written by the import and not invited", async () => {
  const row = (login: string, channel: "EMAIL" | "CODE", email?: string) => ({
    ...{ verdict: "CREATE" as const, channel },
    change: { create: { lastName: "B", login, ...(email && { email }) } },
  });
  const rows = [row("bare-1", "EMAIL", "bare@counted.example"), row("bare-2", "CODE")];
  const id = await plannedImport(org, owner.id, rows);
  const confirmed = { id, expected: 2, invite: "NOW", noCodes: true } as const;
  await asAdmin(owner, (tx) => beginAsShown(tx, confirmed));
  await workOn(org, id);
  const found = await org.run(async (tx) => {
    const where = { orgId: tx.org, loginKey: { startsWith: "bare-" } };
    const people = await tx.db.account.findMany({ where, orderBy: { loginKey: "asc" } });
    const ids = people.map((person) => person.id);
    const campaign = await tx.db.campaign.findFirst({ where: { orgId: tx.org, importId: id } });
    const codes = await findLiveCodes(tx, ids);
    const made = await listHolders(tx, { q: "", tab: "made" });
    const early = made.rows.map(({ accountId }) => ids.indexOf(accountId));
    return { states: people.map(({ status }) => status), codes, campaign, early };
  });
  expect(found).toMatchObject({
    // the code is made with the account, and waits with it
    ...{ states: ["INVITED", "CREATED"], codes: [], early: [1] },
    campaign: { done: 1, coded: 0, refused: 1, withCodes: false },
  });
});

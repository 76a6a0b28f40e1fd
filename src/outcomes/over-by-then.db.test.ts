import { expect, test } from "vitest";
import { applyRows } from "@/runs/apply-rows";
import { newApplying } from "../../tests/support/applying";
import { outcomesOf } from "../../tests/support/imports";
import { newAccountIn } from "../../tests/support/org";
import { planOf } from "../../tests/support/planning";

const { org, owner, begin } = await newApplying();

test("a suspension date that is over when the row is written refuses the row, and writes nothing of it", async () => {
  await newAccountIn(org, "ACTIVE", { login: "waits", city: "Lyon" });
  const lines = [
    "LASTNAME,LOGIN,CITY,SUSPENSION_DATE",
    "New,new-late,Lyon,01/03/2031/09:00",
    ",waits,Paris,01/03/2031/09:00",
    "New,new-soon,Lyon,01/03/2033/09:00",
  ];
  const { id, verdicts } = await planOf(org, lines.join("\n"), { madeBy: owner.id });
  expect(verdicts).toEqual(["CREATE", "UPDATE", "CREATE"]);
  await begin(id, 3);
  await org.run((tx) => applyRows(tx, { id }), new Date("2032-01-01T00:00:00Z"));
  const late = "suspension-over";
  expect(await outcomesOf(org, id)).toEqual({ 2: late, 3: late, 4: "done" });
  const found = await org.run((tx) => tx.db.account.findMany({ where: { orgId: tx.org } }));
  const told = found.flatMap(({ login, city }) => (login ? [`${login} ${city}`] : []));
  expect(told.sort()).toEqual(["new-soon Lyon", "waits Lyon"]);
});

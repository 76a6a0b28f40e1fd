import { expect, test } from "vitest";
import { listRows } from "@/plans/queries";
import { noteKey } from "@/verdicts/rules";
import { newAccountIn } from "../../tests/support/org";
import { newPlanner } from "../../tests/support/planning";

const { org, other, plan, someone } = await newPlanner();

/** Somebody who owns contacts of these logins, each with a twin elsewhere. */
async function owning(...logins: readonly string[]) {
  const owner = await someone("ACTIVE");
  for (const login of logins)
    await newAccountIn(org, "CREATED", { kind: "CONTACT", ownerId: owner.id, login });
  return owner;
}

test("who leaves by a file and keeps contacts whom it hands to nobody is noted, counted and found", async () => {
  const [asleep, gone, free, handed] = [
    await owning("keep-1", "keep-2", "over-1"),
    await owning("keep-3"),
    await owning("closed-1"),
    await owning("over-2"),
  ];
  const heir = await someone("ACTIVE");
  await newAccountIn(other, "CREATED", { login: "keep-1" });
  const { id, rows, counts } = await plan("LOGIN,STATUS,OWNER_LOGIN", [
    `${asleep.login},INACTIVE,`,
    `over-1,,${heir.login}`,
    `${gone.login},CLOSED,`,
    `keep-3,,${gone.login}`,
    `${free.login},CLOSED,`,
    "closed-1,CLOSED,",
    `${handed.login},CLOSED,`,
    `over-2,,${heir.login}`,
  ]);
  const told = rows.map(({ line, change, verdict }) => [line, verdict, change?.keeps]);
  expect(told).toEqual([
    [2, "SUSPEND", 2],
    [3, "UPDATE", undefined],
    [4, "CLOSE", 1],
    [5, "NONE", undefined],
    [6, "CLOSE", undefined],
    [7, "CLOSE", undefined],
    [8, "CLOSE", undefined],
    [9, "UPDATE", undefined],
  ]);
  expect(counts.keeps).toBe(2);
  const found = await org.run((tx) => listRows(tx, id, { group: noteKey("keeps") }));
  expect(found.rows.map(({ line }) => line)).toEqual([2, 4]);
});

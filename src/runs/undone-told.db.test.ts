import { expect, test } from "vitest";
import { editAccount } from "@/accounts/edit-account";
import { moveAccounts } from "@/accounts/move-accounts";
import { listEntries } from "@/audit/queries";
import { countRevoked } from "@/outcomes/queries";
import { newApplying, newcomer } from "../../tests/support/applying";
import { plannedImport, workOn } from "../../tests/support/imports";
import { newAccountIn } from "../../tests/support/org";
import { countUndone } from "./count-undone";
import { readImport } from "./queries";
import { undoImport } from "./undo-import";

const { org, other, owner, begin } = await newApplying();

test("the plan of an undoing says how many of those whom it removes are invited", async () => {
  const invited = newcomer("Invited", { create: { lastName: "Invited", login: "invited" } });
  const id = await plannedImport(org, owner.id, [invited, newcomer("Waits"), newcomer("Waits")]);
  await begin(id, 3);
  await workOn(org, id);
  await org.run(async (tx) => {
    const one = await tx.db.account.findFirstOrThrow({
      where: { orgId: tx.org, loginKey: "invited" },
    });
    await moveAccounts(tx, { ids: [one.id], event: "invite", claimableUntil: tx.now });
  });
  const undo = await org.run((tx) =>
    undoImport(
      { ...tx, actor: { kind: "account", id: owner.id, permissions: ["accounts.manage"] } },
      { id },
    ),
  );
  await workOn(org, undo.id);
  const plan = await org.run((tx) => readImport(tx, undo.id));
  expect(plan?.counts).toMatchObject({ verdicts: { ERASE: 3 }, revoked: 1 });
  expect(await other.run((tx) => countRevoked(tx, undo.id))).toBe(0);
});

test("the log says that an import was undone, of which file, and how many were removed, led back and left", async () => {
  const known = await newAccountIn(org, "ACTIVE");
  const fields = { city: [null, "Brest"] } as const;
  const id = await plannedImport(org, owner.id, [
    newcomer("Gone"),
    newcomer("Gone"),
    newcomer("Stays", { create: { lastName: "Stays", login: "stays" } }),
    { verdict: "UPDATE", accountId: known, change: { was: "ACTIVE", fields } },
  ]);
  await begin(id, 4);
  await workOn(org, id);
  await org.run(async (tx) => {
    const stays = await tx.db.account.findFirstOrThrow({
      where: { orgId: tx.org, loginKey: "stays" },
    });
    await editAccount(tx, { id: stays.id, change: { city: "Nantes" } });
  });
  const undo = await org.run((tx) =>
    undoImport(
      { ...tx, actor: { kind: "account", id: owner.id, permissions: ["accounts.manage"] } },
      { id },
    ),
  );
  await workOn(org, undo.id);
  await begin(undo.id, 3);
  await workOn(org, undo.id);
  const { rows } = await org.run((tx) => listEntries(tx, {}, undefined, 200));
  const told = rows.filter(({ details }) => details.importId === undo.id);
  expect(told.map(({ act, fileName }) => [act, fileName])).toEqual([
    ["import.undone", "people.csv"],
    ["import.undo-begun", "people.csv"],
    ["import.undo-planned", "people.csv"],
  ]);
  expect(told[0]?.details).toMatchObject({ undoes: id, removed: 2, ledBack: 1, left: 1 });
  const nothing = { removed: 0, ledBack: 0, left: 0 };
  expect(await other.run((tx) => countUndone(tx, undo.id))).toEqual(nothing);
});

import { beforeAll, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { TestOrg } from "../../tests/support/org";
import { aPerson, newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { createAccounts } from "./create-accounts";
import { editAccount } from "./edit-account";
import { moveAccounts } from "./move-accounts";

let org: TestOrg;

beforeAll(async () => {
  org = await newOrg();
  await newOrg("Halden Group");
});

test("nobody brings back, withdraws or edits a person who may do more", async () => {
  await newAdmin(org);
  const owner = await newAdmin(org);
  const lower = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  const ids = [owner.id];
  await org.run((tx) => moveAccounts(tx, { ids, event: "suspend", source: "HAND" }));
  const moved = await inOrg(lower.scope, (tx) =>
    moveAccounts(tx, { ids, event: "reactivate", source: "HAND" }),
  );
  expect(moved).toEqual({ done: [], refused: [{ id: owner.id, code: "holds-more" }] });
  const edit = inOrg(lower.scope, (tx) =>
    editAccount(tx, { id: owner.id, change: { login: "mine" } }),
  );
  await expect(edit).rejects.toThrow("holds-more");
});

test("one person's address is never another's login: whoever signs in with it is one person", async () => {
  await newAccountIn(org, "ACTIVE", {
    login: "boss@corp.example",
    email: "boss.real@corp.example",
  });
  const create = (given: Parameters<typeof aPerson>[0]) =>
    org.run((tx) => createAccounts(tx, { people: [aPerson(given)], source: "HAND" }));
  const byAddress = await create({ email: "Boss@corp.example" });
  expect(byAddress.refused).toEqual([{ index: 0, code: "email-taken" }]);
  const byLogin = await create({ login: "boss.real@corp.example" });
  expect(byLogin.refused).toEqual([{ index: 0, code: "login-taken" }]);
  const own = await create({ email: "same@corp.example", login: "same@corp.example" });
  expect(own.refused).toEqual([]);
  const id = await newAccountIn(org);
  const edit = org.run((tx) => editAccount(tx, { id, change: { login: "same@corp.example" } }));
  await expect(edit).rejects.toThrow("login-taken");
});

import { beforeEach, describe, expect, test } from "vitest";
import type { OrgTx } from "@/lib/org";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { refusedWith } from "../../tests/support/links";
import { newAccountIn, newAdmin } from "../../tests/support/org";
import type { RoleMaker } from "../../tests/support/own-roles";
import { KEEPS, newRoleMaker, STORE } from "../../tests/support/own-roles";
import { interleave } from "../../tests/support/races";
import { changeRole } from "./change-role";
import { deleteRole } from "./delete-role";
import { findLastManager, permissionsOfAccounts, readStanding } from "./queries";
import { takeRole } from "./take-role";

let org: RoleMaker["org"];
let owner: RoleMaker["owner"];
let asOwner: RoleMaker["asOwner"];
let make: RoleMaker["make"];

beforeEach(async () => {
  ({ org, owner, asOwner, make } = await newRoleMaker());
});

describe("somebody who manages admins remains", () => {
  let keeper: string;
  let role: string;

  beforeEach(async () => {
    keeper = await newAccountIn(org, "ACTIVE");
    role = await make("Keeper", KEEPS, [keeper]);
    // From here on the keeper's own role is all that holds the organisation.
    await org.run((tx) => takeRole(tx, { ids: [owner.id], role: "OWNER" }));
  });

  test("also against a change of the role, its deletion, taking it and suspending", async () => {
    const acts = [
      (tx: OrgTx) => changeRole(tx, { id: role, permissions: STORE }),
      (tx: OrgTx) => deleteRole(tx, { id: role }),
    ];
    for (const act of acts)
      expect(await refusedWith(org.run((tx): Promise<unknown> => act(tx)))).toBe("last-admin");
    for (const refused of [
      await org.run((tx) => takeRole(tx, { ids: [keeper], role })),
      await org.run((tx) => suspendAccounts(tx, { ids: [keeper] })),
    ])
      expect(refused).toEqual({ done: [], refused: [{ id: keeper, code: "last-admin" }] });
    expect(await org.run(findLastManager)).toBe(keeper);
  });

  test.each([
    ["changed", (tx: OrgTx) => changeRole(tx, { id: role, permissions: STORE })],
    ["deleted", (tx: OrgTx) => deleteRole(tx, { id: role })],
  ])("when the role is %s while the other admin is suspended", async (_, act) => {
    const other = await newAdmin(org);
    const [suspended, refused] = await interleave(
      (hold) =>
        org.run(async (tx) => {
          const result = await suspendAccounts(tx, { ids: [other.id] });
          await hold();
          return result;
        }),
      () => refusedWith(org.run((tx): Promise<unknown> => act(tx))),
    );
    expect(suspended.done).toMatchObject([{ id: other.id }]);
    expect(refused).toBe("last-admin");
    expect(await org.run((tx) => readStanding(tx, keeper))).toEqual(KEEPS);
  });

  test("when the other admin is suspended while the role is changed", async () => {
    const other = await newAdmin(org);
    const [changed, suspended] = await interleave(
      (hold) =>
        org.run(async (tx) => {
          const result = await changeRole(tx, { id: role, permissions: STORE });
          await hold();
          return result;
        }),
      () => org.run((tx) => suspendAccounts(tx, { ids: [other.id] })),
    );
    expect(changed.changed).toBe(true);
    expect(suspended.refused).toEqual([{ id: other.id, code: "last-admin" }]);
  });
});

test("a role that is given or comes to allow more leaves an invited person nothing to claim with", async () => {
  const invited = await newAccountIn(org, "INVITED");
  const until = () =>
    org.run(
      async (tx) =>
        (await tx.db.account.findFirst({ where: { orgId: tx.org, id: invited } }))?.claimableUntil,
    );
  expect(await until()).not.toBeNull();
  const id = await make("Desk", ["accounts.view"], [invited]);
  expect(await until()).toBeNull();
  const renew = () =>
    org.run((tx) =>
      tx.db.account.updateMany({
        where: { orgId: tx.org, id: invited },
        data: { claimableUntil: new Date(tx.now.getTime() + 60_000) },
      }),
    );
  await renew();
  await asOwner((tx) => changeRole(tx, { id, name: "Front desk" }));
  expect(await until()).not.toBeNull();
  await asOwner((tx) => changeRole(tx, { id, permissions: STORE }));
  expect(await until()).toBeNull();
  await renew();
  await asOwner((tx) => changeRole(tx, { id, permissions: ["accounts.view"] }));
  expect(await until()).not.toBeNull();
  expect(await org.run((tx) => permissionsOfAccounts(tx, [invited]))).toEqual(
    new Map([[invited, ["accounts.view"]]]),
  );
});

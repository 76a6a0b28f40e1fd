import { beforeEach, describe, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Permission, Scope } from "@/lib/org";
import { refusedWith } from "../../tests/support/links";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import type { RoleMaker } from "../../tests/support/own-roles";
import { KEEPS, newRoleMaker, STORE } from "../../tests/support/own-roles";
import { changeRole } from "./change-role";
import { createRole } from "./create-role";
import { deleteRole } from "./delete-role";
import { giveRole } from "./give-role";
import { readStanding } from "./queries";
import { takeRole } from "./take-role";

let org: RoleMaker["org"];
let owner: RoleMaker["owner"];
let asOwner: RoleMaker["asOwner"];
let make: RoleMaker["make"];

beforeEach(async () => {
  ({ org, owner, asOwner, make } = await newRoleMaker());
});

const acting = (permissions: Permission[]): Scope => ({
  ...owner.scope,
  actor: { kind: "account", id: owner.id, permissions },
});

describe("a role of one's own", () => {
  test("is made, given, changed and deleted, and holds at once for all who have it", async () => {
    const [one, two] = [await newAccountIn(org, "ACTIVE"), await newAccountIn(org, "ACTIVE")];
    const id = await make("Store manager", STORE, [one, two]);
    const may = () => org.run((tx) => readStanding(tx, one));
    expect(await may()).toEqual(STORE);
    const wider: Permission[] = [...STORE, "codes.see"];
    const change = (permissions: Permission[], seen: Permission[]) =>
      asOwner((tx) => changeRole(tx, { id, permissions, seen }));
    expect(await change(wider, STORE)).toEqual({ changed: true, holders: 2 });
    expect(await may()).toEqual(wider);
    expect(await refusedWith(change(STORE, STORE))).toBe("changed-meanwhile");
    expect(await change(wider, wider)).toEqual({ changed: false, holders: 0 });
    await asOwner((tx) => giveRole(tx, { ids: [one], role: "AUDITOR" }));
    expect((await may()).sort()).toEqual([...wider, "audit.read"].sort());
    expect(await asOwner((tx) => deleteRole(tx, { id }))).toEqual({ holders: 2 });
    expect(await may()).toEqual(["accounts.view", "audit.read"]);
    expect(await org.run((tx) => readStanding(tx, two))).toEqual([]);
    const told = await org.run((tx) =>
      tx.db.auditEntry.findMany({
        where: { orgId: tx.org, act: { startsWith: "role." } },
        orderBy: { id: "asc" },
      }),
    );
    expect(told.map(({ act }) => act)).toEqual([
      "role.created",
      "role.given",
      "role.given",
      "role.changed",
      "role.given",
      "role.deleted",
      "role.taken",
      "role.taken",
    ]);
  });

  test("has a name that no other has, in any case, and something that it allows", async () => {
    const id = await make("Store manager", STORE);
    expect(await refusedWith(make("STORE  manager", STORE))).toBe("role-taken");
    const other = await make("Desk", STORE);
    const rename = asOwner((tx) => changeRole(tx, { id: other, name: "store manager" }));
    expect(await refusedWith(rename)).toBe("role-taken");
    expect(await refusedWith(make("Nothing", []))).toBe("role-empty");
    expect(await refusedWith(asOwner((tx) => changeRole(tx, { id, permissions: [] })))).toBe(
      "role-empty",
    );
    // Next door the name is free.
    const next = await newAdmin(await newOrg());
    await inOrg(next.scope, (tx) => createRole(tx, { name: "Store manager", permissions: STORE }));
  });

  test("comes in at most twenty", async () => {
    for (let made = 0; made < 20; made += 1) await make(`Role ${made}`, STORE);
    expect(await refusedWith(make("One more", STORE))).toBe("roles-full");
  });

  test("of another organisation is one that nobody knows", async () => {
    const next = await newAdmin(await newOrg());
    const { id } = await inOrg(next.scope, (tx) =>
      createRole(tx, { name: "Theirs", permissions: STORE }),
    );
    const member = await newAccountIn(org, "ACTIVE");
    const acts = [
      (tx: OrgTx) => changeRole(tx, { id, name: "Mine" }),
      (tx: OrgTx) => deleteRole(tx, { id }),
      (tx: OrgTx) => giveRole(tx, { ids: [member], role: id }),
      (tx: OrgTx) => takeRole(tx, { ids: [member], role: id }),
    ];
    for (const act of acts)
      expect(await refusedWith(asOwner((tx): Promise<unknown> => act(tx)))).toBe("role-unknown");
  });
});

describe("nobody makes, changes or gives what they lack", () => {
  const lesser = () => acting([...KEEPS, "accounts.invite"]);

  test("new roles and changes reach no further than their maker", async () => {
    const own = await make("Desk", STORE);
    const full = await make("Settings", ["accounts.view", "settings.manage"]);
    const member = await newAccountIn(org, "ACTIVE");
    const acts = [
      (tx: OrgTx) => createRole(tx, { name: "More", permissions: ["audit.read"] }),
      (tx: OrgTx) => changeRole(tx, { id: own, permissions: [...STORE, "audit.read"] }),
      (tx: OrgTx) => changeRole(tx, { id: full, permissions: STORE }),
      (tx: OrgTx) => changeRole(tx, { id: full, name: "Renamed" }),
      (tx: OrgTx) => deleteRole(tx, { id: full }),
      (tx: OrgTx) => giveRole(tx, { ids: [member], role: full }),
    ];
    for (const act of acts)
      expect(await refusedWith(inOrg(lesser(), (tx): Promise<unknown> => act(tx)))).toBe(
        "grants-more",
      );
    const stranger = acting(["accounts.view", "accounts.manage"]);
    for (const act of acts)
      expect(await refusedWith(inOrg(stranger, (tx): Promise<unknown> => act(tx)))).toBe(
        "not-allowed",
      );
  });

  test("nor takes from a holder who may do more, by changing or deleting the role", async () => {
    const id = await make("Desk", STORE, [owner.id]);
    const narrow = inOrg(lesser(), (tx) => changeRole(tx, { id, permissions: ["accounts.view"] }));
    expect(await refusedWith(narrow)).toBe("holder-holds-more");
    const remove = inOrg(lesser(), (tx) => deleteRole(tx, { id }));
    expect(await refusedWith(remove)).toBe("holder-holds-more");
  });
});

import { describe, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { giveRole } from "./give-role";
import { listAdmins, permissionsOfAccounts, rolesOfAccounts } from "./queries";
import { takeRole } from "./take-role";

const STRANGER = "00000000-0000-4000-8000-00000000dead";

describe("a role", () => {
  test("is given and taken with an audit entry and a line in the timeline, once", async () => {
    const org = await newOrg();
    const owner = await newAdmin(org);
    const id = await newAccountIn(org, "INVITED");
    const give = () => inOrg(owner.scope, (tx) => giveRole(tx, { ids: [id], role: "INVITER" }));
    expect(await give()).toEqual({ done: [{ id }], refused: [] });
    expect(await give()).toEqual({ done: [], refused: [] });
    expect(await org.run((tx) => rolesOfAccounts(tx, [id]))).toEqual(
      new Map([[id, [{ role: "INVITER", name: null, permissions: null }]]]),
    );
    const take = () => inOrg(owner.scope, (tx) => takeRole(tx, { ids: [id], role: "INVITER" }));
    expect(await take()).toEqual({ done: [{ id }], refused: [] });
    expect(await take()).toEqual({ done: [], refused: [] });
    const kept = await org.run(async (tx) => ({
      acts: await tx.db.auditEntry.findMany({
        where: { accountId: id, act: { startsWith: "role." } },
        orderBy: { id: "asc" },
      }),
      events: await tx.db.accountEvent.findMany({
        where: { accountId: id, event: { startsWith: "role-" } },
        orderBy: { id: "asc" },
      }),
    }));
    expect(kept.acts.map(({ act, actorId, details }) => [act, actorId, details])).toEqual([
      ["role.given", owner.id, { role: "INVITER" }],
      ["role.taken", owner.id, { role: "INVITER" }],
    ]);
    expect(kept.events.map(({ event }) => event)).toEqual(["role-given", "role-taken"]);
  });

  test("is not for contacts, the closed, strangers and people of another organisation", async () => {
    const [org, other] = [await newOrg(), await newOrg()];
    const owner = await newAdmin(org);
    const contact = await newAccountIn(org, "ACTIVE", { kind: "CONTACT", ownerId: owner.id });
    const closed = await newAccountIn(org, "CLOSED");
    const foreign = await newAccountIn(other, "ACTIVE");
    const ids = [contact, closed, foreign, STRANGER];
    expect(await inOrg(owner.scope, (tx) => giveRole(tx, { ids, role: "AUDITOR" }))).toEqual({
      done: [],
      refused: [
        { id: contact, code: "not-applicable" },
        { id: closed, code: "closed" },
        { id: foreign, code: "not-found" },
        { id: STRANGER, code: "not-found" },
      ],
    });
    expect(
      await inOrg(owner.scope, (tx) => takeRole(tx, { ids: [foreign, STRANGER], role: "OWNER" })),
    ).toEqual({
      done: [],
      refused: [
        { id: foreign, code: "not-found" },
        { id: STRANGER, code: "not-found" },
      ],
    });
    expect(await other.run((tx) => permissionsOfAccounts(tx, [foreign, owner.id]))).toEqual(
      new Map(),
    );
    expect((await org.run(listAdmins)).map(({ id }) => id)).toEqual([owner.id]);
  });

  test("is found in the list by name or address, with a role or any, here alone", async () => {
    const [org, other] = [await newOrg(), await newOrg()];
    await newAdmin(other, ["HELPDESK"]);
    const owner = await newAdmin(org);
    const [ada, bo] = await Promise.all(
      ["Ada", "Bo"].map((firstName) =>
        newAccountIn(org, "ACTIVE", {
          firstName,
          lastName: "Sought",
          email: `${firstName}@sought.example`,
        }),
      ),
    );
    await newAccountIn(org, "ACTIVE", { firstName: "Cem", lastName: "Sought" });
    const give = (id = "", role = "HELPDESK") =>
      inOrg(owner.scope, (tx) => giveRole(tx, { ids: [id], role }));
    await give(ada);
    await give(bo, "AUDITOR");
    const found = async (role: string | null, q: string) =>
      (await org.run((tx) => listAdmins(tx, role, q))).map(({ id }) => id);
    expect(await found(null, "sought")).toEqual([ada, bo]);
    expect(await found("AUDITOR", "sought")).toEqual([bo]);
    expect(await found(null, "ada@sought")).toEqual([ada]);
    expect(await found(null, "nobody like that")).toEqual([]);
  });

  test("is refused as a whole to who does not manage admins, and when nobody knows it", async () => {
    const org = await newOrg();
    const owner = await newAdmin(org);
    const admin = await newAdmin(org, ["ACCOUNT_ADMIN"]);
    const ids = [await newAccountIn(org)];
    for (const verb of [giveRole, takeRole]) {
      await expect(inOrg(admin.scope, (tx) => verb(tx, { ids, role: "INVITER" }))).rejects.toThrow(
        "not-allowed",
      );
      await expect(inOrg(owner.scope, (tx) => verb(tx, { ids, role: "KING" }))).rejects.toThrow(
        "role-unknown",
      );
    }
  });

  test("is never given, nor taken from somebody, by who holds less", async () => {
    const org = await newOrg();
    const owner = await newAdmin(org);
    // A role of the second issue's making: manages admins, but not everything else.
    const { scope } = owner;
    if (scope.actor.kind !== "account") throw new Error("an admin acts as an account");
    const lesser = {
      ...scope,
      actor: { ...scope.actor, permissions: ["admins.manage", "accounts.view"] as const },
    };
    const id = await newAccountIn(org);
    await expect(
      inOrg(lesser, (tx) => giveRole(tx, { ids: [id], role: "AUDITOR" })),
    ).rejects.toThrow("grants-more");
    const second = await newAdmin(org);
    expect(await inOrg(lesser, (tx) => takeRole(tx, { ids: [second.id], role: "OWNER" }))).toEqual({
      done: [],
      refused: [{ id: second.id, code: "holds-more" }],
    });
  });
});

describe("the last who manages admins", () => {
  test("keeps the role; a suspended owner does not count as another", async () => {
    const org = await newOrg();
    const owner = await newAdmin(org);
    const asleep = await newAccountIn(org, "SUSPENDED");
    await org.run((tx) => giveRole(tx, { ids: [asleep], role: "OWNER" }));
    const take = (ids: string[]) =>
      inOrg(owner.scope, (tx) => takeRole(tx, { ids, role: "OWNER" }));
    expect(await take([owner.id])).toEqual({
      done: [],
      refused: [{ id: owner.id, code: "last-admin" }],
    });
    expect(await take([asleep])).toEqual({ done: [{ id: asleep }], refused: [] });
  });

  test("of two owners who demote each other at the same moment, one stays", async () => {
    for (let round = 0; round < 5; round += 1) {
      const org = await newOrg();
      const [one, two] = [await newAdmin(org), await newAdmin(org)];
      const results = await Promise.all([
        inOrg(one.scope, (tx) => takeRole(tx, { ids: [two.id], role: "OWNER" })),
        inOrg(two.scope, (tx) => takeRole(tx, { ids: [one.id], role: "OWNER" })),
      ]);
      expect(results.map(({ done }) => done.length).sort()).toEqual([0, 1]);
      expect(results.flatMap(({ refused }) => refused.map(({ code }) => code))).toEqual([
        "last-admin",
      ]);
    }
  });
});

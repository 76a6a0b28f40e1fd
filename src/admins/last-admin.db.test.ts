import { beforeEach, expect, test } from "vitest";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope } from "@/lib/org";
import { closeAccounts } from "@/lifecycle/close-accounts";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import { refusedWith } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
import { interleave } from "../../tests/support/races";
import { giveRole } from "./give-role";
import { takeRole } from "./take-role";

type Result = { done: { id: string }[]; refused: { id: string; code: string }[] };
type Act = (tx: OrgTx, id: string) => Promise<Result>;

const ACTS: [string, Act][] = [
  ["demoted", (tx, id) => takeRole(tx, { ids: [id], role: "OWNER" })],
  ["suspended", (tx, id) => suspendAccounts(tx, { ids: [id] })],
  ["closed", (tx, id) => closeAccounts(tx, { ids: [id] })],
];

let org: TestOrg;
let anna: { id: string; scope: Scope };

beforeEach(async () => {
  // The admins of the organisation next door keep nobody in office here.
  await newAdmin(await newOrg());
  org = await newOrg();
  anna = await newAdmin(org);
});

/** Who is ACTIVE and may manage admins. */
const managers = (): Promise<string[]> =>
  org.run(async (tx) => {
    const roles = await tx.db.accountRole.findMany({ where: { orgId: tx.org, role: "OWNER" } });
    const ids = roles.map(({ accountId }) => accountId);
    const active = { orgId: tx.org, id: { in: ids }, status: "ACTIVE" };
    return (await tx.db.account.findMany({ where: active })).map(({ id }) => id);
  });

test.each(ACTS)(
  "the last admin is not %s: by themselves, by another admin, by a schedule",
  async (_, act) => {
    const refused = { done: [], refused: [{ id: anna.id, code: "last-admin" }] };
    expect(await inOrg(anna.scope, (tx) => act(tx, anna.id))).toEqual(refused);
    expect(await org.run((tx) => act(tx, anna.id))).toEqual(refused);
    expect(await managers()).toEqual([anna.id]);
  },
);

test.each(ACTS)("with a second one the first is %s", async (_, act) => {
  const ben = await newAdmin(org);
  expect((await inOrg(ben.scope, (tx) => act(tx, anna.id))).done).toMatchObject([{ id: anna.id }]);
  expect(await managers()).toEqual([ben.id]);
});

test("a second one who is not active, or holds another role, does not count", async () => {
  await newAdmin(org, ["ACCOUNT_ADMIN"]);
  const ben = await newAdmin(org);
  await org.run((tx) => suspendAccounts(tx, { ids: [ben.id] }));
  const waiting = await newAccountIn(org, "INVITED");
  await org.run((tx) => giveRole(tx, { ids: [waiting], role: "OWNER" }));
  const { refused } = await org.run((tx) => suspendAccounts(tx, { ids: [anna.id] }));
  expect(refused).toEqual([{ id: anna.id, code: "last-admin" }]);
});

test("all admins at once: none of them goes, everybody else does", async () => {
  const ben = await newAdmin(org);
  const member = await newAccountIn(org, "ACTIVE");
  const { done, refused } = await org.run((tx) =>
    suspendAccounts(tx, { ids: [anna.id, member, ben.id] }),
  );
  expect(done.map(({ id }) => id)).toEqual([member]);
  expect(refused.map(({ code }) => code)).toEqual(["last-admin", "last-admin"]);
  expect(await managers()).toHaveLength(2);
});

test.each(
  ACTS.flatMap(([firstName, first]) =>
    ACTS.map(([name, second]) => [firstName, name, first, second] as const),
  ),
)(
  "two admins remove each other at the same moment (%s, %s): one stays",
  async (_, __, first, second) => {
    const ben = await newAdmin(org);
    const [a, b] = await interleave<Result, Result | string | undefined>(
      (hold) =>
        inOrg(anna.scope, async (tx) => {
          const result = await first(tx, ben.id);
          await hold();
          return result;
        }),
      () => inOrg(ben.scope, (tx) => second(tx, anna.id)),
    );
    expect(a.done).toMatchObject([{ id: ben.id }]);
    expect(b).toEqual({ done: [], refused: [{ id: anna.id, code: "last-admin" }] });
    expect(await managers()).toEqual([anna.id]);
  },
);

test("nobody grants more than they hold, nor takes from who holds more", async () => {
  const admin = await newAdmin(org, ["ACCOUNT_ADMIN"]);
  const member = await newAccountIn(org, "ACTIVE");
  const give = inOrg(admin.scope, (tx) => giveRole(tx, { ids: [member], role: "OWNER" }));
  expect(await refusedWith(give)).toBe("not-allowed");
  const take = inOrg(admin.scope, (tx) => takeRole(tx, { ids: [anna.id], role: "OWNER" }));
  expect(await refusedWith(take)).toBe("not-allowed");
  expect(await managers()).toEqual([anna.id]);
});

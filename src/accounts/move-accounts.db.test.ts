import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { OrgTx } from "@/lib/org";
import type { Column } from "../../tests/support/account-table";
import { CELLS, eventOf } from "../../tests/support/account-table";
import { digestOf } from "../../tests/support/connections";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { forgetConflicts, interleave, noConflicts } from "../../tests/support/races";
import { moveAccounts } from "./move-accounts";
import type { AccountEvent, AccountStatus } from "./rules";
import { lockStates } from "./store";

let org: TestOrg;
let other: TestOrg;
const lookAlike = new Map<AccountStatus, string>();

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
  for (const status of ["CREATED", "INVITED", "ACTIVE", "SUSPENDED", "CLOSED"] as const)
    lookAlike.set(status, await newAccountIn(other, status));
});

const read = (id: string) => (tx: OrgTx) =>
  tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } });

async function accountIn(column: Column): Promise<string> {
  if (column !== "SUSPENDED, claimed")
    return newAccountIn(org, column.replace(/,.*/, "") as AccountStatus);
  const id = await newAccountIn(org, "ACTIVE");
  await org.run((tx) => moveAccounts(tx, { ids: [id], event: "suspend", source: "HAND" }));
  return id;
}

/** How often the audit log and the timeline name the account. */
async function written(id: string): Promise<{ audit: number; events: number }> {
  return org.run(async (tx) => {
    const where = { orgId: tx.org, accountId: id };
    const audit = await tx.db.auditEntry.count({ where });
    return { audit, events: await tx.db.accountEvent.count({ where }) };
  });
}

const move = (id: string, event: AccountEvent) =>
  org.run((tx) => moveAccounts(tx, { ids: [id], ...event }));

describe.each([
  "CREATED",
  "INVITED",
  "ACTIVE",
  "SUSPENDED, never claimed",
  "SUSPENDED, claimed",
  "CLOSED",
] as const)("an account that is %s, in the database", (from) => {
  test.each(CELLS.filter((cell) => cell.from === from))("$event", async ({ event, expected }) => {
    const id = await accountIn(from);
    const before = await org.run(read(id));
    const counts = await written(id);
    const claimableUntil = new Date(Date.now() + 86_400_000);
    const result = await move(id, eventOf(event, claimableUntil));
    const after = await org.run(read(id));
    if ("refused" in expected) {
      expect(result).toEqual({ done: [], refused: [{ id, code: expected.refused }] });
      expect(after).toEqual(before);
      expect(await written(id)).toEqual(counts);
    } else {
      const epoch = before.epoch + (expected.epochRises ? 1 : 0);
      expect(result).toEqual({
        done: [{ id, from: before.status, to: expected.to, epoch }],
        refused: [],
      });
      expect(after).toMatchObject({ status: expected.to, epoch });
      expect(await written(id)).toEqual({ audit: counts.audit + 1, events: counts.events + 1 });
    }
  });
});

test.each(["CREATED", "INVITED", "ACTIVE", "SUSPENDED"] as const)(
  "an account closed as %s is reopened as the rules say",
  async (status) => {
    const id = await newAccountIn(org, status);
    await move(id, { event: "close" });
    const { refused } = await move(id, { event: "reopen" });
    expect(refused).toEqual([]);
    const expected = {
      CREATED: "CREATED",
      INVITED: "CREATED",
      ACTIVE: "ACTIVE",
      SUSPENDED: "SUSPENDED",
    };
    const after = await org.run(read(id));
    expect(after).toMatchObject({
      status: expected[status],
      closedAt: null,
      statusBeforeClose: null,
    });
    expect(after.suspensionSource).toBe(status === "SUSPENDED" ? "HAND" : null);
  },
);

test("the audit entry and the line in the timeline say who, what, from where to where", async () => {
  const id = await newAccountIn(org, "CREATED");
  await org.run((tx) =>
    moveAccounts(
      tx,
      { ids: [id], event: "suspend", source: "SYNC" },
      { details: { source: "SYNC" } },
    ),
  );
  const [entry, event] = await org.run(async (tx) => {
    const last = { where: { orgId: tx.org, accountId: id }, orderBy: { id: "desc" } } as const;
    return [
      await tx.db.auditEntry.findFirst(last),
      await tx.db.accountEvent.findFirst(last),
    ] as const;
  });
  const details = { source: "SYNC", from: "CREATED", to: "SUSPENDED" };
  expect(entry).toMatchObject({
    act: "account.suspend",
    actorKind: "system",
    actorId: null,
    details,
  });
  expect(event).toMatchObject({
    event: "suspend",
    fromStatus: "CREATED",
    toStatus: "SUSPENDED",
    actorKind: "system",
  });
});

test("refused rows stop no others, the same id counts once, and foreign ids are unknown", async () => {
  const [created, invited, closed] = [
    await newAccountIn(org, "CREATED"),
    await newAccountIn(org, "INVITED"),
    await newAccountIn(org, "CLOSED"),
  ];
  const foreign = lookAlike.get("CREATED") ?? "";
  const before = await digestOf(other.id);
  const ids = [closed, created, foreign, invited, created];
  const { done, refused } = await org.run((tx) =>
    moveAccounts(tx, { ids, event: "suspend", source: "HAND" }),
  );
  expect(done.map(({ id }) => id).sort()).toEqual([created, invited].sort());
  expect(refused).toEqual([
    { id: foreign, code: "not-found" },
    { id: closed, code: "closed" },
  ]);
  expect(await digestOf(other.id)).toEqual(before);
});

test("of more people than one piece the first by its id is held first, and refusals keep the order asked", async () => {
  await forgetConflicts();
  const pair = [await newAccountIn(org, "ACTIVE"), await newAccountIn(org, "ACTIVE")];
  const [low = "", high = ""] = pair.toSorted();
  const nobody = Array.from({ length: 5_000 }, () => randomUUID());
  const [, { done, refused }] = await interleave(
    (hold) =>
      org.run(async (tx) => {
        await lockStates(tx, [low]);
        await hold();
        await lockStates(tx, [high]);
      }),
    () =>
      org.run((tx) =>
        moveAccounts(tx, { ids: [high, ...nobody, low], event: "suspend", source: "HAND" }),
      ),
  );
  expect(done.map(({ id }) => id)).toEqual([high, low]);
  expect(refused.map(({ id }) => id)).toEqual(nobody);
  await noConflicts();
});

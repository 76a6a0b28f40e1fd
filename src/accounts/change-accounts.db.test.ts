import { beforeAll, expect, test } from "vitest";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { digestOf } from "../../tests/support/connections";
import { timelineOf } from "../../tests/support/links";
import type { TestOrg } from "../../tests/support/org";
import { newAccountIn, newOrg } from "../../tests/support/org";
import { changeAccounts } from "./change-accounts";

let org: TestOrg;
let other: TestOrg;

beforeAll(async () => {
  org = await newOrg();
  other = await newOrg();
});

type Changes = Parameters<typeof changeAccounts>[1]["changes"];
const change = (changes: Changes) =>
  org.run((tx) => changeAccounts(tx, { changes, source: "ROSTER" }));
const read = (id: string) =>
  org.run((tx) => tx.db.account.findUniqueOrThrow({ where: { orgId_id: { orgId: tx.org, id } } }));

test("each row of a set goes, is refused or has nothing to change, on its own", async () => {
  const [plain, same, closed] = [
    await newAccountIn(org),
    await newAccountIn(org, "CREATED", { city: "Lyon" }),
    await newAccountIn(org, "CLOSED"),
  ];
  const foreign = await newAccountIn(other);
  const before = await digestOf(other.id);
  const ids = [plain, same, closed, foreign];
  const result = await change(ids.map((id) => ({ id, change: { city: "Lyon" } })));
  expect(result.done).toEqual([{ id: plain, fields: ["city"] }]);
  expect(result.refused).toEqual([
    { id: foreign, code: "not-found" },
    { id: closed, code: "closed" },
  ]);
  expect(await timelineOf(org, same)).toEqual(["created"]);
  expect(await digestOf(other.id)).toEqual(before);
});

test("of two rows that take one key the first gets it; a key that a row gives up is free afterwards", async () => {
  const [a, b, c] = [await newAccountIn(org), await newAccountIn(org), await newAccountIn(org)];
  const email = "wanted@halden.example";
  const first = await change([
    { id: a, change: { email } },
    { id: b, change: { login: email } },
    { id: c, change: { email: "Wanted@halden.example" } },
  ]);
  expect(first.refused).toEqual([
    { id: b, code: "login-taken" },
    { id: c, code: "email-taken" },
  ]);
  await change([{ id: a, change: { email: null, login: "a-1" } }]);
  expect((await change([{ id: c, change: { email } }])).done).toEqual([
    { id: c, fields: ["email"] },
  ]);
});

test("an account that is no longer what the change starts from is refused", async () => {
  const date = new Date("2030-01-01T00:00:00Z");
  const id = await newAccountIn(org, "CREATED", { city: "Lyon", suspensionDate: date });
  const to = { city: "Nantes", suspensionDate: new Date("2031-01-01T00:00:00Z") };
  const moved = await change([{ id, change: to, from: { city: "Paris", suspensionDate: date } }]);
  expect(moved).toEqual({ done: [], refused: [{ id, code: "changed-meanwhile" }] });
  const still = { city: "Lyon", suspensionDate: new Date(date) };
  expect((await change([{ id, change: to, from: still }])).done).toHaveLength(1);
  expect(await read(id)).toMatchObject(to);
});

test("invited people whose address changes wait to be sent again; the log keeps before and after", async () => {
  const ids = [await newAccountIn(org), await newAccountIn(org)];
  await org.run((tx) => inviteAccounts(tx, { ids, lane: 2 }));
  await change(ids.map((id) => ({ id, change: { email: `${id}@halden.example` } })));
  for (const id of ids) {
    expect(await read(id)).toMatchObject({ status: "INVITED", claimableUntil: null });
    expect((await timelineOf(org, id)).at(-1)).toBe("change-address");
  }
  const where = { orgId: org.id, act: "account.edited", accountId: { in: ids } };
  const entries = await org.run((tx) => tx.db.auditEntry.findMany({ where }));
  expect(entries.map(({ details }) => details)).toEqual(
    ids.map(() => ({ fields: ["email"], source: "ROSTER" })),
  );
  const sealed = await org.run((tx) =>
    tx.db.auditValue.count({ where: { orgId: tx.org, accountId: { in: ids } } }),
  );
  expect(sealed).toBeGreaterThanOrEqual(2);
});

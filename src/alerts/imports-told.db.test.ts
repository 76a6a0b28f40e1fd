import { expect, test } from "vitest";
import { newAdmin, newOrg } from "../../tests/support/org";
import { listAlerts } from "./queries";
import { tellNews } from "./tell-news";

test("an import that its maker waited for is no news; a long one is, by what it was and with its errors", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const now = new Date();
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
  const imported = (id: string, seconds: number, undoes: string | null) =>
    org.run((tx) =>
      tx.db.import.create({
        data: {
          ...{
            orgId: tx.org,
            id,
            purpose: undoes ? "UNDO" : "ROSTER",
            kind: "USER",
            madeBy: owner.id,
          },
          ...{ fileName: "users.xlsx", state: "APPLIED", total: 32, done: 29, undoes },
          ...{ createdAt: ago(600), begunAt: ago(seconds), finishedAt: now },
        },
      }),
    );
  const [short, long, undone] = [1, 2, 3].map((n) => `0000000${n}-0000-4000-8000-000000000000`) as [
    string,
    string,
    string,
  ];
  await imported(short, 3, null);
  expect([await org.run(tellNews), await org.run(tellNews)]).toEqual([0, 0]);
  await imported(long, 90, null);
  await imported(undone, 90, long);
  expect(await org.run(tellNews)).toBe(2);
  const told = await org.run((tx) => listAlerts(tx, owner.id, {}));
  const how = new Map(
    told.map(({ importId, importHow, faulty }) => [importId, [importHow, faulty]]),
  );
  expect(how.get(long)).toEqual([null, 0]);
  expect(how.get(undone)).toEqual(["undo", 0]);
  expect(how.has(short)).toBe(false);
});

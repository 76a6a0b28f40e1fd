import { expect, test } from "vitest";
import { plannedImport } from "../../tests/support/imports";
import { newAccountIn, newAdmin, newOrg } from "../../tests/support/org";
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

test("what became of all rows of a file is told: each is in one number, and who was invited besides", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const known = await newAccountIn(org, "CREATED", { login: "known" });
  const row = { cells: ["Told"], change: {} };
  const id = await plannedImport(org, owner.id, [
    { ...row, verdict: "CREATE", outcome: "done" },
    { ...row, verdict: "CREATE", outcome: "done" },
    { ...row, verdict: "CREATE", outcome: "email-taken" },
    { ...row, verdict: "UPDATE", accountId: known, outcome: "done" },
    { ...row, verdict: "SUSPEND", outcome: "unchanged" },
    { ...row, verdict: "CLOSE" },
    { ...row, verdict: "NONE" },
    { ...row, verdict: "LEFT_OUT" },
    { ...row, verdict: "ERROR" },
    { ...row, verdict: "CONFLICT" },
  ]);
  const at = (seconds: number) => new Date(Date.now() - seconds * 1_000);
  const ended = { state: "APPLIED", total: 6, done: 4, refused: 1, begunAt: at(90) };
  await org.run((tx) =>
    tx.db.import.updateMany({ where: { id }, data: { ...ended, finishedAt: tx.now } }),
  );
  expect(await org.run(tellNews)).toBe(1);
  const [told] = await org.run((tx) => listAlerts(tx, owner.id, {}));
  const counts = { rows: 10, created: 2, changed: 1, unchanged: 2, refused: 1, left: 2, faulty: 2 };
  expect(told?.details).toMatchObject({ ...counts, invited: 0 });
});

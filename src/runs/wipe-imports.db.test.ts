import { expect, test } from "vitest";
import { changeReading } from "@/imports/change-reading";
import { inOrg } from "@/lib/in-org";
import { beginAsShown } from "../../tests/support/applying";
import { asOwner } from "../../tests/support/connections";
import { plannedImport, workOn } from "../../tests/support/imports";
import { newAdmin, newOrg } from "../../tests/support/org";
import { planOf } from "../../tests/support/planning";
import { readRoster } from "../../tests/support/uploads";
import { readImport } from "./queries";
import { undoImport } from "./undo-import";
import { wipeImports } from "./wipe-imports";

const DAY = 86_400_000;

test("what was in a file goes when the retention time is over, not a day earlier, and not of one that is being applied", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const rows = ["a", "b", "c"].map((login) => ({
    ...{ verdict: "CREATE" as const, cells: ["Zwirn", login] },
    change: { create: { lastName: "Zwirn", login: `wipe-${login}` } },
  }));
  const [applied, planned, running] = [
    await plannedImport(org, owner.id, rows),
    await plannedImport(org, owner.id, rows),
    await plannedImport(org, owner.id, rows),
  ];
  const begin = (id: string) =>
    inOrg(owner.scope, (tx) => beginAsShown(tx, { id, expected: 3, invite: "LATER" }));
  await begin(applied);
  await workOn(org, applied);
  await begin(running);
  const wipe = (days: number, most = 100) =>
    org.run((tx) => wipeImports(tx, { most }), new Date(Date.now() + days * DAY));
  const words = () =>
    asOwner(async (client) => {
      const text =
        "SELECT DISTINCT import_id AS id FROM app.import_rows m WHERE org_id = $1 AND m::text LIKE '%Zwirn%'";
      return (await client.query<{ id: string }>(text, [org.id])).rows.map(({ id }) => id).sort();
    });
  expect(await wipe(89)).toBe(0);
  expect(await words()).toEqual([applied, planned, running].sort());
  expect([await wipe(91, 4), await wipe(91, 4), await wipe(91, 4)]).toEqual([4, 2, 0]);
  expect(await words()).toEqual([running]);
  const view = await org.run((tx) => readImport(tx, applied));
  expect(view).toMatchObject({ state: "APPLIED", done: 3 });
  expect(view?.wipedAt).not.toBeNull();
  expect(await org.run((tx) => readImport(tx, planned))).toMatchObject({ state: "DISCARDED" });
  const undo = inOrg(owner.scope, (tx) => undoImport(tx, { id: applied }));
  await expect(undo).rejects.toMatchObject({ code: "import-wiped" });
});

test("a file of which nothing was applied goes after a week: with its reading, without its plan", async () => {
  const org = await newOrg();
  const owner = await newAdmin(org);
  const file = "LASTNAME,EMAIL\nZwirn,zwirn@r.example";
  const read = await readRoster(org, owner.scope, file);
  const { id: planned } = await planOf(org, file, { madeBy: owner.id });
  const after = async (days: number) => {
    await org.run((tx) => wipeImports(tx, { most: 100 }), new Date(Date.now() + days * DAY));
    const chunks = await org.run((tx) => tx.db.fileChunk.count({ where: { orgId: tx.org } }));
    const stateOf = async (id: string) => (await org.run((tx) => readImport(tx, id)))?.state;
    return [chunks, await stateOf(read), await stateOf(planned)];
  };
  expect(await after(6)).toEqual([2, "READ", "PLANNED"]);
  expect(await after(8)).toEqual([0, "DISCARDED", "PLANNED"]);
  const change = inOrg(owner.scope, (tx) => changeReading(tx, { id: planned, kind: "USER" }));
  await expect(change).rejects.toMatchObject({ code: "file-gone" });
});

import { expect, test } from "vitest";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { newApplying, newcomer } from "../../tests/support/applying";
import { plannedImport } from "../../tests/support/imports";
import { newAdmin } from "../../tests/support/org";
import { applyRows } from "./apply-rows";

const { org, other, owner, begin } = await newApplying();

const ROWS = 600;
const PIECE = 10;

/** Rows of imports that this transaction read so far. */
async function rowsRead(tx: OrgTx): Promise<number> {
  const [row] = await tx.db.$queryRaw<{ read: number }[]>(sql`
    SELECT (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int AS read
    FROM pg_stat_xact_user_tables WHERE relname = 'import_rows'`);
  return row?.read ?? 0;
}

const crowd = (kind: "USER" | "CONTACT", name: string) =>
  Array.from({ length: ROWS }, (_, n) => {
    // each contact is owned by the user that many lines above
    const more = kind === "CONTACT" ? { owner: { line: n + 2 } } : {};
    return newcomer(`${name}${n}`, { ...more, kind });
  });

test("a piece reads its own rows and none of the thousands beside them", async () => {
  const colleague = await newAdmin(other);
  await plannedImport(other, colleague.id, crowd("USER", "Theirs"));
  const rows = [...crowd("USER", "Owner"), ...crowd("CONTACT", "Owned")];
  const id = await plannedImport(org, owner.id, rows);
  await begin(id, rows.length);
  const piece = () =>
    org.run(async (tx) => {
      // as where the planner believes that there are too few rows to walk them in order
      await tx.db.$executeRaw(sql`SET LOCAL enable_indexscan = off`);
      const before = await rowsRead(tx);
      await applyRows(tx, { id, most: PIECE });
      return (await rowsRead(tx)) - before;
    });
  // a pass begins by looking for its first row
  await piece();
  const users = await piece();
  await org.run((tx) => applyRows(tx, { id, most: ROWS - 2 * PIECE }));
  await piece();
  const contacts = await piece();
  // the lines looked through, each row when it is written, and those of the contacts' owners
  expect(users).toBeLessThanOrEqual(PIECE * 6);
  expect(contacts).toBeLessThanOrEqual(PIECE * 8);
}, 60_000);

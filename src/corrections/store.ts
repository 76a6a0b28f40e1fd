import type { Reading } from "@/imports/input";
import type { ImportPurpose, ImportState } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import { jsonOf, sql, textsOf } from "@/lib/sql";
import type { Merge } from "./rules";

export type LockedCorrections = {
  id: string;
  purpose: ImportPurpose;
  madeBy: string;
  state: ImportState;
  fileId: string | null;
  reading: unknown;
  corrects: string | null;
  /** Rows of the file that are worked through. */
  total: number;
  options: { merge?: Merge };
};

/** A file of corrections, held until the transaction ends: of two workers with it one waits. */
export async function lockCorrections(
  tx: OrgTx,
  id: string,
): Promise<LockedCorrections | undefined> {
  const rows = await tx.db.$queryRaw<LockedCorrections[]>(sql`
    SELECT id, purpose, made_by AS "madeBy", state, file_id AS "fileId", reading, corrects, total, options FROM app.imports
    WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid FOR UPDATE`);
  return rows[0];
}

/** Holds a file of corrections and the import that it corrects, in the order in which whoever holds all imports does. */
export const holdBoth = (tx: OrgTx, id: string): Promise<number> =>
  tx.db.$executeRaw(sql`
    SELECT FROM app.imports WHERE org_id = ${tx.org}::uuid AND (id = ${id}::uuid
      OR id = (SELECT c.corrects FROM app.imports c WHERE c.org_id = ${tx.org}::uuid AND c.id = ${id}::uuid))
    ORDER BY id FOR NO KEY UPDATE`);

/** So many cells the longest row of a plan has. */
export async function readWidest(tx: OrgTx, id: string): Promise<number> {
  const [found] = await tx.db.$queryRaw<{ widest: number | null }[]>(sql`
    SELECT max(json_array_length(cells)) AS widest FROM app.import_rows
    WHERE org_id = ${tx.org}::uuid AND import_id = ${id}::uuid AND cells IS NOT NULL`);
  return found?.widest ?? 0;
}

export const setReading = (tx: OrgTx, id: string, reading: Reading) =>
  tx.db.import.update({ where: { orgId_id: { orgId: tx.org, id } }, data: { reading } });

/** These lines do nothing, as another is kept instead: they are no twins. Their keys stay, by which an erasure finds them. */
export async function leaveOut(
  tx: OrgTx,
  id: string,
  lines: readonly number[],
  kept: number,
): Promise<void> {
  const own = { orgId: tx.org, importId: id, line: { in: [...lines] } };
  await tx.db.importFault.deleteMany({ where: own });
  await tx.db.$executeRaw(sql`
    UPDATE app.import_rows SET verdict = 'LEFT_OUT', change = jsonb_build_object('leftFor', ${kept}::int), channel = NULL, faults = NULL,
      fault_keys = '{}'
    WHERE org_id = ${tx.org}::uuid AND import_id = ${id}::uuid AND line = ANY (${[...lines]}::int[])`);
}

/** Puts other cells into rows, whose verdicts are another step. */
export const writeCells = (
  tx: OrgTx,
  id: string,
  rows: readonly { line: number; cells: readonly string[] }[],
): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.import_rows i SET cells = r.cells::json
    FROM unnest(${rows.map(({ line }) => line)}::int[], ${textsOf(rows.map(({ cells }) => jsonOf(cells)))}) AS r (line, cells)
    WHERE i.org_id = ${tx.org}::uuid AND i.import_id = ${id}::uuid AND i.line = r.line`);

/** So many rows further: of these some found their place. */
export const advance = (
  tx: OrgTx,
  { id, total, options }: LockedCorrections,
  { rows, done, refused, merge }: { rows: number; done: number; refused: number; merge: Merge },
) =>
  tx.db.import.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: {
      total: total + rows,
      done: { increment: done },
      refused: { increment: refused },
      options: { ...options, merge: JSON.parse(JSON.stringify(merge)) },
    },
  });

/** All of it is merged, or why it cannot be; the file is no longer needed. */
export const end = (
  tx: OrgTx,
  { id, options }: LockedCorrections,
  how: { merge: Merge } | { fault: string },
) =>
  tx.db.import.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: {
      ...("fault" in how
        ? { state: "FAILED", fault: how.fault }
        : {
            state: "APPLIED",
            begunAt: tx.now,
            options: { ...options, merge: JSON.parse(JSON.stringify(how.merge)) },
          }),
      finishedAt: tx.now,
      fileId: null,
    },
  });

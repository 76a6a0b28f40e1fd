import type { Merge } from "@/corrections/rules";
import type { ImportPurpose, ImportState } from "@/imports/rules";
import { isOver } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import { newId } from "@/lib/secrets";
import { sql } from "@/lib/sql";
import type { Place } from "@/outcomes/rules";

/** What is noted beside an import while it is planned and applied. */
export type Notes = {
  /** Up to where its rows are written, or an undoing is planned. */
  place?: Place;
  /** Teams that it made: undoing deletes them where they are empty again. */
  madeTeams?: readonly string[];
  /** Why it stands still, or that it was ended before its last row. */
  why?: string | null;
  stopped?: boolean;
  /** Whom no message reaches is not invited. */
  noCodes?: boolean;
  /** What became of a file of corrections. */
  merge?: Merge;
};

export type LockedImport = {
  id: string;
  purpose: ImportPurpose;
  madeBy: string;
  state: ImportState;
  invite: "NOW" | "LATER" | null;
  fileId: string | null;
  fileName: string;
  undoes: string | null;
  corrects: string | null;
  /** Which plan it is: every mending and every asking for approval raises it. */
  revision: number;
  total: number;
  done: number;
  refused: number;
  options: Notes & Record<string, unknown>;
  wipedAt: Date | null;
};

/** The import, held until the transaction ends: of two who work on it one waits. */
export async function lockImport(tx: OrgTx, id: string): Promise<LockedImport | undefined> {
  const rows = await tx.db.$queryRaw<LockedImport[]>(sql`
    SELECT id, purpose, made_by AS "madeBy", state, invite, file_id AS "fileId", file_name AS "fileName", undoes, corrects,
      revision, total, done, refused, options, wiped_at AS "wipedAt"
    FROM app.imports WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid FOR UPDATE`);
  return rows[0];
}

/** Leads an import to a state; one that is over gives its file up, one that waits for approval is looked at anew. */
export const setState = (
  tx: OrgTx,
  id: string,
  state: ImportState,
  data: { total?: number; invite?: string; approvedBy?: string | null } = {},
) => {
  const { approvedBy, ...plain } = data;
  return tx.db.import.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: {
      ...plain,
      state,
      ...(state === "AWAITING" ? { revision: { increment: 1 } } : {}),
      ...(approvedBy === undefined ? {} : { approvedBy, approvedAt: approvedBy ? tx.now : null }),
      ...(isOver(state) ? { finishedAt: tx.now, fileId: null } : {}),
    },
  });
};

/** The first time that an import is applied; resuming keeps it. */
export const setBegun = (tx: OrgTx, id: string): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.imports SET begun_at = coalesce(begun_at, ${tx.now}) WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid`);

/** Notes beside those that are there; counts go on. */
export const setNotes = (
  tx: OrgTx,
  id: string,
  notes: Notes,
  { done, refused } = { done: 0, refused: 0 },
): Promise<number> =>
  tx.db.$executeRaw(sql`
    UPDATE app.imports SET options = options || ${JSON.stringify(notes)}::jsonb, done = done + ${done}, refused = refused + ${refused}
    WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid`);

/** An undoing: an import of its own without a file. */
export async function insertUndo(tx: OrgTx, of: LockedImport, madeBy: string): Promise<string> {
  const id = newId();
  await tx.db.import.create({
    data: {
      ...{ orgId: tx.org, id, purpose: "UNDO", undoes: of.id, madeBy, fileName: of.fileName },
      ...{ state: "PLANNING", createdAt: tx.now },
    },
  });
  return id;
}

export const setUndoPlanned = (tx: OrgTx, id: string, counts: object) =>
  tx.db.import.update({
    where: { orgId_id: { orgId: tx.org, id } },
    data: { state: "PLANNED", plannedAt: tx.now, counts },
  });

/** Days for which a file is kept that nobody made anything of: it cannot be looked through for who is erased. */
const FILE_DAYS = 7;

/**
 * Ended imports whose time is over, plans that nobody applied in that time, and files of which no plan was made; the oldest
 * first.
 */
export async function findToWipe(tx: OrgTx): Promise<{ id: string; fileId: string | null }[]> {
  return tx.db.$queryRaw(sql`
    SELECT i.id, i.file_id AS "fileId" FROM app.imports i
    WHERE i.org_id = ${tx.org}::uuid AND i.wiped_at IS NULL AND i.state NOT IN ('APPLYING', 'PAUSED')
      AND (coalesce(i.finished_at, i.created_at) <= ${tx.now}::timestamptz - make_interval(days =>
          (SELECT o.retention_days FROM app.organizations o WHERE o.org_id = ${tx.org}::uuid))
        OR (i.state IN ('READING', 'READ', 'PLANNING') AND i.file_id IS NOT NULL AND NOT i.options ? 'recheck'
          AND i.created_at <= ${tx.now}::timestamptz - make_interval(days => ${FILE_DAYS}::int)))
    ORDER BY i.created_at LIMIT 20 FOR UPDATE SKIP LOCKED`);
}

/** Takes the files from plans that nobody applied for days; the plans stay. Returns the files. */
export async function releaseFiles(tx: OrgTx): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ fileId: string }[]>(sql`
    WITH old AS (SELECT i.id, i.file_id FROM app.imports i
      WHERE i.org_id = ${tx.org}::uuid AND i.state IN ('PLANNED', 'AWAITING') AND i.file_id IS NOT NULL
        AND i.created_at <= ${tx.now}::timestamptz - make_interval(days => ${FILE_DAYS}::int)
      ORDER BY i.created_at LIMIT 20 FOR UPDATE SKIP LOCKED)
    UPDATE app.imports i SET file_id = NULL FROM old WHERE i.org_id = ${tx.org}::uuid AND i.id = old.id
    RETURNING old.file_id AS "fileId"`);
  return rows.map(({ fileId }) => fileId);
}

/** Deletes up to so many rows, with what was in the file and what was made of it. Returns how many. */
export const dropRows = (tx: OrgTx, id: string, most: number): Promise<number> =>
  tx.db.$executeRaw(sql`
    DELETE FROM app.import_rows m WHERE m.org_id = ${tx.org}::uuid AND m.import_id = ${id}::uuid AND m.line <= (
      SELECT max(w.line) FROM (SELECT line FROM app.import_rows
        WHERE org_id = ${tx.org}::uuid AND import_id = ${id}::uuid ORDER BY line LIMIT ${most}) w)`);

/** What is left of a wiped import is who brought how many people, and when; one that was never applied is over with it. */
export async function setWiped(tx: OrgTx, id: string): Promise<void> {
  await tx.db.$executeRaw(sql`
    DELETE FROM app.import_faults WHERE org_id = ${tx.org}::uuid AND import_id = ${id}::uuid`);
  await tx.db.$executeRaw(sql`
    UPDATE app.imports SET wiped_at = ${tx.now}, file_id = NULL, file_digest = NULL, reading = '{}', options = options - 'chore',
      counts = counts - 'groups' - 'newTeamNames' - 'teams',
      finished_at = coalesce(finished_at, ${tx.now}),
      state = CASE WHEN state IN ('APPLIED', 'FAILED') THEN state ELSE 'DISCARDED' END
    WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid`);
}

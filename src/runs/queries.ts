import { plainText } from "@/accounts/input";
import type { ImportPurpose, ImportState } from "@/imports/rules";
import type { OrgTx } from "@/lib/org";
import type { Sql } from "@/lib/sql";
import { empty, join, sql } from "@/lib/sql";
import type { PlanCounts } from "@/plans/rules";
import { WRITTEN, writtenBy } from "@/plans/rules";
import type { Notes } from "./store";

export type ImportLine = {
  id: string;
  purpose: ImportPurpose;
  kind: string | null;
  state: ImportState;
  fault: string | null;
  fileName: string;
  madeBy: string;
  madeByName: string;
  counts: Partial<PlanCounts>;
  total: number;
  done: number;
  refused: number;
  createdAt: Date;
  finishedAt: Date | null;
  wipedAt: Date | null;
  /** The import whose rows this file corrects. */
  corrects: string | null;
  /** The undoing of it, planned or applied: whose, and what came of it. */
  undo: Undoing | null;
};
/** An import's undoing; `left` rows stay as they are. */
export type Undoing = {
  id: string;
  state: ImportState;
  by: string;
  done: number;
  left: number;
  finishedAt: Date | null;
};
export type ImportView = ImportLine & {
  invite: "NOW" | "LATER" | null;
  options: Notes & Record<string, unknown>;
  revision: number;
  undoes: string | null;
  approvedByName: string | null;
  approvedAt: Date | null;
  plannedAt: Date | null;
  begunAt: Date | null;
};

const nameOf = (table: Sql): Sql =>
  sql`coalesce(nullif(btrim(concat_ws(' ', ${table}.first_name, ${table}.last_name)), ''), ${table}.email, ${table}.login, '')`;

const LINE = sql`i.id, i.purpose, i.kind, i.state, i.fault, i.file_name AS "fileName", i.made_by AS "madeBy",
  ${nameOf(sql`b`)} AS "madeByName", i.counts, i.total, i.done, i.refused, i.created_at AS "createdAt",
  i.finished_at AS "finishedAt", i.wiped_at AS "wipedAt", i.corrects`;
const MAKER = sql`LEFT JOIN app.accounts b ON b.org_id = i.org_id AND b.id = i.made_by`;

const UNDOING = sql`LEFT JOIN app.imports u ON u.org_id = i.org_id AND u.undoes = i.id AND u.state NOT IN ('FAILED', 'DISCARDED')
  LEFT JOIN app.accounts w ON w.org_id = u.org_id AND w.id = u.made_by`;
const UNDO = sql`u.id AS "undoneBy", u.state AS "undoState", u.done AS "undoDone", u.counts AS "undoCounts",
  u.finished_at AS "undoneAt", ${nameOf(sql`w`)} AS "undoName"`;
type UndoColumns = {
  undoneBy: string | null;
  undoState: ImportState;
  undoDone: number;
  undoCounts: Partial<PlanCounts>;
  undoneAt: Date | null;
  undoName: string;
};

/** A line with its undoing beside it, as one. */
function withUndo<T>(row: T & UndoColumns): T & { undo: Undoing | null } {
  const { undoneBy, undoState, undoDone, undoCounts, undoneAt, undoName, ...line } = row;
  if (!undoneBy) return { ...(line as T), undo: null };
  const { verdicts = {} } = undoCounts;
  // a row that was to be led back and was not stays, whether it was refused or the undoing was ended early
  const left = (verdicts.CONFLICT ?? 0) + writtenBy({ verdicts }) - undoDone;
  const undo = { id: undoneBy, state: undoState, by: undoName, done: undoDone, left };
  return { ...(line as T), undo: { ...undo, finishedAt: undoneAt } };
}

type Only = { purpose?: ImportPurpose };
export type ImportFilter = Only & { q?: string; states?: readonly ImportState[] };
export type ImportCursor = { at: Date; id: string; back?: boolean };

/** The organisation's imports, along their index: it has them by the hundred. */
function conditions(tx: OrgTx, { q = "", states = [], purpose }: ImportFilter): Sql {
  const needle = plainText(q);
  return sql`i.org_id = ${tx.org}::uuid
    ${states.length > 0 ? sql`AND i.state IN (${join(states)})` : empty}
    ${purpose ? sql`AND i.purpose = ${purpose}` : empty}
    ${needle ? sql`AND (strpos(lower(i.file_name), ${q.trim().toLowerCase()}) > 0 OR strpos(b.name_key, ${needle}) > 0)` : empty}`;
}

/** A page of imports, newest first, and whether there are others. */
export async function listImports(
  tx: OrgTx,
  filter: ImportFilter,
  cursor?: ImportCursor,
  most = 50,
): Promise<{ rows: ImportLine[]; more: boolean }> {
  const than = cursor?.back ? sql`>` : sql`<`;
  const order = cursor?.back ? sql`ASC` : sql`DESC`;
  const from = cursor
    ? sql`AND (i.created_at, i.id) ${than} (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : empty;
  const rows = await tx.db.$queryRaw<(Omit<ImportLine, "undo"> & UndoColumns)[]>(sql`
    SELECT ${LINE}, ${UNDO} FROM app.imports i ${MAKER} ${UNDOING}
    WHERE ${conditions(tx, filter)} ${from}
    ORDER BY i.created_at ${order}, i.id ${order} LIMIT ${most + 1}`);
  const more = rows.length > most;
  if (more) rows.pop();
  const page = rows.map((row) => withUndo(row));
  return { rows: cursor?.back ? page.reverse() : page, more };
}

/** How many imports match. */
export async function countImports(tx: OrgTx, filter: ImportFilter = {}): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM app.imports i ${MAKER} WHERE ${conditions(tx, filter)}`);
  return rows[0]?.n ?? 0;
}

/** One import; null for an unknown id and one of another organisation alike. */
export async function readImport(tx: OrgTx, id: string): Promise<ImportView | null> {
  const rows = await tx.db.$queryRaw<(Omit<ImportView, "undo"> & UndoColumns)[]>(sql`
    SELECT ${LINE}, ${UNDO}, i.invite, i.options, i.revision, i.undoes,
      nullif(${nameOf(sql`p`)}, '') AS "approvedByName", i.approved_at AS "approvedAt", i.planned_at AS "plannedAt",
      i.begun_at AS "begunAt"
    FROM app.imports i ${MAKER} ${UNDOING}
    LEFT JOIN app.accounts p ON p.org_id = i.org_id AND p.id = i.approved_by
    WHERE i.org_id = ${tx.org}::uuid AND i.id = ${id}::uuid`);
  return rows[0] ? withUndo(rows[0]) : null;
}

export type Progress = { state: ImportState; total: number; done: number; refused: number };

/** How far an import is, as the database has it at this moment. */
export async function readProgress(tx: OrgTx, id: string): Promise<Progress | null> {
  return tx.db.import.findUnique({
    where: { orgId_id: { orgId: tx.org, id } },
    select: { state: true, total: true, done: true, refused: true },
  }) as Promise<Progress | null>;
}

const writtenRows = (
  tx: OrgTx,
  id: string,
): Sql => sql`m.org_id = ${tx.org}::uuid AND m.import_id = ${id}::uuid
  AND m.verdict IN (${join(WRITTEN)}) AND m.outcome IS NULL`;

/** How many rows applying would write now. */
export async function countWritten(tx: OrgTx, id: string): Promise<number> {
  const rows = await tx.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM app.import_rows m WHERE ${writtenRows(tx, id)}`);
  return rows[0]?.n ?? 0;
}

/** The people of a plan who hold a role: nobody writes those who may do more than they. */
export async function findHolders(tx: OrgTx, id: string): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT r.account_id AS id FROM app.account_roles r
    JOIN app.import_rows m ON m.org_id = r.org_id AND m.account_id = r.account_id
    WHERE r.org_id = ${tx.org}::uuid AND ${writtenRows(tx, id)}`);
  return rows.map((row) => row.id);
}

/** The teams that an import made. */
export async function readMadeTeams(tx: OrgTx, id: string): Promise<readonly string[]> {
  const found = await tx.db.import.findUnique({
    where: { orgId_id: { orgId: tx.org, id } },
    select: { options: true },
  });
  return (found?.options as Notes | undefined)?.madeTeams ?? [];
}

/** Whether this import leads another one back; what it is for never changes. */
export const isUndoing = async (tx: OrgTx, id: string): Promise<boolean> =>
  (await tx.db.import.count({ where: { orgId: tx.org, id, purpose: "UNDO" } })) > 0;

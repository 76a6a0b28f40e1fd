import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import type { PlanOptions } from "@/plans/rules";
import type { RosterKind } from "@/rosters/rules";
import type { Reading } from "./input";
import type { ImportPurpose, ImportState } from "./rules";
import { OPEN } from "./rules";

export const insertImport = (
  tx: OrgTx,
  row: {
    id: string;
    purpose: ImportPurpose;
    kind: string | null;
    madeBy: string;
    fileId: string;
    fileName: string;
    corrects?: string;
  },
) =>
  tx.db.import.create({
    data: { ...row, orgId: tx.org, state: "UPLOADING", createdAt: tx.now },
  });

/** Open files, or open files of corrections, counted to `most`. Two who begin at once may pass a limit by one. */
export const countOpen = (tx: OrgTx, most: number, isCorrection: boolean): Promise<number> =>
  tx.db.import.count({
    where: {
      ...{ orgId: tx.org, state: { in: [...OPEN] }, purpose: { not: "UNDO" } },
      corrects: isCorrection ? { not: null } : null,
    },
    take: most,
  });

export type LockedImport = {
  id: string;
  purpose: ImportPurpose;
  kind: RosterKind | null;
  madeBy: string;
  fileId: string | null;
  state: ImportState;
  reading: unknown;
  options: PlanOptions;
  /** The import whose rows this file corrects. */
  corrects: string | null;
};

/** The import, held until the transaction ends: of two who work on it one waits. */
export async function lockImport(tx: OrgTx, id: string): Promise<LockedImport | undefined> {
  const rows = await tx.db.$queryRaw<LockedImport[]>(sql`
    SELECT id, purpose, kind, made_by AS "madeBy", file_id AS "fileId", state, reading, options, corrects
    FROM app.imports WHERE org_id = ${tx.org}::uuid AND id = ${id}::uuid FOR UPDATE`);
  return rows[0];
}

const update = (
  tx: OrgTx,
  id: string,
  data: Parameters<OrgTx["db"]["import"]["update"]>[0]["data"],
) => tx.db.import.update({ where: { orgId_id: { orgId: tx.org, id } }, data });

export const setState = (tx: OrgTx, id: string, state: ImportState) => update(tx, id, { state });

/** How much of the file is here. */
export const setUploaded = (
  tx: OrgTx,
  id: string,
  file: { fileBytes: number; fileDigest?: string },
  state: ImportState,
) => update(tx, id, { ...file, state });

/** How the file is read; a plan that was made of it before says nothing any more. */
export const setReading = (
  tx: OrgTx,
  id: string,
  {
    reading,
    state,
    ...kind
  }: {
    reading: Reading | { chosen: Reading["chosen"] };
    state: ImportState;
    kind?: string | null;
    options?: PlanOptions;
  },
) => update(tx, id, { reading, state, ...kind });

/** The file cannot be read: the import is over. */
export const setUnreadable = (tx: OrgTx, id: string, fault: string) =>
  update(tx, id, { state: "FAILED", fault, finishedAt: tx.now });

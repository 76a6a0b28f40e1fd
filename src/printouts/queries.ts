import type { Named } from "@/accounts/input";
import { displayName } from "@/accounts/input";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { canBeDrawn, LETTERS_KEPT_MS } from "./rules";

/** A print run, to who asked for it; to nobody else, and to the worker. */
export async function readRun(tx: OrgTx, id: string) {
  const run = await tx.db.letterRun.findUnique({ where: { orgId_id: { orgId: tx.org, id } } });
  const isOwn =
    tx.actor.kind === "system" || (tx.actor.kind === "account" && run?.madeBy === tx.actor.id);
  return run && isOwn ? run : undefined;
}

/** The print runs of the reader whose files are still there, the newest first. */
export const listRuns = (tx: OrgTx, most = 5) =>
  tx.db.letterRun.findMany({
    where: {
      orgId: tx.org,
      madeBy: tx.actor.kind === "account" ? tx.actor.id : tx.org,
      createdAt: { gt: new Date(tx.now.getTime() - LETTERS_KEPT_MS) },
    },
    select: { id: true, count: true, createdAt: true },
    orderBy: { createdAt: "desc" },
    take: most,
  });

export type PartRow = {
  number: number;
  name: string | null;
  count: number;
  made: number | null;
  /** Its letters can be downloaded. */
  isThere: boolean;
};

/** The files of a run, without what is in them. */
export const listParts = (tx: OrgTx, runId: string): Promise<PartRow[]> =>
  tx.db.$queryRaw<PartRow[]>(sql`
    SELECT number, name, cardinality(account_ids) AS count, made, sealed IS NOT NULL AS "isThere"
    FROM app.letter_parts WHERE org_id = ${tx.org}::uuid AND run_id = ${runId}::uuid ORDER BY number`);

export const readPart = (tx: OrgTx, runId: string, number: number) =>
  tx.db.letterPart.findUnique({
    where: { orgId_runId_number: { orgId: tx.org, runId, number } },
  });

/** The next file of a run that is still to be made. */
export const nextPart = (tx: OrgTx, runId: string) =>
  tx.db.letterPart.findFirst({
    where: { orgId: tx.org, runId, made: null },
    select: { number: true, name: true, accountIds: true },
    orderBy: { number: "asc" },
  });

/** Everybody whom a run has letters for, to who asked for it; to others it is a run that does not exist: nobody. */
export async function listPrinted(tx: OrgTx, runId: string): Promise<string[]> {
  if (!(await readRun(tx, runId))) return [];
  const where = { orgId: tx.org, runId };
  const parts = await tx.db.letterPart.findMany({ where, select: { accountIds: true } });
  return parts.flatMap(({ accountIds }) => accountIds);
}

/** Of those whom a run has letters for the names that are printed as boxes, for want of a font; to who asked for it. */
export async function listUndrawn(tx: OrgTx, runId: string): Promise<string[]> {
  const ids = await listPrinted(tx, runId);
  const people = await tx.db.$queryRaw<Named[]>(sql`
    SELECT first_name AS "firstName", last_name AS "lastName", email, login, external_id AS "externalId", phone
    FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id = ANY (${ids}::uuid[]) ORDER BY name_key`);
  return people.map(displayName).filter((name) => !canBeDrawn(name));
}

import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";

type NewRun = {
  id: string;
  madeBy: string;
  form: string;
  split: string;
  count: number;
  sealed: Uint8Array<ArrayBuffer>;
  keyVersion: number;
};

/** What was asked for, and the files that are to be made of it. */
export async function insertRun(
  tx: OrgTx,
  { sealed, ...run }: NewRun,
  parts: readonly { name: string | null; ids: string[] }[],
): Promise<void> {
  await tx.db.letterRun.create({
    data: { orgId: tx.org, ...run, keySealed: sealed, createdAt: tx.now },
  });
  await tx.db.letterPart.createMany({
    data: parts.map(({ name, ids }, place) => ({
      ...{ orgId: tx.org, runId: run.id, number: place + 1, name, accountIds: ids },
    })),
  });
}

/** A finished file. Made twice it is the same one. */
export const setPart = (
  tx: OrgTx,
  { runId, number }: { runId: string; number: number },
  { printed, sealed }: { printed: string[]; sealed: Uint8Array<ArrayBuffer> | null },
) =>
  tx.db.letterPart.update({
    where: { orgId_runId_number: { orgId: tx.org, runId, number } },
    // whose letters are in it, they alone decide who may open it
    data: {
      ...{ made: printed.length, madeAt: tx.now, sealed },
      ...(printed.length > 0 && { accountIds: printed }),
    },
  });

/** A file is to be made again, for these alone. */
export const renewPart = (
  tx: OrgTx,
  { runId, number }: { runId: string; number: number },
  accountIds: string[],
) =>
  tx.db.letterPart.update({
    where: { orgId_runId_number: { orgId: tx.org, runId, number } },
    data: { accountIds, made: null, madeAt: null, sealed: null },
  });

/** Ends a run: what is not made yet never will be. */
export const endParts = (tx: OrgTx, runId: string) =>
  tx.db.letterPart.updateMany({
    where: { orgId: tx.org, runId, made: null },
    data: { made: 0, madeAt: tx.now },
  });

/** How many runs of this maker have files that are still to be made. Their row is held: of two begun at once the second counts the first. */
export async function countOpen(tx: OrgTx, madeBy: string): Promise<number> {
  await tx.db.$queryRaw(sql`
    SELECT id FROM app.accounts WHERE org_id = ${tx.org}::uuid AND id = ${madeBy}::uuid FOR NO KEY UPDATE`);
  const rows = await tx.db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM app.letter_runs r WHERE r.org_id = ${tx.org}::uuid AND r.made_by = ${madeBy}::uuid
      AND EXISTS (SELECT FROM app.letter_parts p WHERE p.org_id = r.org_id AND p.run_id = r.id AND p.made IS NULL)`);
  return rows[0]?.count ?? 0;
}

/** Of these codes the ones that were there at that time. */
export async function keepMadeBy(
  tx: OrgTx,
  sendIds: readonly string[],
  at: Date,
): Promise<Set<string>> {
  const rows = await tx.db.send.findMany({
    where: { orgId: tx.org, id: { in: [...sendIds] }, createdAt: { lte: at } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

/** The letters of files that were made before this go; returns of how many files. */
export async function forgetLetters(tx: OrgTx, before: Date, most: number): Promise<number> {
  const where = { orgId: tx.org, madeAt: { lt: before }, sealed: { not: null } };
  const select = { runId: true, number: true } as const;
  const old = await tx.db.letterPart.findMany({ where, select, take: most });
  for (const one of old)
    await tx.db.letterPart.updateMany({
      where: { orgId: tx.org, ...one },
      data: { sealed: null },
    });
  return old.length;
}

import type { OrgTx } from "@/lib/org";

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
  { made, sealed }: { made: number; sealed: Uint8Array<ArrayBuffer> },
) =>
  tx.db.letterPart.update({
    where: { orgId_runId_number: { orgId: tx.org, runId, number } },
    data: { made, madeAt: tx.now, sealed },
  });

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

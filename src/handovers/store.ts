import type { OrgTx } from "@/lib/org";

/** One more wrong answer to the question after this code; its row is locked. */
export const countWrongFact = (tx: OrgTx, sendId: string) =>
  tx.db.send.update({
    where: { orgId_id: { orgId: tx.org, id: sendId } },
    data: { wrongFacts: { increment: 1 } },
  });

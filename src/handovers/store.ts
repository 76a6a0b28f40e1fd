import type { OrgTx } from "@/lib/org";

/** One more wrong answer to the question after this code, whose row is held; the last one there may be locks it. */
export const countWrongFact = (tx: OrgTx, sendId: string, { locks }: { locks: boolean }) =>
  tx.db.send.update({
    where: { orgId_id: { orgId: tx.org, id: sendId } },
    data: { wrongFacts: { increment: 1 }, ...(locks ? { lockedAt: tx.now } : {}) },
  });

/** Who handed these codes over, and when; or nobody yet. */
export const setHandedOver = (tx: OrgTx, sendIds: readonly string[], isHanded: boolean) =>
  tx.db.send.updateMany({
    where: { orgId: tx.org, id: { in: [...sendIds] } },
    data: {
      handedOverAt: isHanded ? tx.now : null,
      handedOverBy: isHanded && tx.actor.kind === "account" ? tx.actor.id : null,
    },
  });

/** Somebody was given what they asked for. */
export const clearAsked = (tx: OrgTx, id: string) =>
  tx.db.account.updateMany({
    where: { orgId: tx.org, id },
    data: { askedAt: null, deskAskedAt: null },
  });

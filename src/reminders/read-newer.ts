import { readClaimLink } from "@/invitations/queries";
import { standing } from "@/invitations/rules";
import type { OrgTx } from "@/lib/org";

/** When the link that replaced this one left for the same address or number; undefined unless that one can be claimed with. */
export async function readNewer(
  tx: OrgTx,
  { invitationId, liveSeq }: { invitationId: string; liveSeq: number },
): Promise<Date | undefined> {
  const where = { orgId: tx.org, invitationId, seq: liveSeq };
  const newer = await tx.db.send.findFirst({ where, select: { id: true, handedOverAt: true } });
  const link = newer && (await readClaimLink(tx, newer.id));
  return link && standing(link, tx.now) === "live" ? (newer.handedOverAt ?? undefined) : undefined;
}

import type { OrgTx } from "@/lib/org";
import { codeBytes, codeDigest } from "@/lib/secrets";
import { inPieces } from "@/lib/sql";
import { makeSends } from "@/messages/make-sends";
import { spellCode } from "./rules";
import { listDigests } from "./store";

export type NewCode = {
  purpose: "INVITATION" | "RECOVERY";
  accountId: string;
  invitationId?: string;
  seq?: number;
  epoch: number;
  expiresAt: Date;
};

/**
 * Makes access codes. Each is derived from the fresh random id of its send: nothing of it is stored but a keyed digest, and
 * it is spelled again whenever it is shown. Same order out as in.
 */
export async function makeCodes(
  tx: OrgTx,
  rows: NewCode[],
): Promise<{ id: string; keyVersion: number }[]> {
  const sends = await makeSends(tx, rows);
  const digests = sends.map(({ id, keyVersion }) => ({
    sendId: id,
    digest: codeDigest(spellCode(codeBytes(tx.org, id, keyVersion)), keyVersion),
  }));
  await inPieces(digests, async (piece) => {
    await listDigests(tx, piece);
    return [];
  });
  return sends;
}

import type { OrgTx } from "@/lib/org";
import { inPieces } from "@/lib/sql";
import { setEnds } from "./store";

/**
 * Says anew until when these invited people can claim. A move knows the end of the way that it invites by; who holds a code or
 * another link besides can claim as long as the longest of them, and is neither expired nor closed before that.
 */
export const settleEnds = async (tx: OrgTx, { ids }: { ids: readonly string[] }): Promise<void> => {
  await inPieces(ids, async (piece) => {
    await setEnds(tx, piece);
    return [];
  });
};

import type { OrgTx } from "@/lib/org";
import { markFailing, markWorking } from "./store";

type Said = { kind: string; code?: string; answer: string };

/**
 * What the organisation's own server said to some letters, for its admins to see: whether it takes any at all, else its
 * words. Written only where it is news. True when it takes letters that it did not take before.
 */
export async function noteAnswers(
  tx: OrgTx,
  { known, said }: { known: { fault: string | null; verifiedAt: Date | null }; said: Said[] },
): Promise<boolean> {
  const out = said.findLast(({ kind }) => kind === "outage");
  if (out) await markFailing(tx, out.code ?? "", out.answer);
  else if (said.some(({ kind }) => kind === "sent") && (known.fault || !known.verifiedAt)) {
    await markWorking(tx);
    return known.fault !== null;
  }
  return false;
}

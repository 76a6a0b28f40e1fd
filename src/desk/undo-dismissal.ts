import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { listStillAside } from "./queries";
import { takeBack } from "./take-back";

/** Takes back whom an act on many put aside, as far as they still are: who came back by something new stays as they are. */
export async function undoDismissal(
  tx: OrgTx,
  { selectionId }: { selectionId: string },
): Promise<{ count: number }> {
  const { done } = await takeBack(tx, { ids: await listStillAside(tx, selectionId) });
  if (done.length === 0) throw new Refusal("not-applicable");
  return { count: done.length };
}

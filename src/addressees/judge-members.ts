import type { OrgTx } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";
import type { Whom } from "./letter-traits";
import type { AlikeMembers } from "./queries";
import { groupMembers, readAboveOf } from "./queries";
import type { Channel, Ways } from "./rules";
import { leftOut, wayTo } from "./rules";

/** Why they are left out; else by which way they are written to, and why by no message where it is a code. */
export type Judged = AlikeMembers &
  ({ code: RefusalCode } | { code: undefined; way: Channel; why: RefusalCode | undefined });

/**
 * Everybody chosen to whom nobody wrote yet, alike ones together with up to `most` of their ids, by why they are left out; no
 * reason stands for those who are written to.
 */
export async function judgeMembers(
  tx: OrgTx,
  whom: Whom & { ways: Ways },
  most?: number,
): Promise<Judged[]> {
  const above = await readAboveOf(tx, whom.selectionId);
  const others = await groupMembers(tx, whom, above, false, most);
  const higher = above.length > 0 ? await groupMembers(tx, whom, above, true, most) : [];
  const weigh = (group: AlikeMembers, isAbove: boolean): Judged => {
    const { kind, ways } = whom;
    const code = leftOut(kind, group, tx.now, ways) ?? (isAbove ? "holds-more" : undefined);
    const { way, why } = wayTo(kind, group, ways);
    return code || !way ? { ...group, code: code ?? "no-address" } : { ...group, code, way, why };
  };
  return [
    ...others.map((group) => weigh(group, false)),
    ...higher.map((group) => weigh(group, true)),
  ];
}

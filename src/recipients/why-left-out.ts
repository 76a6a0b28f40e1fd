import type { Whom } from "@/addressees/letter-traits";
import { readAddressees, readWays } from "@/addressees/queries";
import { leftOut } from "@/addressees/rules";
import type { OrgTx } from "@/lib/org";
import type { RefusalCode } from "@/lib/refusal";

type Left = Whom & {
  withCodes: boolean;
  /** Who may do more than the actor. */
  above: readonly string[];
  ids: readonly string[];
};

/** Why each of these people would be left out of a campaign, were it their turn now. */
export async function whyLeftOut(
  tx: OrgTx,
  { ids, above, withCodes, ...whom }: Left,
): Promise<Map<string, RefusalCode>> {
  if (ids.length === 0) return new Map();
  const ways = await readWays(tx, withCodes);
  const groups = await readAddressees(tx, { ...whom, ways }, ids);
  const whys = groups.flatMap((group) =>
    group.ids.flatMap((id): [string, RefusalCode][] => {
      const isAbove = above.includes(id) ? ("holds-more" as const) : undefined;
      const code = leftOut(whom.kind, group, tx.now, ways) ?? isAbove;
      return code ? [[id, code]] : [];
    }),
  );
  return new Map(whys);
}

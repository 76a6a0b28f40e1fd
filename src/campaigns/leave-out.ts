import { judgeMembers } from "@/addressees/judge-members";
import { readWays } from "@/addressees/queries";
import { readRightsNow } from "@/admins/queries";
import type { OrgTx } from "@/lib/org";
import type { LockedCampaign } from "./store";
import { setCampaign, setOutcomes } from "./store";

/**
 * Whose turn never came and who would not have been written to either is left out of a campaign as it ends, each for their reason:
 * "not written to" are those alone whom it was for.
 */
export async function leaveOut(tx: OrgTx, campaign: LockedCampaign): Promise<void> {
  const { id, selectionId, actsFor, withCodes, count } = campaign;
  const maker = actsFor && { permissions: await readRightsNow(tx, actsFor), id: actsFor };
  const as = { ...tx, actor: maker ? { kind: "account" as const, ...maker } : tx.actor };
  const ways = await readWays(tx, withCodes);
  const left = (await judgeMembers(as, { ...campaign, ways }, count)).flatMap(({ code, ids }) =>
    code ? ids.map((one) => ({ code, id: one })) : [],
  );
  const outcomes = [...Map.groupBy(left, ({ code }) => code)].map(
    ([code, some]) => [String(code), some.map((one) => one.id)] as const,
  );
  await setOutcomes(tx, selectionId, new Map(outcomes));
  await setCampaign(tx, id, {}, { done: 0, refused: left.length });
}

import { readRightsNow } from "@/admins/queries";
import type { CampaignKind } from "@/campaigns/rules";
import type { OrgTx } from "@/lib/org";
import { sql } from "@/lib/sql";
import { judgeMembers } from "./judge-members";
import { readWays } from "./queries";
import type { LeftOutOf } from "./rules";

const ofSelection = {
  ...{ kind: true, state: true, withCodes: true, withDeclined: true, createdAt: true },
  ...{ stoppedWhy: true, takenBy: true, madeBy: true },
} as const;

/** How the people of a selection are judged: as its campaign does, or as one of this kind would that its chooser begins. */
async function termsOf(tx: OrgTx, { selection, kind }: LeftOutOf) {
  const where = { orgId: tx.org, selectionId: selection };
  const campaign = await tx.db.campaign.findFirst({ where, select: ofSelection });
  if (!campaign) return { as: tx, kind, withCodes: true, declinedUntil: null };
  if (campaign.state === "STOPPED") return undefined;
  const id = campaign.stoppedWhy === "not-allowed" ? null : (campaign.takenBy ?? campaign.madeBy);
  const actor = id && { kind: "account" as const, id, permissions: await readRightsNow(tx, id) };
  return {
    as: actor ? { ...tx, actor } : tx,
    kind: campaign.kind as CampaignKind,
    withCodes: campaign.withCodes,
    declinedUntil: campaign.withDeclined ? campaign.createdAt : null,
  };
}

/**
 * Whom a selection leaves out for a reason: who was left out and, of those whose turn has not come, would be as things are; or gets a
 * code for it. The very people who are counted where that is said of it.
 */
export async function findLeftOut(tx: OrgTx, left: LeftOutOf): Promise<string[]> {
  const { selection: selectionId, why } = left;
  const were = await tx.db.$queryRaw<{ id: string }[]>(sql`
    SELECT account_id AS id FROM app.selection_members
    WHERE org_id = ${tx.org}::uuid AND selection_id = ${selectionId}::uuid AND outcome = ${why}`);
  const ids = were.map(({ id }) => id);
  const terms = await termsOf(tx, left);
  const selection = await tx.db.selection.findFirst({ where: { orgId: tx.org, id: selectionId } });
  if (!terms || !selection || selection.count === ids.length) return ids;
  const { as, withCodes, ...whom } = terms;
  const ways = await readWays(tx, withCodes);
  const groups = await judgeMembers(as, { ...whom, selectionId, ways }, selection.count);
  const would = groups.filter((one) => (one.code ?? ("why" in one ? one.why : undefined)) === why);
  return [...ids, ...would.flatMap((group) => group.ids)];
}

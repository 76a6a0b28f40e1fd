import { demand } from "@/admins/rules";
import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { newId } from "@/lib/secrets";
import { insertCampaign, insertMembers, insertSelection, lockDay } from "./store";

export type AutomaticInput = {
  /** The organisation's day, "2026-11-22". */
  day: string;
  ids: readonly string[];
};

/**
 * Begins reminding these people because their day has come: a campaign like any other, but that nobody made it. One of a day
 * and organisation; whoever comes second finds it begun.
 */
export async function beginAutomatic(
  tx: OrgTx,
  { day, ids }: AutomaticInput,
): Promise<{ id: string; count: number } | undefined> {
  demand(tx, "accounts.invite");
  if (ids.length === 0) return undefined;
  const onDay = new Date(`${day}T00:00:00Z`);
  if ((await lockDay(tx, onDay)).isBegun) return undefined;
  const [id, selectionId] = [newId(), newId()];
  await insertSelection(tx, { id: selectionId, madeBy: null, count: ids.length });
  const count = await insertMembers(tx, selectionId, ids);
  const about = { kind: "REMIND", letter: "reminder", source: "AUTOMATIC" } as const;
  const nobody = { wordingId: null, madeBy: null };
  await insertCampaign(tx, { id, selectionId, ...about, ...nobody, onDay, count });
  const details = { campaignId: id, ...about, count };
  await writeAudit({ ...tx, actId: id }, [{ act: "campaign.begun", details }]);
  await enqueue(tx, "campaigns", { org: tx.org, id });
  return { id, count };
}

import { writeAudit } from "@/audit/write-audit";
import type { OrgTx } from "@/lib/org";
import { enqueue } from "@/lib/queue";
import { closedUntil } from "@/waves/closed-until";
import type { Look } from "@/waves/rules";
import { look, measure } from "@/waves/rules";
import { readArrivals } from "./queries";
import type { LockedCampaign } from "./store";
import { lockDue, setCampaign } from "./store";

/** What an event changes besides; the log names nobody for what a campaign does by itself. */
const CHANGES = (tx: OrgTx) =>
  ({
    due: { act: "campaign.due", change: { state: "QUEUED" } },
    "rest-due": { act: "campaign.rest-due", change: { state: "QUEUED", restBegunAt: tx.now } },
    bounces: {
      act: "campaign.bounced",
      change: { state: "PAUSED", stoppedWhy: "too-many-bounces" },
    },
  }) as const satisfies Record<NonNullable<Look["event"]>, object>;

const isSending = ({ state }: LockedCampaign): boolean =>
  state === "QUEUED" || state === "SENDING" || state === "BETWEEN";

/** Outside of the organisation's hours its letters are put off; the worker lets them go on when they begin. */
async function keepHours(tx: OrgTx, campaign: LockedCampaign): Promise<boolean> {
  const { id, quietUntil } = campaign;
  const until = isSending(campaign) ? await closedUntil(tx) : undefined;
  if (!until && !quietUntil) return false;
  const change = { quietUntil: until ?? null, lookAt: until ?? tx.now, paceAt: null };
  await setCampaign(tx, id, change);
  await enqueue(tx, "campaigns", { org: tx.org, id });
  return true;
}

async function tend(tx: OrgTx, campaign: LockedCampaign): Promise<void> {
  if (await keepHours(tx, campaign)) return;
  const { id, baseGone, baseBad } = campaign;
  const { gone, bad } = await readArrivals(tx, id);
  const since = { gone: gone - baseGone, bad: bad - baseBad };
  const { event, ...next } = look(campaign, since, tx.now);
  const { act, change = {} } = event ? CHANGES(tx)[event] : {};
  await setCampaign(tx, id, { ...next, ...measure(campaign, gone, tx.now), ...change });
  if (!act) return;
  await writeAudit({ ...tx, actId: id }, [{ act, details: { campaignId: id, ...since } }]);
  await enqueue(tx, "campaigns", { org: tx.org, id });
}

/**
 * Looks after the campaigns whose time for it has come: begins those that were planned for now or for a time when nothing
 * ran, makes stand still what comes back too often, lets a rest go. Returns how many there were. Of two workers each finds others.
 */
export async function tendCampaigns(
  tx: OrgTx,
  { most = 20 }: { most?: number } = {},
): Promise<number> {
  const due = await lockDue(tx, most);
  for (const campaign of due) await tend(tx, campaign);
  return due.length;
}

import type { OrgTx } from "@/lib/org";
import { textBudget, textsStay } from "@/lib/texts/transport";
import { readBudgetLeft, readTextCaps, readTextsQueued, readTextsToday } from "./queries";
import type { ByCountry, TextRoom } from "./rules";
import { added, daysFor, nextBudget, shareOut, sumOf } from "./rules";
import { readTomorrow } from "./store";

/**
 * How many of these texts would leave today, were they sent now, and until when the others wait: after what left today and what
 * waits already, within the caps that `takeTexts` keeps to.
 */
export async function foreseeTexts(tx: OrgTx, wanted: ByCountry): Promise<TextRoom> {
  const texts = sumOf(wanted);
  if (texts === 0) return { now: 0, later: 0, until: null, days: 0 };
  const [today, caps] = [await readTextsToday(tx), await readTextCaps(tx)];
  const queued = await readTextsQueued(tx);
  const ahead = added(today, shareOut(queued, today, caps));
  const own = shareOut(wanted, ahead, caps);
  const isBudgeted = caps.all !== undefined && !textsStay();
  const budget = isBudgeted
    ? ((await readBudgetLeft(tx)) ?? textBudget())
    : Number.POSITIVE_INFINITY;
  const left = Math.max(Math.floor(budget) - (sumOf(ahead) - sumOf(today)), 0);
  const now = Math.min(sumOf(own), left);
  const later = texts - now;
  if (later === 0) return { now, later, until: null, days: 0 };
  const until = now < sumOf(own) ? nextBudget(tx.now) : await readTomorrow(tx);
  return { now, later, until, days: daysFor(wanted, own, caps, later) };
}

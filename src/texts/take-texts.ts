import type { OrgTx } from "@/lib/org";
import { readTextCaps, readTextsToday } from "./queries";
import type { ByCountry } from "./rules";
import { nextBudget, shareOut, sumOf } from "./rules";
import { bookBudget, bookTexts, lockTexts, readTomorrow, setTextsHeld } from "./store";

export type Wanted = {
  wanted: ByCountry;
  /** They stay on this machine and cost nobody anything. */
  isLocal: boolean;
};
export type TakenTexts = { taken: Map<string, number>; later: Date };

/** What an organisation that is not trusted yet may take of the installation's budget; others need none. */
async function shareOfBudget(tx: OrgTx, { wanted, isLocal }: Wanted) {
  const [today, caps] = [await readTextsToday(tx), await readTextCaps(tx)];
  const taken = shareOut(wanted, today, caps);
  if (caps.all === undefined || isLocal) return { taken, isShort: false };
  const texts = sumOf(taken);
  const booked = texts > 0 ? await bookBudget(tx, texts) : 0;
  if (booked === texts) return { taken, isShort: false };
  const rest = { ...caps, all: sumOf(today) + booked };
  return { taken: shareOut(wanted, today, rest), isShort: true };
}

/**
 * How many of these texts may leave to each country today, and when the others may. Somebody who pumps texts to numbers that
 * earn by them gets no further than the cap of one country and, until their organisation is trusted, than that of all
 * countries and of all such organisations.
 */
export async function takeTexts(tx: OrgTx, asked: Wanted): Promise<TakenTexts> {
  await lockTexts(tx);
  const { taken, isShort } = await shareOfBudget(tx, asked);
  for (const [country, texts] of taken) if (texts > 0) await bookTexts(tx, country, texts);
  const later = isShort ? nextBudget(tx.now) : await readTomorrow(tx);
  if (sumOf(taken) < sumOf(asked.wanted)) await setTextsHeld(tx, later);
  return { taken, later };
}

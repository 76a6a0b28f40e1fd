import type { OrgTx } from "@/lib/org";
import { readMostTexts } from "./queries";
import { bookTexts } from "./store";

/**
 * How many of these texts may leave to each country today. Somebody who pumps texts to numbers that earn by them gets no
 * further than the cap of one country. Fewer than none are given back: they did not leave after all.
 */
export async function takeTexts(
  tx: OrgTx,
  { wanted }: { wanted: ReadonlyMap<string, number> },
): Promise<Map<string, number>> {
  const most = await readMostTexts(tx);
  const taken = new Map<string, number>();
  for (const country of [...wanted.keys()].sort()) {
    const texts = wanted.get(country) ?? 0;
    taken.set(country, await bookTexts(tx, country, texts, most));
  }
  return taken;
}

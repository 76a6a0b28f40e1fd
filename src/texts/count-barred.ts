import type { OrgTx } from "@/lib/org";
import { readTexting, readTextsQueued } from "./queries";
import { sumOf } from "./rules";

/** How many texts wait that may not leave as the settings are now: of a campaign, or altogether. */
export async function countBarred(tx: OrgTx, campaignId?: string): Promise<number> {
  const queued = await readTextsQueued(tx, campaignId);
  const { canText, countries } = await readTexting(tx);
  return sumOf(
    new Map([...queued].filter(([country]) => !canText || !countries.includes(country))),
  );
}

import { env } from "../env";
import { askBreaker, closeBreaker, openBreaker } from "../mail/breakers";
import { takePermits } from "../permits";

/** The installation's provider of texts, among those that have permits. */
const PROVIDER = "texts";
const NO_PERMIT_MS = 1_000;

/** How many texts may go now; a fifth of the permits is left to those that are more urgent than a campaign's. */
export async function askTextLeave(
  { wanted, isCampaign, isLocal }: { wanted: number; isCampaign: boolean; isLocal: boolean },
  at: Date,
): Promise<{ most: number; later: Date; isTrial: boolean }> {
  const soon = new Date(at.getTime() + NO_PERMIT_MS);
  if (wanted === 0 || isLocal) return { most: wanted, later: soon, isTrial: false };
  const { most, until, isTrial } = await askBreaker(PROVIDER, at);
  const some = Math.min(wanted, most);
  const keep = isCampaign ? Math.floor(env.TEXT_RATE / 5) : 0;
  const permits = some === 0 ? 0 : await takePermits(PROVIDER, some, env.TEXT_RATE, keep);
  return { most: permits, later: until ?? soon, isTrial };
}

type Said = { kind: string; code?: string };

/** Notes what texts found out about the provider. Returns when it is to be tried again, if it is out of reach. */
export async function noteTextReach(
  said: readonly Said[],
  isTrial: boolean,
  at: Date,
): Promise<Date | undefined> {
  const outage = said.find(({ kind }) => kind === "outage");
  if (outage) return openBreaker(PROVIDER, at, { isTrial, fault: outage.code ?? "" });
  if (isTrial) await closeBreaker(PROVIDER);
  return undefined;
}

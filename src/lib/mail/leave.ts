import { env } from "../env";
import { takePermits } from "../permits";
import { askBreaker, closeBreaker, openBreaker } from "./breakers";

/** The installation's own provider, among those that have permits. */
const INSTALLATION = "mail";

type Asked = {
  org: string;
  /** Over a server of the organisation's own: it has a rate of its own, and is tried each time, as who tests it wants to know. */
  isOwn: boolean;
  /** The mails stay on this machine: nothing limits them. */
  isLocal: boolean;
  /** Of a campaign: a fifth of the permits is left to letters that are more urgent. */
  isCampaign: boolean;
  wanted: number;
  at: Date;
};
/** How many may go now, and when the others are to be tried. */
export type Leave = { most: number; later: Date; isTrial: boolean };

const NO_PERMIT_MS = 1_000;

/** How many of these mails may go through their provider now: while it is out of reach, one at a time tries. */
export async function askLeave(asked: Asked): Promise<Leave> {
  const { org, isOwn, isLocal, isCampaign, wanted, at } = asked;
  const soon = new Date(at.getTime() + NO_PERMIT_MS);
  if (wanted === 0) return { most: 0, later: soon, isTrial: false };
  const breaker = isOwn ? undefined : await askBreaker(INSTALLATION, at);
  const most = Math.min(wanted, breaker?.most ?? wanted);
  const provider = isOwn ? `${INSTALLATION} ${org}` : INSTALLATION;
  const keep = isCampaign ? Math.floor(env.MAIL_RATE / 5) : 0;
  const permits =
    isLocal || most === 0 ? most : await takePermits(provider, most, env.MAIL_RATE, keep);
  return { most: permits, later: breaker?.until ?? soon, isTrial: breaker?.isTrial ?? false };
}

/** Notes what mails found out about the installation's provider. Returns when it is to be tried again, if it is out of reach. */
export async function noteReach(
  outcomes: readonly { kind: string; code?: string }[],
  isTrial: boolean,
  at: Date,
): Promise<Date | undefined> {
  const outage = outcomes.find(({ kind }) => kind === "outage");
  if (outage) return openBreaker(INSTALLATION, at, { isTrial, fault: outage.code ?? "" });
  if (isTrial) await closeBreaker(INSTALLATION);
  return undefined;
}

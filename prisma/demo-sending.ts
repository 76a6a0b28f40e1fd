import { foreseeCampaign } from "@/addressees/foresee-campaign";
import { tellNews } from "@/alerts/tell-news";
import { suspendOn } from "@/calendar/suspend-on";
import { beginCampaign } from "@/campaigns/begin-campaign";
import { workCampaign } from "@/campaigns/work-campaign";
import { markHandedOver } from "@/handovers/mark-handed-over";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import type { OrgTx, Scope } from "@/lib/org";
import { freezeSelection } from "@/selections/freeze-selection";
import type { Plan } from "@/waves/input";
import { AT_ONCE } from "@/waves/input";
import { withoutMailbox } from "./demo-people";

const HOUR = 3_600_000;
const ZONE = "Europe/Paris";
/** A few people first; somebody looks, and lets the rest go. */
const FIRST_EIGHT: Plan = {
  start: null,
  waves: { size: 8, unit: "people", rest: "HAND", stopAbove: 10 },
};

/** Who acts in the demo organisation, and how its letters leave at an hour of the past. */
export type DemoWorld = {
  owner: Scope;
  system: Scope;
  leave: (at: Date) => Promise<unknown>;
  daysAgo: (days: number, hours?: number) => Date;
};

const run = <T>(scope: Scope, at: Date, work: (tx: OrgTx) => Promise<T>): Promise<T> =>
  inOrg(scope, work, "chunk", at);

/** A campaign as an admin begins it and a worker works on it. */
async function campaign(
  { owner, system, leave }: DemoWorld,
  ids: readonly string[],
  at: Date,
  plan: Plan,
): Promise<void> {
  const { id } = await run(owner, at, async (tx) => {
    const { id: selectionId } = await freezeSelection(tx, { ids });
    const whom = { selectionId, kind: "INVITE", withCodes: false } as const;
    const { channels } = await foreseeCampaign(tx, whom);
    const about = { ...whom, source: "UNSENT", expected: channels, wording: null, plan } as const;
    return beginCampaign(tx, about);
  });
  const piece = () => run(system, at, (tx) => workCampaign(tx, { id }));
  while ((await piece()).next === "more");
  await leave(new Date(at.getTime() + 40_000));
}

/** One campaign that is done, and one whose first people were written to while the others wait to be let go. */
async function sendCampaigns(
  world: DemoWorld,
  people: readonly string[],
  days: { done: Date; between: Date },
): Promise<void> {
  await campaign(world, people.slice(0, 12), days.done, AT_ONCE);
  await campaign(world, people.slice(12), days.between, FIRST_EIGHT);
}

/** Codes for people without a mailbox: some handed over already. */
async function handCodesOver(
  { owner }: DemoWorld,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  await run(owner, at, (tx) => inviteAccounts(tx, { ids, lane: 2, withCodes: true }));
  const later = new Date(at.getTime() + 2 * HOUR);
  await run(owner, later, (tx) => markHandedOver(tx, { ids: ids.slice(0, 2), isHanded: true }));
}

/** People whose contracts end, each on a day of their own. */
async function setDates({ owner }: DemoWorld, ids: readonly string[], now: Date) {
  for (const [n, id] of ids.entries()) {
    const end = new Date(now.getTime() + (4 + n * 9) * 24 * HOUR);
    const day = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, dateStyle: "short" });
    await run(owner, now, (tx) => suspendOn(tx, { ids: [id], at: `${day.format(end)}T18:00` }));
  }
}

/** What came after the first invitations: campaigns, codes, ends of contracts, and what admins were told of all that. */
export async function sendMore(world: DemoWorld, users: readonly string[]): Promise<void> {
  const { daysAgo } = world;
  const isSilent = (id: string): boolean => withoutMailbox(users.indexOf(id));
  const mailed = users.slice(227, 267).filter((id) => !isSilent(id));
  await sendCampaigns(world, mailed, { done: daysAgo(4, 2), between: daysAgo(0, 2) });
  const silent = users.filter((id, n) => n >= 98 && isSilent(id));
  await handCodesOver(world, silent.slice(0, 6), daysAgo(1, 4));
  await setDates(world, users.slice(20, 25), daysAgo(0, 1));
  await run(world.system, daysAgo(0), tellNews);
}

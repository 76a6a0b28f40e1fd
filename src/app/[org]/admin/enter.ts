import { redirect } from "next/navigation";
import { cache } from "react";
import { COUNTED_UNREAD, countUnread } from "@/alerts/queries";
import { countDesk } from "@/desk/queries";
import { totalOf } from "@/desk/rules";
import type { SessionGate } from "@/gates/session";
import { requirePermission, sessionGate } from "@/gates/session";
import { countJoins } from "@/joins/queries";
import { COUNTED as COUNTED_JOINS } from "@/joins/rules";
import { inOrg } from "@/lib/in-org";
import type { Permission } from "@/lib/org";
import { countEverybody } from "@/overview/queries";
import { countPeople } from "@/people/queries";
import type { PeopleFilter } from "@/people/rules";
import { COUNTED } from "@/people/rules";
import { countHindered } from "@/rehearsals/count-hindered";

/** The door of the console's pages, actions and routes: signed in, and allowed to. */
export async function enter(slug: string, permission: Permission): Promise<SessionGate> {
  const gate = await sessionGate(slug);
  requirePermission(gate, permission);
  return gate;
}

/** The console's frame: whoever holds no right at all is led to their own page. */
export async function enterFrame(slug: string): Promise<SessionGate> {
  const gate = await sessionGate(slug);
  if (gate.permissions.length === 0) redirect(`/${slug}/me`);
  return gate;
}

/** Who awaits an invitation. */
const UNSENT: PeopleFilter = { states: ["CREATED"] };

/** Read once a request: the frame and the page both say it. */
const countHere = cache(async (slug: string) => {
  const { scope } = await sessionGate(slug);
  return inOrg(scope, (tx) => countEverybody(tx, COUNTED), "page");
});

/** How many accounts there are. */
export const countAccounts = async (slug: string): Promise<number> => (await countHere(slug)).all;

/** How many await an invitation. */
export const countUnsent = async (slug: string): Promise<number> => (await countHere(slug)).unsent;

/** How many need a hand, counted no further than the Desk counts. */
export async function countOnDesk(slug: string): Promise<{ count: number; isMore: boolean }> {
  const { scope } = await sessionGate(slug);
  return totalOf(await inOrg(scope, countDesk, "page"));
}

/** How many notices the reader has not seen; no number where there are none. */
export async function countNotices(slug: string): Promise<{ count?: number; isMore?: boolean }> {
  const { scope, account } = await sessionGate(slug);
  const unread = await inOrg(scope, (tx) => countUnread(tx, account.id), "page");
  if (unread === 0) return {};
  return { count: Math.min(unread, COUNTED_UNREAD), isMore: unread > COUNTED_UNREAD };
}

/** How many ask by the join link to be let in. */
export async function countWaitingJoins(slug: string): Promise<{ count: number; isMore: boolean }> {
  const { scope } = await sessionGate(slug);
  const { waiting } = await inOrg(scope, (tx) => countJoins(tx, { q: "", tab: "waiting" }), "page");
  return { count: Math.min(waiting, COUNTED_JOINS), isMore: waiting > COUNTED_JOINS };
}

/** The same exactly, and who of them an invitation of all would leave out. */
export async function readInvitable(slug: string) {
  const { scope } = await sessionGate(slug);
  const counted = await countUnsent(slug);
  return inOrg(
    scope,
    async (tx) => ({
      total:
        counted > COUNTED ? await countPeople(tx, UNSENT, Number.MAX_SAFE_INTEGER - 1) : counted,
      hindered: await countHindered(tx),
    }),
    "page",
  );
}

import { notFound } from "next/navigation";
import { cache } from "react";
import { displayName } from "@/accounts/input";
import type { TimelineRow } from "@/accounts/queries";
import { listOwned, readPerson, readPlace, readTimeline } from "@/accounts/queries";
import type { AccountStatus } from "@/accounts/rules";
import { isExpired } from "@/accounts/rules";
import { readPendingAddress } from "@/addresses/queries";
import { applicationsOf } from "@/applications/queries";
import { readRecoveryLock } from "@/codes/queries";
import { readAside } from "@/desk/queries";
import { countPersonal } from "@/erasures/queries";
import type { InvitationRow } from "@/invitations/queries";
import { hasLiveLink, readInvitations } from "@/invitations/queries";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { readOutlook } from "@/reminders/queries";
import { teamsOf } from "@/teams/queries";
import { readAcceptances } from "@/terms/queries";
import { readTextsHeld, readTextsOutage } from "@/texts/queries";
import { readPlannedFor } from "@/waves/queries";
import { enter } from "../../enter";
import { readRights } from "../person-rights";

export const MOST_EVENTS = 200;
const NAMED_CONTACTS = 20;
const COUNTED_CONTACTS = 1_000;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is computed when read stands in the timeline like what was stored. */
function withExpiry(
  rows: TimelineRow[],
  person: { status: string; claimableUntil: Date | null },
  { now, isUnsent }: { now: Date; isUnsent: boolean },
): TimelineRow[] {
  const at = person.claimableUntil;
  if (!at || isUnsent || !isExpired(person, now)) return rows;
  const expiry: TimelineRow = {
    id: -1n,
    at,
    event: "expired",
    fromStatus: null,
    toStatus: null,
    actorKind: "system",
    actorName: null,
    toAddress: null,
    details: {},
  };
  const before = rows.filter((row) => row.at > at);
  return [...before, expiry, ...rows.slice(before.length)];
}

/** A letter of theirs waits: its link lives from when it leaves. */
const isWaiting = ({ state, withdrawnAt }: InvitationRow): boolean =>
  withdrawnAt === null && (state === "QUEUED" || state === "DELAYED");

/** Who is still to be invited or reminded. */
const isAwaited = (status: AccountStatus): boolean => status === "CREATED" || status === "INVITED";

/** What waits for its proof by mail, and by text. */
const readPendings = async (tx: OrgTx, id: string) => ({
  pending: await readPendingAddress(tx, id),
  pendingMobile: await readPendingAddress(tx, id, "SMS"),
});

async function readContacts(tx: OrgTx, id: string) {
  const contacts = await listOwned(tx, [id], COUNTED_CONTACTS);
  return { names: contacts.slice(0, NAMED_CONTACTS).map(displayName), count: contacts.length };
}

/** Everything the page of a person shows; an unknown id and one of another organisation answer alike. */
export const readPersonPage = cache(async (slug: string, id: string) => {
  const gate = await enter(slug, "accounts.view");
  if (!UUID.test(id)) notFound();
  const page = await inOrg(
    gate.scope,
    async (tx) => {
      const found = await readPerson(tx, id);
      if (!found) return undefined;
      const person = { ...found, status: found.status as AccountStatus };
      const rightsOf = await readRights(tx, gate, [person]);
      const invitations = await readInvitations(tx, id);
      const about = { now: tx.now, isUnsent: invitations.some(isWaiting) };
      return {
        ...about,
        person,
        rights: rightsOf(id),
        place: await readPlace(tx, person),
        teams: await teamsOf(tx, id),
        applications: await applicationsOf(tx, id),
        contacts: await readContacts(tx, id),
        invitations,
        hasLink: person.status === "INVITED" && (await hasLiveLink(tx, id)),
        textsHeld: await readTextsHeld(tx),
        textsOutage: await readTextsOutage(tx),
        planned: isAwaited(person.status) ? await readPlannedFor(tx, id) : undefined,
        aside: await readAside(tx, id),
        recoveryLockedAt: await readRecoveryLock(tx, id),
        ...(await readPendings(tx, id)),
        outlook: await readOutlook(tx, id),
        accepted: await readAcceptances(tx, id),
        erases: rightsOf(id).acts.includes("erase") ? await countPersonal(tx, id) : undefined,
        timeline: withExpiry(await readTimeline(tx, id, MOST_EVENTS), person, about),
      };
    },
    "page",
  );
  if (!page) notFound();
  return { ...page, gate, name: displayName(page.person) };
});
export type PersonPage = Awaited<ReturnType<typeof readPersonPage>>;

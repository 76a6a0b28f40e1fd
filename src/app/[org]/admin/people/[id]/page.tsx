import { getTranslations } from "next-intl/server";
import { ASKED_ACTS } from "@/accounts/components/person/acts-of";
import { HeadActs } from "@/accounts/components/person/person-acts";
import { PersonFact } from "@/accounts/components/person/person-fact";
import { PersonTimeline } from "@/accounts/components/person/person-timeline";
import { ProfilePanel, ProfileSheet } from "@/accounts/components/person/profile-panel";
import { shownState } from "@/accounts/components/person/shown-state";
import { SideBySide } from "@/invitations/components/beside";
import { InvitationPanel } from "@/invitations/components/invitation-panel";
import { NoInvitation } from "@/invitations/components/no-invitation";
import { PlannedLine } from "@/invitations/components/planned-line";
import { ReminderLine } from "@/reminders/components/reminder-line";
import { ProgressWatch } from "@/selections/components/progress-watch";
import { HeldTexts } from "@/texts/components/held-texts";
import { Initials } from "@/ui/initials";
import { LinkTabs } from "@/ui/link-tabs";
import { Page, PageHead } from "@/ui/page";
import { StatusBadge } from "@/ui/states/status-badge";
import { DoneToast } from "@/ui/toasts";
import { personActions } from "../person-actions";
import { Notices } from "./notices";
import { PersonPlaces } from "./person-places";
import { PersonRoles } from "./person-roles";
import type { PersonPage } from "./read-person-page";
import { MOST_EVENTS, readPersonPage } from "./read-person-page";

const DONE = [
  "created",
  "createdInvited",
  "createdTexted",
  "createdCoded",
  "createdSuspended",
  "invited",
  "edited",
  "asked",
  "askedMobile",
  "askedBoth",
  "mobileRemoved",
  "addressed",
  "sentFirst",
  "readdressed",
  "resent",
  "unchanged",
] as const;

type Query = { tab?: string; done?: string; ask?: string };
type Props = { params: Promise<{ org: string; id: string }>; searchParams: Promise<Query> };

export default async function Person({ params, searchParams }: Props) {
  const { org: slug, id } = await params;
  const query = await searchParams;
  const page = await readPersonPage(slug, id);
  const t = await getTranslations("people.done");
  const done = DONE.find((word) => word === query.done);
  const isProfile = query.tab === "profile";
  return (
    <Page head={<Head ask={query.ask} page={page} />}>
      {done && <DoneToast text={t(done, { name: page.name })} />}
      <Notices editHref={editHref(page)} inviteHref={inviteHref(page)} page={page} />
      <Left isProfile={isProfile} page={page} />
    </Page>
  );
}

/** Of whom was erased the dates are left, and nothing else to be shown. */
function Left({ page, isProfile }: { page: PersonPage; isProfile: boolean }) {
  if (page.person.erasedAt) return <PersonTimeline most={MOST_EVENTS} rows={page.timeline} />;
  return (
    <>
      <Tabs isProfile={isProfile} page={page} />
      {isProfile ? <ProfileTab page={page} /> : <TimelineTab page={page} />}
    </>
  );
}

const pathOf = ({ gate, person }: PersonPage): string =>
  `/${gate.org.slug}/admin/people/${person.id}`;

const offers = ({ rights }: PersonPage, act: PersonPage["rights"]["acts"][number]): boolean =>
  rights.acts.includes(act);

const inviteHref = (page: PersonPage): string | undefined =>
  offers(page, "invite") || offers(page, "resend") ? `${pathOf(page)}/invite` : undefined;

const editHref = (page: PersonPage): string | undefined =>
  offers(page, "edit") ? `${pathOf(page)}/edit` : undefined;

async function Head({ page, ask }: { page: PersonPage; ask: string | undefined }) {
  const t = await getTranslations("person");
  const { person, isUnsent, name, gate, rights, contacts, now } = page;
  const wanted = [...ASKED_ACTS, "copyLink" as const, "showCode" as const, "recover" as const].find(
    (act) => act === ask && rights.acts.includes(act),
  );
  const brief = {
    id: person.id,
    name,
    email: person.email,
    acts: rights.acts,
    isUninvited: person.status === "CREATED",
    contacts: contacts.count > 0 ? contacts : undefined,
    suspensionDate: person.suspensionDate,
    erases: page.erases,
  };
  const crumb = { label: t("crumb"), href: `/${gate.org.slug}/admin/people` };
  return (
    <PageHead
      acts={<HeadActs actions={personActions} ask={wanted} org={gate.org.slug} person={brief} />}
      badge={<StatusBadge state={shownState({ ...person, isUnsent }, now)} />}
      crumbs={[crumb]}
      fact={<PersonFact {...page} />}
      lead={<Initials name={name} size="lg" />}
      title={person.erasedAt ? t("erasedName") : name}
    />
  );
}

async function Tabs({ page, isProfile }: { page: PersonPage; isProfile: boolean }) {
  const t = await getTranslations("person.tabs");
  const path = pathOf(page);
  const tabs = [
    { label: t("timeline"), href: path, isCurrent: !isProfile },
    { label: t("profile"), href: `${path}?tab=profile`, isCurrent: isProfile },
  ];
  return <LinkTabs label={t("label")} tabs={tabs} />;
}

/** A message is followed while it usually leaves; what waits longer is not asked for every second. */
const FOLLOWED_MS = 60_000;
const isLeaving = ({ state, queuedAt }: PersonPage["invitations"][number], now: Date): boolean =>
  state === "QUEUED" && queuedAt !== null && now.getTime() - queuedAt.getTime() < FOLLOWED_MS;

/** A text that a cap of the day may hold back. */
const isHeld = ({ channel, state }: PersonPage["invitations"][number]): boolean =>
  channel === "SMS" && state === "QUEUED";

function Invitations({ page }: { page: PersonPage }) {
  const { invitations, person, name, planned, gate } = page;
  const path = `/${gate.org.slug}/admin`;
  const line = planned && <PlannedLine path={path} planned={planned} />;
  if (invitations.length === 0 && person.status === "CREATED")
    return (
      <NoInvitation
        hasMail={person.email !== null || offers(page, "invite")}
        name={name}
        planned={line}
      />
    );
  return (
    <>
      {line && <p className="text-sm text-muted">{line}</p>}
      {invitations.some((row) => isLeaving(row, page.now)) && <ProgressWatch />}
      {invitations.some(isHeld) && <HeldTexts since={page.textsOutage} until={page.textsHeld} />}
      {invitations.map((row) => (
        <InvitationPanel account={person} key={row.id} row={row} />
      ))}
      <SideBySide account={person} rows={invitations} />
    </>
  );
}

function TimelineTab({ page }: { page: PersonPage }) {
  const { person, place, gate, timeline, outlook } = page;
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex flex-col gap-5 max-lg:contents lg:order-2">
        <Invitations page={page} />
        <div className="flex flex-col gap-5 max-lg:hidden">
          <ProfilePanel editHref={editHref(page)} org={gate.org} person={person} place={place} />
          <PersonPlaces page={page} />
          <PersonRoles page={page} />
        </div>
      </div>
      <div className="min-w-0">
        {outlook && <ReminderLine outlook={outlook} />}
        <PersonTimeline most={MOST_EVENTS} rows={timeline} />
      </div>
    </div>
  );
}

function ProfileTab({ page }: { page: PersonPage }) {
  const { person, place, gate } = page;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <ProfileSheet
        accepted={page.accepted}
        editHref={editHref(page)}
        org={gate.org}
        person={person}
        place={place}
      />
      <div className="flex flex-col gap-5">
        <PersonPlaces page={page} />
        <PersonRoles page={page} />
      </div>
    </div>
  );
}

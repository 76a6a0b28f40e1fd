import { useFormatter, useNow, useTranslations } from "next-intl";
import { Moment } from "@/ui/moment";
import type { Channel } from "@/ui/states/channel-icon";
import { ChannelIcon } from "@/ui/states/channel-icon";
import { StatusBadge } from "@/ui/states/status-badge";
import { UndeliverableWord, WaitWord } from "@/ui/states/wait-word";
import { Cut, DataTable, NameTd, Td, Th, Tr } from "@/ui/tables/data-table";
import { TextLink } from "@/ui/text-link";
import { displayName } from "../../input";
import type { PersonRow } from "../../list-people";
import type { PersonActions } from "../person/act-dialog";
import type { Act } from "../person/acts-of";
import { RowActs } from "../person/person-acts";
import { shownProgress, shownState } from "../person/shown-state";

export type ListedPerson = PersonRow & { acts: readonly Act[] };

interface PeopleTableProps {
  org: string;
  people: readonly ListedPerson[];
  actions: PersonActions;
}

/** People by name: state with its act, what the invitation waits for, the menu of each. */
export function PeopleTable({ org, people, actions }: PeopleTableProps) {
  const t = useTranslations("people.list");
  const columns = [
    "name",
    "address",
    "kind",
    "status",
    "team",
    "invited",
    "message",
    "expires",
  ] as const;
  const head = (
    <>
      {columns.map((column) => (
        <Th key={column}>{t(column)}</Th>
      ))}
      <Th isHidden>{t("acts")}</Th>
    </>
  );
  return (
    <DataTable head={head} label={t("label")}>
      {people.map((person) => (
        <PersonTr actions={actions} key={person.id} org={org} person={person} />
      ))}
    </DataTable>
  );
}

interface PersonTrProps {
  org: string;
  person: ListedPerson;
  actions: PersonActions;
}

function PersonTr({ org, person, actions }: PersonTrProps) {
  const t = useTranslations("people");
  const name = displayName(person);
  const href = `/${org}/admin/people/${person.id}`;
  const { id, email, acts, ownsContacts } = person;
  const brief = { id, name, email, acts, isUninvited: person.status === "CREATED" };
  return (
    <Tr>
      <NameTd href={href} name={name} />
      <AddressTd person={person} />
      <Td isMuted>{t(`kind.${person.kind}`)}</Td>
      <StatusTd href={href} person={person} />
      <Td isMuted={!person.team}>
        {person.team && <Cut className="md:max-w-32 2xl:max-w-48" text={person.team} />}
      </Td>
      <InvitedTd person={person} />
      <MessageTd person={person} />
      <ExpiresTd person={person} />
      <Td className="md:w-px md:text-end">
        {acts.length > 0 && (
          <RowActs actions={actions} org={org} ownsContacts={ownsContacts} person={brief} />
        )}
      </Td>
    </Tr>
  );
}

type CellProps = { person: ListedPerson };

function AddressTd({ person }: CellProps) {
  const t = useTranslations("people.list");
  const address = person.email ?? person.phone;
  return (
    <Td isMuted phone="text">
      <span className="flex min-w-0 items-center gap-2">
        {address ? (
          <Cut className="md:max-w-40 2xl:max-w-60" text={address} />
        ) : (
          <>
            <span className="md:hidden">{t("noAddress")}</span>
            <span className="max-md:hidden">–</span>
          </>
        )}
        {person.team && <span className="truncate md:hidden">· {person.team}</span>}
        {person.undeliverableAt && <UndeliverableWord />}
      </span>
    </Td>
  );
}

/** The state, and beside it the act that fits: "Invite" or "Invite again". */
function StatusTd({ person, href }: CellProps & { href: string }) {
  const t = useTranslations("people.act");
  const act = person.acts.find((name) => name === "invite" || name === "resend");
  return (
    <Td phone="state">
      <span className="flex items-center gap-2.5">
        <StatusBadge state={shownState(person, useNow())} />
        {act && (
          <TextLink
            aria-label={`${t(act)}: ${displayName(person)}`}
            className="text-xs max-md:hidden"
            href={`${href}/invite`}
          >
            {t(act)}
          </TextLink>
        )}
      </span>
    </Td>
  );
}

function InvitedTd({ person }: CellProps) {
  return (
    <Td isMuted>
      {person.invitedAt && (
        <span className="flex items-center gap-1.5 tabular-nums">
          {person.channel && <ChannelIcon channel={person.channel as Channel} />}
          <Moment at={person.invitedAt} />
        </span>
      )}
    </Td>
  );
}

function MessageTd({ person }: CellProps) {
  const t = useTranslations("people.list");
  const isWaiting = person.status === "INVITED";
  if (person.askedAt)
    return (
      <Td className="text-info-text" phone="note">
        {t("asked")}
      </Td>
    );
  if (!isWaiting) return <Td isMuted />;
  return (
    <Td phone="note">
      <WaitWord state={shownProgress(person)} />
    </Td>
  );
}

function ExpiresTd({ person }: CellProps) {
  const format = useFormatter();
  const now = useNow();
  const end = person.status === "INVITED" ? person.claimableUntil : null;
  if (!end) return <Td isMuted />;
  return (
    <Td isMuted>
      <time
        className={end <= now ? "text-warning-text" : ""}
        dateTime={end.toISOString()}
        title={format.dateTime(end, "exact")}
      >
        {format.relativeTime(end, now)}
      </time>
    </Td>
  );
}

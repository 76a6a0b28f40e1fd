import { Send } from "lucide-react";
import { useLocale, useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Act } from "@/accounts/components/person/acts-of";
import { shownProgress, shownState } from "@/accounts/components/person/shown-state";
import { displayName } from "@/accounts/input";
import { Moment } from "@/ui/moment";
import { StatusBadge } from "@/ui/states/status-badge";
import { UndeliverableWord, WaitWord } from "@/ui/states/wait-word";
import { Cut, CutAddress, Td } from "@/ui/tables/data-table";
import { FirstNameOf } from "@/ui/tables/first-name-of";
import { TextLink } from "@/ui/text-link";
import type { PersonRow } from "../list-people";
import type { Column } from "../rules";
import { ExpiresTd, InvitedTd } from "./invitation-cells";

export type ListedPerson = PersonRow & { acts: readonly Act[] };

type CellProps = { person: ListedPerson; href: string };
type Cell = (props: CellProps) => ReactNode;

function AddressTd({ person }: CellProps) {
  const address = person.email ?? person.phone;
  const hasTeam = person.teams.length > 0;
  return (
    <Td className="md:w-[18%] md:max-w-0 md:min-w-32" isMuted phone="text">
      <span className="block min-w-0 max-md:whitespace-normal md:leading-4">
        {!address && <NoAddress />}
        {address && <CutAddress className="" text={address} />}
        {hasTeam && <span className="block md:hidden">{person.teams.join(", ")}</span>}
        {person.undeliverableAt && (
          <span className="block">
            <UndeliverableWord />
          </span>
        )}
      </span>
    </Td>
  );
}

function NoAddress() {
  const t = useTranslations("people.list");
  return (
    <>
      <span className="md:hidden">{t("noAddress")}</span>
      <span className="max-md:hidden">–</span>
    </>
  );
}

/** The phone's second line is the address whatever columns the wide table has. */
export function PhoneAddressTd({ person }: { person: ListedPerson }) {
  const address = person.email ?? person.phone;
  return (
    <Td className="md:hidden" isMuted phone="text">
      {address ? <CutAddress text={address} /> : <NoAddress />}
    </Td>
  );
}

function KindTd({ person }: CellProps) {
  const t = useTranslations("people.kind");
  return <Td isMuted>{t(person.kind)}</Td>;
}

/** The state, and beside it the act that fits: "Invite" or "Invite again". */
function StatusTd({ person, href }: CellProps) {
  const t = useTranslations("people.act");
  const common = useTranslations("common");
  const act = person.acts.find((name) => name === "invite" || name === "resend");
  return (
    <Td phone="state">
      <span className="flex items-center gap-1">
        <StatusBadge state={shownState(person, useNow())} />
        {act && (
          <TextLink
            aria-label={common("labelled", { label: t(act), value: displayName(person) })}
            className="inline-flex size-6 items-center justify-center rounded-md hover:bg-default max-md:hidden"
            href={`${href}/invite`}
            look="plain"
            title={t(act)}
          >
            <Send aria-hidden className="size-3.5" />
          </TextLink>
        )}
      </span>
    </Td>
  );
}

function TeamTd({ person: { teams } }: CellProps) {
  const t = useTranslations("people.list");
  const [first, ...others] = teams;
  const label = t("allTeams", { teams: teams.join(", ") });
  return (
    <Td isMuted={!first}>{first && <FirstNameOf label={label} names={[first, ...others]} />}</Td>
  );
}

function MessageTd({ person }: CellProps) {
  const t = useTranslations("people.list");
  if (person.askedAt)
    return (
      <Td className="text-info-text" phone="note">
        {t(person.status === "ACTIVE" ? "askedPassword" : "asked")}
      </Td>
    );
  if (person.status !== "INVITED") return <Td isMuted />;
  return (
    <Td phone="note">
      <WaitWord state={shownProgress(person)} />
    </Td>
  );
}

const text =
  (of: (person: ListedPerson) => string | null, className?: string): Cell =>
  ({ person }) => {
    const words = of(person);
    return (
      <Td className={className} isMuted>
        {words && <Cut text={words} />}
      </Td>
    );
  };

const moment =
  (of: (person: ListedPerson) => Date | null): Cell =>
  ({ person }) => {
    const at = of(person);
    return <Td isMuted>{at && <Moment at={at} />}</Td>;
  };

function LanguageTd({ person }: CellProps) {
  const names = new Intl.DisplayNames(useLocale(), { type: "language" });
  return <Td isMuted>{person.language && names.of(person.language)}</Td>;
}

function SourceTd({ person }: CellProps) {
  const t = useTranslations("list.source");
  return <Td isMuted>{t(person.source)}</Td>;
}

function TfaTd({ person }: CellProps) {
  const t = useTranslations("list.tfa");
  return <Td isMuted>{t(person.tfa as "NONE")}</Td>;
}

/** Of each column, how it shows one person. */
export const CELLS: Record<Column, Cell> = {
  address: AddressTd,
  kind: KindTd,
  status: StatusTd,
  team: TeamTd,
  invited: InvitedTd,
  message: MessageTd,
  expires: ExpiresTd,
  login: text(({ login }) => login),
  externalId: text(({ externalId }) => externalId, "font-mono"),
  phone: text(({ phone }) => phone),
  owner: text(({ owner }) => owner),
  language: LanguageTd,
  tfa: TfaTd,
  source: SourceTd,
  created: moment(({ createdAt }) => createdAt),
  signedIn: moment(({ lastSignInAt }) => lastSignInAt),
  suspends: moment(({ suspensionDate }) => suspensionDate),
};

import { CircleX, Hourglass, Inbox, KeyRound, Lock, MailX, Unlink, UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { displayName } from "@/accounts/input";
import { TickPage, TickTd } from "@/people/components/ticks";
import { textFaultOf } from "@/texts/rules";
import { Moment } from "@/ui/moment";
import { CutAddress, DataTable, NameTd, Td, Th, Tr } from "@/ui/tables/data-table";
import type { DeskRow } from "../list-desk";
import type { NextAct, Reason } from "../rules";
import { failureOf } from "../rules";
import type { DeskActions } from "./desk-acts";
import { DeskActs } from "./desk-acts";

/** Somebody on the Desk with what the reader may do for them. */
export type ListedCase = DeskRow & { next: NextAct | undefined; may: readonly NextAct[] };

const LOOKS: Record<Reason, { icon: ReactNode; tone: string }> = {
  locked: { icon: <Lock aria-hidden />, tone: "text-danger-text" },
  password: { icon: <KeyRound aria-hidden />, tone: "text-info-text" },
  undeliverable: { icon: <MailX aria-hidden />, tone: "text-danger-text" },
  failed: { icon: <CircleX aria-hidden />, tone: "text-danger-text" },
  asked: { icon: <Inbox aria-hidden />, tone: "text-info-text" },
  unsent: { icon: <Unlink aria-hidden />, tone: "text-warning-text" },
  declined: { icon: <UserX aria-hidden />, tone: "text-muted" },
  expired: { icon: <Hourglass aria-hidden />, tone: "text-warning-text" },
};

interface DeskTableProps {
  org: string;
  cases: readonly ListedCase[];
  actions: DeskActions;
  /** They were put aside: by whom and when stands where it is said since when of the others. */
  isAside: boolean;
}

/** Who needs a hand: why, since when, and the act that helps most. */
export function DeskTable({ org, cases, actions, isAside }: DeskTableProps) {
  const t = useTranslations("desk.list");
  const head = (
    <>
      <TickPage />
      <Th>{t("name")}</Th>
      <Th>{t("address")}</Th>
      <Th>{t("why")}</Th>
      <Th>{t(isAside ? "aside" : "since")}</Th>
      <Th isHidden>{t("acts")}</Th>
    </>
  );
  return (
    <DataTable head={head} label={t(isAside ? "labelAside" : "label")}>
      {cases.map((one) => (
        <CaseTr actions={actions} isAside={isAside} key={one.id} one={one} org={org} />
      ))}
    </DataTable>
  );
}

type CaseTrProps = Omit<DeskTableProps, "cases"> & { one: ListedCase };

function CaseTr({ org, one, actions, isAside }: CaseTrProps) {
  const name = displayName(one);
  const { id, email, phone, isTexted, next, may } = one;
  const isElsewhere = hasNewAddress(one);
  const isUninvited = one.status === "CREATED";
  const declined = answerOf(one);
  const ways = { email, phone, isTexted, isUninvited, isElsewhere };
  const brief = { id, name, ...ways, declined, next, may };
  const address = isTexted ? phone : (email ?? phone);
  return (
    <Tr>
      <TickTd id={id} name={name} />
      <NameTd href={`/${org}/admin/people/${id}`} name={name} />
      <Td isMuted phone="text">
        {address && <CutAddress className="md:max-w-72" text={address} />}
      </Td>
      <Td phone="line">
        <Why one={one} />
        {isAside && (
          <span className="mt-0.5 block text-muted md:hidden">
            <PutAside one={one} />
          </span>
        )}
      </Td>
      <Td isMuted>{isAside ? <PutAside one={one} /> : <Moment at={one.at} />}</Td>
      <Td className="md:w-px" phone="act">
        <DeskActs actions={actions} org={org} person={brief} />
      </Td>
    </Tr>
  );
}

/** Who put them aside and when; with a code, where they were given one instead. */
function PutAside({ one: { at, asideBy, isCoded } }: { one: ListedCase }) {
  const t = useTranslations("desk.aside");
  return (
    <span className="inline-flex min-w-0 flex-wrap gap-x-1.5">
      <Moment at={at} />
      {asideBy && <span className="truncate md:max-w-56">{t("by", { name: asideBy })}</span>}
      {isCoded && <span>{t("coded")}</span>}
    </span>
  );
}

/** The reason as icon and words; what the server or the person said beside it, on a phone below. */
function Why({ one }: { one: ListedCase }) {
  const t = useTranslations("desk");
  const { icon, tone } = LOOKS[one.reason];
  const said = useSaid(one);
  return (
    <span className="flex min-w-0 items-center gap-x-2 max-md:flex-col max-md:items-start">
      <span
        className={`inline-flex flex-none items-center gap-1.5 whitespace-nowrap ${tone} [&_svg]:size-3.5`}
      >
        {icon}
        {t(`reason.${one.reason}`)}
      </span>
      {said && (
        <span className="min-w-0 text-muted md:truncate" title={one.answer ?? said}>
          {said}
        </span>
      )}
    </span>
  );
}

const DECLINES = ["not-me", "not-wanted"] as const;
/** What they said who said no. */
const answerOf = ({ reason, declineReason }: DeskRow) =>
  reason === "declined" ? DECLINES.find((known) => known === declineReason) : undefined;

/** Their links went to an address before the one they have now. */
const hasNewAddress = ({ reason, isElsewhere, email, phone }: DeskRow): boolean =>
  reason === "unsent" && isElsewhere && (email ?? phone) !== null;

function useSaid(one: ListedCase) {
  const { reason, undeliverableReason, failure } = one;
  const t = useTranslations("desk");
  const texts = useTranslations("texts.fault");
  const declined = answerOf(one);
  const said = reason === "undeliverable" ? undeliverableReason : failure;
  const ofText = textFaultOf(said);
  if (reason === "undeliverable" || reason === "failed")
    return ofText ? texts(ofText) : t(`failure.${failureOf(said)}`);
  if (reason === "unsent") return t(hasNewAddress(one) ? "unsent.elsewhere" : "unsent.outdated");
  return declined && t(`declined.${declined}`);
}

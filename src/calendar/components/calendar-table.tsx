import { CalendarClock, Eraser, MoonStar, UserX } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { displayName } from "@/accounts/input";
import { TickPage, TickTd } from "@/people/components/ticks";
import type { FormAction } from "@/ui/forms/form-state";
import { CutAddress, DataTable, NameTd, Td, Th, Tr } from "@/ui/tables/data-table";
import type { CalendarRow } from "../queries";
import type { Kind } from "../rules";
import { isOverdue } from "../rules";
import { ExtendMenu } from "./extend-menu";

/** What comes to somebody, and whether the reader may put it off. */
export type Coming = CalendarRow & { mayExtend: boolean; isLast: boolean };

const LOOKS: Record<Kind, { icon: ReactNode; tone: string }> = {
  date: { icon: <CalendarClock aria-hidden />, tone: "text-info-text" },
  inactivity: { icon: <MoonStar aria-hidden />, tone: "text-warning-text" },
  unclaimed: { icon: <UserX aria-hidden />, tone: "text-warning-text" },
  erasure: { icon: <Eraser aria-hidden />, tone: "text-danger-text" },
};

interface CalendarTableProps {
  org: string;
  rows: readonly Coming[];
  extend: FormAction;
}

/** What is coming, day by day on the organisation's calendar. */
export function CalendarTable({ org, rows, extend }: CalendarTableProps) {
  const t = useTranslations("calendar.list");
  const dayOf = useDays();
  const days = [...Map.groupBy(rows, ({ at }) => dayOf(at))];
  const head = (
    <>
      <TickPage />
      <Th>{t("name")}</Th>
      <Th>{t("address")}</Th>
      <Th>{t("when")}</Th>
      <Th>{t("what")}</Th>
      <Th>{t("why")}</Th>
      <Th isHidden>{t("acts")}</Th>
    </>
  );
  return (
    <DataTable head={head} label={t("label")}>
      {days.map(([day, coming]) => [
        <DayTr day={day} key={day} />,
        ...coming.map((one) => (
          <ComingTr extend={extend} key={`${one.id} ${one.kind}`} one={one} org={org} />
        )),
      ])}
    </DataTable>
  );
}

/** The day of a moment in words; what is due already stands before them all. */
function useDays(): (at: Date) => string {
  const t = useTranslations("calendar.list");
  const format = useFormatter();
  const now = useNow();
  const shown = (at: Date) => format.dateTime(at, "dayWithYear");
  const [today, tomorrow] = [shown(now), shown(new Date(now.getTime() + 86_400_000))];
  return (at) => {
    const day = shown(at);
    if (isOverdue(at, now)) return t("overdue");
    if (day === today) return t("today", { day });
    return day === tomorrow ? t("tomorrow", { day }) : day;
  };
}

function DayTr({ day }: { day: string }) {
  return (
    <tr className="block md:table-row">
      <th
        className="block bg-surface-secondary px-4 py-1.5 text-start text-xs font-medium text-muted md:table-cell md:border-b md:border-separator md:px-8"
        colSpan={7}
        scope="rowgroup"
      >
        {day}
      </th>
    </tr>
  );
}

type ComingTrProps = { org: string; one: Coming; extend: FormAction };

function ComingTr({ org, one, extend }: ComingTrProps) {
  const t = useTranslations("calendar");
  const format = useFormatter();
  const name = displayName(one);
  const because = useReason(one);
  const address = one.email ?? one.phone;
  const { icon, tone } = LOOKS[one.kind];
  return (
    <Tr>
      <TickTd id={one.id} name={name} />
      <NameTd href={`/${org}/admin/people/${one.id}`} name={name} />
      <Td isMuted>{address && <CutAddress text={address} />}</Td>
      <Td className="tabular-nums" phone="state">
        <time dateTime={one.at.toISOString()} title={format.dateTime(one.at, "exact")}>
          {format.dateTime(one.at, "time")}
        </time>
      </Td>
      <Td phone="text">
        <span className={`inline-flex items-center gap-1.5 ${tone} [&_svg]:size-3.5`}>
          {icon}
          {t(`kind.${one.kind}`)}
        </span>
      </Td>
      <Td isMuted>{because}</Td>
      <Td className="md:w-px" phone="note">
        {one.mayExtend && (
          <ExtendMenu
            action={extend}
            hidden={{ org, id: one.id }}
            name={name}
            when={format.dateTime(one.at, "momentWithYear")}
          />
        )}
      </Td>
    </Tr>
  );
}

/** Who or which file set a date, in the order in which it is said. */
function setOf({ setBy, setFrom }: Coming, when: { when: string }) {
  const how = setFrom ? "file" : setBy ? "name" : "other";
  return { ...when, how, name: setBy ?? "", file: setFrom ?? "" };
}

/** What it counts from. */
function useReason(one: Coming): string | undefined {
  const t = useTranslations("calendar.note");
  const format = useFormatter();
  const day = (at: Date) => ({ when: format.dateTime(at, "dayWithYear") });
  const { kind, warnedAt, lastSignInAt, firstInvitedAt, closedAt, isLast } = one;
  if (isLast) return t("lastAdmin");
  if (kind === "date") return one.setAt ? t("set", setOf(one, day(one.setAt))) : undefined;
  if (kind === "inactivity" && warnedAt) return t("warned", day(warnedAt));
  if (kind === "unclaimed") return firstInvitedAt ? t("invited", day(firstInvitedAt)) : undefined;
  if (kind === "erasure") return closedAt ? t("closed", day(closedAt)) : undefined;
  return lastSignInAt ? t("lastHere", day(lastSignInAt)) : t("neverHere");
}

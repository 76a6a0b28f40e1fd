import { useTranslations } from "next-intl";
import { displayName } from "@/accounts/input";
import { TickPage, TickTd } from "@/people/components/ticks";
import { Moment } from "@/ui/moment";
import type { AccountState } from "@/ui/states/status-badge";
import { StatusBadge } from "@/ui/states/status-badge";
import { Cut, CutAddress, DataTable, NameTd, Td, Th, Tr } from "@/ui/tables/data-table";
import type { JoinRow } from "../queries";
import type { Tab } from "../rules";
import type { DecideAction } from "./decline-button";
import { JoinActs } from "./join-acts";

interface JoinsTableProps {
  org: string;
  tab: Tab;
  rows: readonly JoinRow[];
  /** Only of who may decide who is let in. */
  decide: DecideAction | undefined;
}

/** Who waits, came or was declined, the newest first. */
export function JoinsTable({ org, tab, rows, decide }: JoinsTableProps) {
  const t = useTranslations("joins.list");
  const deciding = tab === "waiting" ? decide : undefined;
  const head = (
    <>
      {deciding && <TickPage />}
      <Th>{t("name")}</Th>
      <Th>{t("address")}</Th>
      <Th>{t(`at.${tab}`)}</Th>
      {tab === "came" && <Th>{t("state")}</Th>}
      {tab !== "waiting" && <Th>{t("by")}</Th>}
      <Th>{t("link")}</Th>
      {deciding && <Th isHidden>{t("acts")}</Th>}
    </>
  );
  return (
    <DataTable head={head} label={t("label")}>
      {rows.map((row) => (
        <JoinTr decide={deciding} key={row.id} org={org} row={row} tab={tab} />
      ))}
    </DataTable>
  );
}

type JoinTrProps = { org: string; tab: Tab; row: JoinRow; decide: DecideAction | undefined };

function JoinTr({ org, tab, row, decide }: JoinTrProps) {
  const t = useTranslations("joins.list");
  const name = displayName(row);
  return (
    <Tr>
      {decide && <TickTd id={row.id} name={name} />}
      {row.accountId ? (
        <NameTd href={`/${org}/admin/people/${row.accountId}`} name={name} />
      ) : (
        <Td phone="title">
          <Cut className="font-medium md:max-w-64" text={name} />
        </Td>
      )}
      <Td isMuted phone="text">
        {row.email && <CutAddress className="md:max-w-72" text={row.email} />}
      </Td>
      <Td isMuted phone="note">
        <Moment at={row.at} />
      </Td>
      {tab === "came" && (
        <Td phone="state">{row.status && <StatusBadge state={row.status as AccountState} />}</Td>
      )}
      {tab !== "waiting" && (
        <Td isMuted>{row.decidedBy ?? (tab === "came" ? t("itself") : null)}</Td>
      )}
      <Td isMuted>
        <Moment at={row.linkMadeAt} shape="day" />
      </Td>
      {decide && (
        <Td className="text-end" phone="state">
          <JoinActs decide={decide} org={org} who={{ id: row.id, name }} />
        </Td>
      )}
    </Tr>
  );
}

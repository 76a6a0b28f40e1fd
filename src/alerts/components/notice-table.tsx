import { useFormatter, useTranslations } from "next-intl";
import type { FormAction } from "@/ui/forms/form-state";
import { Moment } from "@/ui/moment";
import { DataTable, Td, Th, Tr } from "@/ui/tables/data-table";
import { TextLink } from "@/ui/text-link";
import type { AlertRow } from "../queries";
import { pageOf } from "../rules";
import { ReadButton } from "./read-button";

interface NoticeTableProps {
  rows: readonly AlertRow[];
  org: string;
  /** Marks one as read. */
  action: FormAction;
}

/** Notices, the newest first; those not read yet are bold and carry a dot. */
export function NoticeTable({ rows, org, action }: NoticeTableProps) {
  const t = useTranslations("alerts");
  return (
    <DataTable
      head={
        <>
          <Th>{t("column.what")}</Th>
          <Th>{t("column.more")}</Th>
          <Th>{t("column.when")}</Th>
          <Th isHidden>{t("column.act")}</Th>
        </>
      }
      label={t("title")}
    >
      {rows.map((row) => (
        <NoticeTr action={action} key={row.id} org={org} row={row} />
      ))}
    </DataTable>
  );
}

const numberOf = ({ details }: AlertRow, name: string): number => {
  const value = details[name];
  return typeof value === "number" ? value : 0;
};

function useWords(row: AlertRow): { title: string; more: string } {
  const t = useTranslations("alerts");
  const format = useFormatter();
  const { kind, details } = row;
  const moment = (name: string): string => {
    const value = details[name];
    return typeof value === "string" ? format.dateTime(new Date(value), "moment") : "";
  };
  const values = {
    what: row.campaignKind ?? "INVITE",
    count: row.count ?? 0,
    own: details.own === true ? "yes" : "no",
    step: typeof details.step === "string" ? details.step : "itself",
    since: moment("since"),
    until: moment("expiresAt"),
    ...{ coded: numberOf(row, "coded"), texts: details.texts === true ? "yes" : "no" },
    ...{ written: numberOf(row, "written"), lost: numberOf(row, "lost") },
    ...{ left: numberOf(row, "left"), rows: numberOf(row, "rows") },
    ...{ created: numberOf(row, "created"), changed: numberOf(row, "changed") },
    ...{ invited: numberOf(row, "invited"), unchanged: numberOf(row, "unchanged") },
    ...{ done: numberOf(row, "done"), refused: numberOf(row, "refused") },
    ...{ file: row.fileName ?? "", how: row.importHow ?? "import" },
    ...{ errors: row.faulty, counted: details.created === undefined ? "no" : "yes" },
  };
  return { title: t(`title_.${kind}`, values), more: t(`more.${kind}`, values) };
}

/** What stays with whoever runs the installation has no page here. */
const hrefOf = (row: AlertRow, org: string): string | undefined => {
  if (row.kind !== "MAIL_FAILING") return `/${org}/${pageOf(row)}`;
  if (row.details.texts === true) return `/${org}/admin/settings/texts`;
  return row.details.own === true ? `/${org}/admin/settings/sender` : undefined;
};

function NoticeTr({ row, org, action }: { row: AlertRow; org: string; action: FormAction }) {
  const t = useTranslations("alerts");
  const { title, more } = useWords(row);
  const isUnread = row.readAt === null;
  const href = hrefOf(row, org);
  const weight = isUnread ? "font-semibold" : "font-normal";
  return (
    <Tr>
      <Td className="max-md:whitespace-normal" phone="title">
        <span className={`flex min-w-0 items-center gap-2 ${weight}`}>
          <span
            aria-hidden
            className={`size-2 flex-none rounded-full ${isUnread ? "bg-accent" : ""}`}
          />
          {isUnread && <span className="sr-only">{t("isUnread")}</span>}
          {href ? (
            <TextLink
              className={`max-md:wrap-anywhere md:truncate ${weight}`}
              href={href}
              look="name"
            >
              {title}
            </TextLink>
          ) : (
            <span className="max-md:wrap-anywhere md:truncate">{title}</span>
          )}
        </span>
      </Td>
      <Td className="max-md:whitespace-normal" isMuted phone="text">
        {more}
      </Td>
      <Td isMuted phone="note">
        <Moment at={row.at} />
      </Td>
      <Td className="text-end" phone="state">
        {isUnread && <ReadButton action={action} notice={{ id: row.id, text: title }} org={org} />}
      </Td>
    </Tr>
  );
}

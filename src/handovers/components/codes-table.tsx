import { CircleDashed, Hand } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { displayName } from "@/accounts/input";
import { TickPage, TickTd } from "@/people/components/ticks";
import { LinkButton } from "@/ui/button";
import { Moment } from "@/ui/moment";
import { WaitWord } from "@/ui/states/wait-word";
import { Cut, DataTable, NameTd, Td, Th, Tr } from "@/ui/tables/data-table";
import type { CodeHolder } from "../queries";

/** Who has a code that opens their account now, and whether it was handed over. The code itself is shown one by one. */
export function CodesTable({ org, rows }: { org: string; rows: readonly CodeHolder[] }) {
  const t = useTranslations("codes.list");
  // what is locked is neither handed over nor printed: there is nothing to tick it for
  const canTick = rows.every(({ lockedAt }) => lockedAt === null);
  const head = (
    <>
      {canTick && <TickPage />}
      <Th>{t("name")}</Th>
      <Th>{t("known")}</Th>
      <Th>{t("team")}</Th>
      <Th>{t("until")}</Th>
      <Th>{t("handed")}</Th>
      <Th isHidden>{t("acts")}</Th>
    </>
  );
  return (
    <DataTable head={head} label={t("label")}>
      {rows.map((row) => (
        <CodeTr key={row.accountId} org={org} row={row} />
      ))}
    </DataTable>
  );
}

function CodeTr({ org, row }: { org: string; row: CodeHolder }) {
  const t = useTranslations("codes.list");
  const name = displayName(row);
  const id = row.accountId;
  const known = row.externalId ?? row.login;
  const place = row.team ?? row.owner;
  return (
    <Tr>
      {!row.lockedAt && <TickTd id={id} name={name} />}
      <NameTd href={`/${org}/admin/people/${id}`} name={name} />
      <Td isMuted phone="text">
        {known && <Cut className="md:max-w-48" text={known} />}
      </Td>
      <Td isMuted>{place && <Cut className="md:max-w-48" text={place} />}</Td>
      <Td isMuted>{row.isUninvited ? t("untilInvited") : <Moment at={row.expiresAt} />}</Td>
      <Td phone="state">
        {row.lockedAt ? <WaitWord state="CODE_LOCKED" /> : <Handed row={row} />}
      </Td>
      <Td className="md:w-px" phone="note">
        <LinkButton
          aria-label={t(row.lockedAt ? "renewOf" : "showOf", { name })}
          className="md:h-7 md:min-h-7"
          href={`/${org}/admin/codes/${id}`}
          size="sm"
        >
          {t(row.lockedAt ? "renew" : "show")}
        </LinkButton>
      </Td>
    </Tr>
  );
}

function Handed({ row }: { row: CodeHolder }) {
  const t = useTranslations("codes.list");
  const format = useFormatter();
  const icon = "size-3.5 flex-none";
  if (!row.handedOverAt)
    return (
      <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-muted">
        <CircleDashed aria-hidden className={icon} />
        {t("notYet")}
      </span>
    );
  const when = format.dateTime(row.handedOverAt, "moment");
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-success-text">
      <Hand aria-hidden className={icon} />
      {row.handedOverBy ? t("byOn", { name: row.handedOverBy, when }) : when}
    </span>
  );
}

import { useFormatter, useTranslations } from "next-intl";
import { leftOutBy, meantBy } from "@/recipients/rules";
import { Moment } from "@/ui/moment";
import { Cut, DataTable, Td, Th, Tr } from "@/ui/tables/data-table";
import { TextLink } from "@/ui/text-link";
import type { CampaignRow } from "../../queries";
import { CampaignBadge } from "./campaign-badge";

const HEADS = ["what", "source", "who", "state", "count", "refused", "when"] as const;
const NUMERIC: readonly string[] = ["count", "refused"];

/** What was sent to many, the newest first. */
export function CampaignTable({
  campaigns,
  path,
}: {
  campaigns: readonly CampaignRow[];
  path: string;
}) {
  const t = useTranslations("campaigns.list");
  return (
    <DataTable
      head={HEADS.map((head) => (
        <Th isNumeric={NUMERIC.includes(head)} key={head}>
          {t(head)}
        </Th>
      ))}
      label={t("title")}
    >
      {campaigns.map((row) => (
        <CampaignTr key={row.id} path={path} row={row} />
      ))}
    </DataTable>
  );
}

function CampaignTr({ row, path }: { row: CampaignRow; path: string }) {
  const t = useTranslations("campaigns");
  const format = useFormatter();
  return (
    <Tr>
      <Td phone="title">
        <TextLink className="block truncate md:max-w-96" href={`${path}/${row.id}`} look="name">
          {t(`page.title.${row.kind}`, { count: meantBy(row) })}
        </TextLink>
      </Td>
      <Td isMuted>{t(`source.${row.source}`)}</Td>
      <Td isMuted phone="text">
        {row.maker && <Cut text={row.maker} />}
      </Td>
      <Td phone="state">
        <CampaignBadge state={row.state} />
      </Td>
      <Td isNumeric>{format.number(row.done)}</Td>
      <Td isNumeric>{format.number(leftOutBy(row))}</Td>
      <Td isMuted phone="note">
        <Moment at={row.state === "SCHEDULED" && row.startsAt ? row.startsAt : row.createdAt} />
      </Td>
    </Tr>
  );
}

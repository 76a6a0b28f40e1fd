import { CircleCheck, KeyRound, TriangleAlert, UserMinus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { displayName } from "@/accounts/input";
import { CutAddress, DataTable, NameTd, Td, Th, Tr } from "@/ui/tables/data-table";
import type { Rehearsed } from "../list-rehearsed";
import type { Rehearsal } from "../queries";

const HEADS = ["name", "address", "gets", "language", "readiness"] as const;

interface RehearsalTableProps {
  rows: readonly Rehearsed[];
  rehearsal: Rehearsal;
  /** Address of the People page. */
  people: string;
}

/** What would become of each: what they would get in which language, or why nothing. */
export function RehearsalTable({ rows, rehearsal, people }: RehearsalTableProps) {
  const t = useTranslations("rehearsal");
  return (
    <DataTable
      head={HEADS.map((head) => <Th key={head}>{t(`column.${head}`)}</Th>)}
      label={t("list")}
    >
      {rows.map((row) => (
        <Tr key={row.id}>
          <NameTd href={`${people}/${row.id}`} name={displayName(row)} />
          <Td isMuted phone="text">
            {row.email && <CutAddress className="md:max-w-72" text={row.email} />}
          </Td>
          <Td isMuted>{row.hindrance ? undefined : t(`way.${row.way}`)}</Td>
          <Td isMuted phone="note">
            {!row.hindrance && <Language own={row.language} theirs={rehearsal.orgLanguage} />}
          </Td>
          <Td phone="state">
            <Readiness domains={rehearsal.domains} row={row} />
          </Td>
        </Tr>
      ))}
    </DataTable>
  );
}

/** Those without a language of their own read the organisation's. */
function Language({ own, theirs }: { own: string | null; theirs: string }) {
  const t = useTranslations("rehearsal");
  const name = new Intl.DisplayNames(useLocale(), { type: "language" }).of(own ?? theirs);
  return own ? name : t("assumedLanguage", { language: name ?? theirs });
}

function Readiness({ row, domains }: { row: Rehearsed; domains: Rehearsal["domains"] }) {
  const t = useTranslations("rehearsal");
  const doubt = domains.find(({ domain }) => domain === row.domain);
  const [Icon, tone, words] = row.hindrance
    ? [UserMinus, "text-muted", t(`tab.${row.hindrance}`)]
    : doubt
      ? [
          TriangleAlert,
          "text-warning-text",
          t(`doubt.${doubt.why}`, { meant: "meant" in doubt ? doubt.meant : "" }),
        ]
      : row.why && row.why !== "no-address"
        ? [KeyRound, "text-warning-text", t(`why.${row.why}`)]
        : [CircleCheck, "text-success-text", t("tab.ready")];
  return (
    <span className={`inline-flex items-center gap-1.5 ${tone}`}>
      <Icon aria-hidden className="size-3.5 flex-none" />
      {words}
    </span>
  );
}

import { useFormatter, useTranslations } from "next-intl";
import { Cut, DataTable, Td, Th, Tr } from "@/ui/tables/data-table";
import { TextLink } from "@/ui/text-link";
import type { TeamRow } from "../queries";

/** Teams by name, each with how many are in it. */
export function TeamsTable({ path, teams }: { path: string; teams: readonly TeamRow[] }) {
  const t = useTranslations("teams");
  const format = useFormatter();
  const head = (
    <>
      <Th>{t("column.name")}</Th>
      <Th isNumeric>{t("column.members")}</Th>
    </>
  );
  return (
    <DataTable head={head} label={t("label")}>
      {teams.map((team) => (
        <Tr key={team.id}>
          <Td phone="title">
            <TextLink className="block" href={`${path}/${team.id}`} look="name">
              <Cut className="md:max-w-160" text={team.name} />
            </TextLink>
          </Td>
          <Td className="md:w-40" isMuted isNumeric phone="state">
            <span aria-hidden className="max-md:hidden">
              {format.number(team.members)}
            </span>
            <span className="md:sr-only">{t("people", { count: team.members })}</span>
          </Td>
        </Tr>
      ))}
    </DataTable>
  );
}

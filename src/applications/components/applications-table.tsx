import { useTranslations } from "next-intl";
import { Cut, DataTable, Td, Th, Tr } from "@/ui/tables/data-table";
import { TextLink } from "@/ui/text-link";
import type { Application } from "../queries";
import { Licences, LicencesLeft } from "./licences";
import { useRuleWords } from "./rule-words";

interface ApplicationsTableProps {
  path: string;
  applications: readonly Application[];
}

/** Applications by name: licences held and left, and what each asks of its accounts. */
export function ApplicationsTable({ path, applications }: ApplicationsTableProps) {
  const t = useTranslations("applications");
  const wordsOf = useRuleWords();
  const head = (["name", "licences", "left", "rules"] as const).map((column) => (
    <Th key={column}>{t(`column.${column}`)}</Th>
  ));
  return (
    <DataTable head={head} label={t("label")}>
      {applications.map((application) => {
        const rules = wordsOf(application.rules).join(", ");
        return (
          <Tr key={application.id}>
            <Td phone="title">
              <TextLink className="block" href={`${path}/${application.id}`} look="name">
                <Cut className="md:max-w-72" text={application.name} />
              </TextLink>
            </Td>
            <Td phone="text">
              <Licences {...application} />
            </Td>
            <Td isMuted phone="state">
              <LicencesLeft {...application} />
            </Td>
            <Td isMuted>{rules && <Cut className="md:max-w-prose" text={rules} />}</Td>
          </Tr>
        );
      })}
    </DataTable>
  );
}

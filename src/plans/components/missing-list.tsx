import { useTranslations } from "next-intl";
import { StatusBadge } from "@/ui/states/status-badge";
import { CutAddress, DataTable, Td, Th, Tr } from "@/ui/tables/data-table";
import { TextLink } from "@/ui/text-link";
import type { Missing } from "../queries";

/** Who is missing from the file, each with a tick; who holds a role has none. */
export function MissingList({ rows, people }: { rows: readonly Missing[]; people: string }) {
  const t = useTranslations("imports.missing");
  return (
    <DataTable
      head={
        <>
          <Th isHidden>{t("tick")}</Th>
          <Th>{t("person")}</Th>
          <Th>{t("address")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("note")}</Th>
        </>
      }
      label={t("tab")}
    >
      {rows.map((row) => (
        <Tr key={row.id}>
          <td className="col-start-1 row-span-2 row-start-1 me-3 max-md:min-w-6 md:h-(--list-row,2.25rem) md:w-8 md:border-b md:border-separator md:ps-8">
            {!row.holdsRole && (
              <input
                aria-label={t("tickOne", { name: row.name })}
                className="tick row-tick block max-md:size-6"
                name="ids"
                type="checkbox"
                value={row.id}
              />
            )}
          </td>
          <Td phone="title">
            <TextLink href={`${people}/${row.id}`} look="name">
              {row.name}
            </TextLink>
          </Td>
          <Td isMuted phone="text">
            {row.email ? <CutAddress text={row.email} /> : undefined}
          </Td>
          <Td phone="state">
            <StatusBadge state={row.status} />
          </Td>
          <Td isMuted phone="note">
            {row.holdsRole ? t("held") : ""}
          </Td>
        </Tr>
      ))}
    </DataTable>
  );
}

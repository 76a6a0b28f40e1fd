import { useTranslations } from "next-intl";
import { Moment } from "@/ui/moment";
import type { AccountState } from "@/ui/states/status-badge";
import { StatusBadge } from "@/ui/states/status-badge";
import { DataTable, NameTd, Td, Th, Tr } from "@/ui/tables/data-table";

export interface AdminLine {
  id: string;
  name: string;
  status: string;
  lastSignInAt: Date | null;
  roles: readonly { role: string; name: string; givenAt: string; givenBy: string | null }[];
}

interface AdminsTableProps {
  admins: readonly AdminLine[];
  /** The address of the people, to which a name leads. */
  people: string;
}

/** Who holds what, since when, by whom, and whether they still come. */
export function AdminsTable({ admins, people }: AdminsTableProps) {
  const t = useTranslations("roles.admins");
  const head = (
    <>
      <Th>{t("person")}</Th>
      <Th>{t("role")}</Th>
      <Th>{t("given")}</Th>
      <Th>{t("state")}</Th>
      <Th>{t("signIn")}</Th>
    </>
  );
  return (
    <DataTable head={head} label={t("list")}>
      {admins.map((admin) => (
        <Tr key={admin.id}>
          <NameTd href={`${people}/${admin.id}`} name={admin.name} />
          <Td phone="text">{admin.roles.map(({ name }) => name).join(", ")}</Td>
          <Td isMuted>
            <Given admin={admin} />
          </Td>
          <Td phone="state">
            <StatusBadge state={admin.status as AccountState} />
          </Td>
          <Td isMuted phone="note">
            {admin.lastSignInAt ? <Moment at={admin.lastSignInAt} /> : t("never")}
          </Td>
        </Tr>
      ))}
    </DataTable>
  );
}

function Given({ admin: { roles } }: { admin: AdminLine }) {
  const t = useTranslations("roles.admins");
  const last = roles.at(-1);
  if (!last) return "–";
  return (
    <>
      <Moment at={new Date(last.givenAt)} /> {last.givenBy && t("by", { name: last.givenBy })}
    </>
  );
}

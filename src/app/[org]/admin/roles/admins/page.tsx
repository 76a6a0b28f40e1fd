import { UserPlus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { displayName, visibleText } from "@/accounts/input";
import { listOwners } from "@/accounts/queries";
import { AdminFilter } from "@/admins/components/admin-filter";
import type { AdminLine } from "@/admins/components/admins-table";
import { AdminsTable } from "@/admins/components/admins-table";
import { TransferButton } from "@/admins/components/transfer-button";
import { listAdmins, listOwnRoles } from "@/admins/queries";
import { inRank, ROLES } from "@/admins/rules";
import { inOrg } from "@/lib/in-org";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { PageHead, TablePage } from "@/ui/page";
import type { Query } from "@/views/input";
import { firstOf } from "@/views/input";
import { enter } from "../../enter";
import { roleNamer } from "../../role-names";
import { handOver } from "../people-actions";
import { RoleTabs } from "../role-tabs";

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Query>;
};

export default async function Admins({ params, searchParams }: Props) {
  const { org: slug } = await params;
  const { scope, org, account, permissions } = await enter(slug, "admins.manage");
  const query = await searchParams;
  const given = visibleText(firstOf(query.role));
  const q = visibleText(firstOf(query.q)).trim().slice(0, 200);
  const { admins, own, active } = await inOrg(
    scope,
    async (tx) => ({
      admins: await listAdmins(tx, given || null, q),
      own: await listOwnRoles(tx),
      active: await listOwners(tx, "", 2, true),
    }),
    "page",
  );
  const t = await getTranslations("roles.admins");
  const nameOf = await roleNamer();
  const builtIn = ROLES.map((role) => ({ role, name: null }));
  const choices = [...builtIn, ...own].map((role) => ({ value: role.role, label: nameOf(role) }));
  const lines: AdminLine[] = admins.map(({ roles, ...admin }) => ({
    ...admin,
    name: displayName(admin),
    roles: inRank(roles).map((held) => ({ ...held, name: nameOf(held) })),
  }));
  const path = `/${slug}/admin/roles`;
  const isOwner = account.roles.some(({ role }) => role === "OWNER");
  const mayInvite =
    permissions.includes("accounts.manage") && permissions.includes("accounts.invite");
  const acts = (
    <>
      {isOwner && (
        <TransferButton
          action={handOver}
          isAlone={active.every(({ id }) => id === account.id)}
          org={slug}
          self={account.id}
        />
      )}
      {mayInvite && (
        <LinkButton href={`${path}/admins/new`} look="primary">
          <UserPlus aria-hidden />
          {t("invite")}
        </LinkButton>
      )}
    </>
  );
  const fact = t(q || given ? "found" : "fact", { count: lines.length, org: org.name });
  const chosen = choices.find(({ value }) => value === given)?.value ?? "";
  return (
    <TablePage
      filters={
        <>
          <div className="flex-none px-4 pb-4 md:px-8">
            <RoleTabs current="admins" path={path} />
          </div>
          <AdminFilter choices={choices} path={`${path}/admins`} q={q} role={chosen} />
        </>
      }
      head={<PageHead acts={acts} fact={fact} title={t("title")} />}
    >
      {lines.length > 0 ? (
        <AdminsTable admins={lines} people={`/${slug}/admin/people`} />
      ) : (
        <EmptyState
          act={<LinkButton href={`${path}/admins`}>{t("clear")}</LinkButton>}
          text={t("noMatch")}
        />
      )}
    </TablePage>
  );
}

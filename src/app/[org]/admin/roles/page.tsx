import { getTranslations } from "next-intl/server";
import { NewRoleButton } from "@/admins/components/new-role-button";
import { RoleMatrix } from "@/admins/components/role-matrix";
import type { RoleColumn } from "@/admins/components/use-drafts";
import { countHolders, listOwnRoles } from "@/admins/queries";
import type { HeldRole } from "@/admins/rules";
import { holdsAll, permissionsOf, ROLES } from "@/admins/rules";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { PERMISSIONS } from "@/lib/org";
import { Page, PageHead } from "@/ui/page";
import { enter } from "../enter";
import { roleNamer } from "../role-names";
import { newRole, removeRole, renameRole, saveRole } from "./actions";
import { RoleTabs } from "./role-tabs";

type Props = { params: Promise<{ org: string }> };

const actions = { change: saveRole, rename: renameRole, remove: removeRole };

async function readRoles(tx: OrgTx): Promise<(HeldRole & Omit<RoleColumn, "name">)[]> {
  const holders = await countHolders(tx);
  const builtIn = ROLES.map((role) => ({ role, name: null, permissions: null }));
  const column = (role: HeldRole, isOwn: boolean) => {
    const permissions = permissionsOf([role]);
    const canChange = isOwn && holdsAll(tx.actor, permissions);
    return { ...role, permissions, holders: holders.get(role.role) ?? 0, isOwn, canChange };
  };
  const own = await listOwnRoles(tx);
  return [...builtIn.map((role) => column(role, false)), ...own.map((role) => column(role, true))];
}

export default async function Roles({ params }: Props) {
  const { org: slug } = await params;
  const { scope, permissions } = await enter(slug, "admins.manage");
  const roles = await inOrg(scope, readRoles, "page");
  const t = await getTranslations("roles");
  const nameOf = await roleNamer();
  const grantable = PERMISSIONS.filter((permission) => permissions.includes(permission));
  const acts = <NewRoleButton action={newRole} grantable={grantable} org={slug} />;
  return (
    <Page head={<PageHead acts={acts} fact={t("fact")} title={t("title")} />} width="full">
      <RoleTabs current="roles" path={`/${slug}/admin/roles`} />
      <RoleMatrix
        actions={actions}
        columns={roles.map((role) => ({ ...role, name: nameOf(role) }))}
        grantable={grantable}
        org={slug}
        permissions={PERMISSIONS}
      />
    </Page>
  );
}

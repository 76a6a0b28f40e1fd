import { getTranslations } from "next-intl/server";
import { InviteAdminForm } from "@/admins/components/invite-admin-form";
import { listOwnRoles } from "@/admins/queries";
import { permissionsOf, ROLES } from "@/admins/rules";
import { inOrg } from "@/lib/in-org";
import { Page, PageHead } from "@/ui/page";
import { enter } from "../../../enter";
import { languageChoices } from "../../../people/language-choices";
import { roleNamer } from "../../../role-names";
import { sendAdmin } from "../../people-actions";

type Props = { params: Promise<{ org: string }> };

export default async function InviteAdmin({ params }: Props) {
  const { org: slug } = await params;
  await enter(slug, "admins.manage");
  await enter(slug, "accounts.invite");
  const { scope, org, permissions } = await enter(slug, "accounts.manage");
  const own = await inOrg(scope, listOwnRoles, "page");
  const t = await getTranslations("roles");
  const nameOf = await roleNamer();
  const builtIn = ROLES.map((role) => ({ role, name: null, permissions: null }));
  const roles = [...builtIn, ...own]
    .filter((role) => permissionsOf([role]).every((one) => permissions.includes(one)))
    .map((role) => ({ value: role.role, label: nameOf(role) }));
  const { languages, orgLanguage } = await languageChoices(org.language);
  const path = `/${slug}/admin/roles`;
  const crumbs = [
    { label: t("title"), href: path },
    { label: t("admins.title"), href: `${path}/admins` },
  ];
  return (
    <Page
      head={<PageHead crumbs={crumbs} fact={t("invite.fact")} title={t("invite.title")} />}
      width="prose"
    >
      <InviteAdminForm
        action={sendAdmin}
        back={`${path}/admins`}
        languages={languages}
        org={slug}
        orgLanguage={orgLanguage}
        roles={roles}
      />
    </Page>
  );
}

import { getTranslations } from "next-intl/server";
import { NewAccountForm } from "@/accounts/components/form/new-account-form";
import { inOrg } from "@/lib/in-org";
import { readOwnOrganization } from "@/orgs/queries";
import { Notice } from "@/ui/notice";
import { Page, PageHead } from "@/ui/page";
import { enter } from "../../enter";
import { isMailless } from "../../mail-state";
import { languageChoices } from "../language-choices";
import { createPerson } from "./actions";
import { AddTabs } from "./add-tabs";

type Props = { params: Promise<{ org: string }> };

export default async function NewPerson({ params }: Props) {
  const { org: slug } = await params;
  const { scope, permissions } = await enter(slug, "accounts.manage");
  const organization = await inOrg(scope, readOwnOrganization, "page");
  const t = await getTranslations("person");
  const compose = await getTranslations("compose");
  const path = `/${slug}/admin/people`;
  const head = (
    <PageHead
      crumbs={[{ label: t("crumb"), href: path }]}
      fact={t("form.newFact")}
      title={t("form.newTitle")}
    />
  );
  return (
    <Page head={head} width="prose">
      <AddTabs current="one" permissions={permissions} slug={slug} />
      {(await isMailless(slug)) && <Notice tone="warning">{compose("noTransport")}</Notice>}
      <NewAccountForm
        action={createPerson}
        allowsPrevention={organization.modificationPrevention}
        autoInvite={organization.autoInvite}
        backHref={path}
        mayInvite={permissions.includes("accounts.invite")}
        org={slug}
        {...(await languageChoices(organization.language))}
      />
    </Page>
  );
}

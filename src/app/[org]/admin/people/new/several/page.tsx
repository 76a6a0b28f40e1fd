import { getTranslations } from "next-intl/server";
import { isWithoutMail } from "@/gates/machine";
import { inOrg } from "@/lib/in-org";
import { readOwnOrganization } from "@/orgs/queries";
import { SeveralForm } from "@/people/components/several/several-form";
import { Notice } from "@/ui/notice";
import { Page, PageHead } from "@/ui/page";
import { enter } from "../../../enter";
import { languageChoices } from "../../language-choices";
import { AddTabs } from "../add-tabs";
import { addSeveral, judgePaste } from "./actions";

type Props = { params: Promise<{ org: string }> };

export default async function Several({ params }: Props) {
  const { org: slug } = await params;
  const { scope, permissions } = await enter(slug, "accounts.manage");
  const { autoInvite, language } = await inOrg(scope, readOwnOrganization, "page");
  const t = await getTranslations("several");
  const compose = await getTranslations("compose");
  const path = `/${slug}/admin/people`;
  const head = (
    <PageHead crumbs={[{ label: t("crumb"), href: path }]} fact={t("fact")} title={t("title")} />
  );
  return (
    <Page head={head}>
      <AddTabs current="several" permissions={permissions} slug={slug} />
      {isWithoutMail() && <Notice tone="warning">{compose("noTransport")}</Notice>}
      <SeveralForm
        add={addSeveral}
        autoInvite={autoInvite}
        judge={judgePaste}
        mayInvite={permissions.includes("accounts.invite")}
        org={slug}
        path={path}
        {...(await languageChoices(language))}
      />
    </Page>
  );
}

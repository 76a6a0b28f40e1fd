import { getTranslations } from "next-intl/server";
import { ApplicationForm } from "@/applications/components/application-form";
import { Page, PageHead } from "@/ui/page";
import { enter } from "../../enter";
import { addApplication } from "../actions";

type Props = { params: Promise<{ org: string }> };

export default async function NewApplication({ params }: Props) {
  const { org } = await params;
  await enter(org, "settings.manage");
  const t = await getTranslations("applications");
  const path = `/${org}/admin/applications`;
  const head = (
    <PageHead
      crumbs={[{ label: t("crumb"), href: path }]}
      fact={t("newFact")}
      title={t("newTitle")}
    />
  );
  return (
    <Page head={head} width="prose">
      <ApplicationForm action={addApplication} backHref={path} org={org} />
    </Page>
  );
}

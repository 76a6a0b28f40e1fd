import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ApplicationForm } from "@/applications/components/application-form";
import { readApplication } from "@/applications/queries";
import { inOrg } from "@/lib/in-org";
import { Page, PageHead } from "@/ui/page";
import { isId } from "../../../chosen";
import { enter } from "../../../enter";
import { saveApplication } from "../../actions";

type Props = { params: Promise<{ org: string; id: string }> };

export default async function EditApplication({ params }: Props) {
  const { org, id } = await params;
  const { scope } = await enter(org, "settings.manage");
  const application = isId(id) ? await inOrg(scope, (tx) => readApplication(tx, id), "page") : null;
  if (!application) notFound();
  const t = await getTranslations("applications");
  const path = `/${org}/admin/applications`;
  const { name, licences, rules } = application;
  const crumbs = [
    { label: t("crumb"), href: path },
    { label: name, href: `${path}/${id}` },
  ];
  return (
    <Page head={<PageHead crumbs={crumbs} title={t("editTitle", { name })} />} width="prose">
      <ApplicationForm
        action={saveApplication}
        application={{ id, name, licences, rules }}
        backHref={`${path}/${id}`}
        org={org}
      />
    </Page>
  );
}

import { getTranslations } from "next-intl/server";
import { ChoicesForm } from "@/alerts/components/choices-form";
import { ALERT_KINDS, NEEDED } from "@/alerts/rules";
import { inOrg } from "@/lib/in-org";
import { readAlertChoices } from "@/preferences/queries";
import { Page, PageHead } from "@/ui/page";
import { enter } from "../../enter";
import { saveChoices } from "../actions";

type Props = { params: Promise<{ org: string }> };

/** How the reader is told of what happens: each kind by mail as well, in the console only, or not at all. */
export default async function Choices({ params }: Props) {
  const { org: slug } = await params;
  const { scope, account, permissions } = await enter(slug, "accounts.view");
  const chosen = await inOrg(scope, (tx) => readAlertChoices(tx, account.id), "page");
  const t = await getTranslations("alerts");
  const kinds = ALERT_KINDS.filter((kind) => permissions.includes(NEEDED[kind]));
  const crumbs = [{ label: t("title"), href: `/${slug}/admin/notices` }];
  return (
    <Page
      head={<PageHead crumbs={crumbs} fact={t("choices.fact")} title={t("choices.title")} />}
      width="prose"
    >
      {kinds.length > 0 ? (
        <ChoicesForm
          action={saveChoices}
          address={account.email}
          chosen={chosen}
          kinds={kinds}
          org={slug}
        />
      ) : (
        <p className="text-sm text-muted">{t("choices.none")}</p>
      )}
    </Page>
  );
}

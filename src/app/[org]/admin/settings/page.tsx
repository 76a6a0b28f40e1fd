import { getTranslations } from "next-intl/server";
import { inOrg } from "@/lib/in-org";
import { SettingsForm } from "@/orgs/components/settings-form";
import { readSettings } from "@/orgs/queries";
import { Page, PageHead } from "@/ui/page";
import { enter } from "../enter";
import { languageChoices } from "../people/language-choices";
import { saveSettings } from "./actions";

type Props = { params: Promise<{ org: string }> };

/** Every zone that this server knows; the saved one stands among them in any case. */
function timeZones(saved: string) {
  const known = new Set([...Intl.supportedValuesOf("timeZone"), "UTC", saved]);
  return [...known].sort().map((value) => ({ value, label: value.replaceAll("_", " ") }));
}

export default async function Settings({ params }: Props) {
  const { org: slug } = await params;
  const { scope, org } = await enter(slug, "settings.manage");
  const { slug: _, ...settings } = await inOrg(scope, readSettings, "page");
  const t = await getTranslations("settings");
  const { languages } = await languageChoices(settings.language);
  return (
    <Page head={<PageHead fact={t("fact", { org: org.name })} title={t("title")} />} width="prose">
      <SettingsForm
        action={saveSettings}
        languages={languages}
        org={slug}
        settings={settings}
        timeZones={timeZones(settings.timeZone)}
      />
    </Page>
  );
}

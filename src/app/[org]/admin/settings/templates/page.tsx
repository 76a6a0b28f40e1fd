import { inOrg } from "@/lib/in-org";
import { TemplateList } from "@/templates/components/template-list";
import { listTemplates } from "@/templates/queries";
import { languageChoices } from "../../people/language-choices";
import { readSection } from "../read-section";
import { SettingsPage } from "../settings-page";

type Props = { params: Promise<{ org: string }> };

export default async function Templates({ params }: Props) {
  const { org: slug } = await params;
  const { gate, settings } = await readSection(slug);
  const templates = await inOrg(gate.scope, listTemplates, "page");
  const { languages } = await languageChoices(settings.language);
  const own = new Set(templates.map(({ letter, locale }) => `${letter} ${locale}`));
  // The organisation's own language first: most of its people read it.
  const isFirst = ({ value }: { value: string }) => value === settings.language;
  return (
    <SettingsPage section="templates" slug={slug}>
      <TemplateList
        languages={[...languages.filter(isFirst), ...languages.filter((one) => !isFirst(one))]}
        own={own}
        path={`/${slug}/admin/settings/templates`}
      />
    </SettingsPage>
  );
}

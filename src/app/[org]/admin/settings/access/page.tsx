import { AccessForm } from "@/orgs/components/access-form";
import { saveAccess } from "../actions";
import { readSection } from "../read-section";
import { SettingsPage } from "../settings-page";

type Props = { params: Promise<{ org: string }> };

export default async function Access({ params }: Props) {
  const { org: slug } = await params;
  const { settings, hidden } = await readSection(slug);
  return (
    <SettingsPage section="access" slug={slug}>
      <AccessForm action={saveAccess} hidden={hidden} settings={settings} />
    </SettingsPage>
  );
}

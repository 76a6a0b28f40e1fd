import { IdentityForm } from "@/orgs/components/identity-form";
import { saveSender } from "../actions";
import { readSection } from "../read-section";
import { SettingsPage } from "../settings-page";

type Props = { params: Promise<{ org: string }> };

export default async function Sender({ params }: Props) {
  const { org: slug } = await params;
  const { settings, hidden } = await readSection(slug);
  return (
    <SettingsPage section="sender" slug={slug}>
      <IdentityForm action={saveSender} hidden={hidden} settings={settings} />
    </SettingsPage>
  );
}

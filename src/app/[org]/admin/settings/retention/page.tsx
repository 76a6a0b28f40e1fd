import { RetentionForm } from "@/orgs/components/retention-form";
import { saveRetention } from "../actions";
import { readSection } from "../read-section";
import { SettingsPage } from "../settings-page";

type Props = { params: Promise<{ org: string }> };

export default async function Retention({ params }: Props) {
  const { org: slug } = await params;
  const { settings, hidden } = await readSection(slug);
  return (
    <SettingsPage section="retention" slug={slug}>
      <RetentionForm action={saveRetention} hidden={hidden} days={settings.retentionDays} />
    </SettingsPage>
  );
}

import { LapseForm } from "@/lapses/components/lapse-form";
import { countTouched, readLapseRules } from "@/lapses/queries";
import { inOrg } from "@/lib/in-org";
import { RetentionForm } from "@/orgs/components/retention-form";
import { saveRetention } from "../actions";
import { readSection } from "../read-section";
import { SettingsPage } from "../settings-page";
import { foreseeRules, saveLapseRules } from "./actions";

type Props = { params: Promise<{ org: string }> };

export default async function Retention({ params }: Props) {
  const { org: slug } = await params;
  const { gate, settings, hidden } = await readSection(slug);
  const { rules, touched } = await inOrg(
    gate.scope,
    async (tx) => {
      const holding = await readLapseRules(tx);
      return { rules: holding, touched: await countTouched(tx, holding) };
    },
    "page",
  );
  return (
    <SettingsPage section="retention" slug={slug}>
      <LapseForm
        action={saveLapseRules}
        foresee={foreseeRules}
        hidden={hidden}
        rules={rules}
        touched={touched}
      />
      <RetentionForm action={saveRetention} days={settings.retentionDays} hidden={hidden} />
    </SettingsPage>
  );
}

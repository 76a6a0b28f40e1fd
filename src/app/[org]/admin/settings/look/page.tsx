import { LogoForm } from "@/orgs/components/logo-form";
import { LookForm } from "@/orgs/components/look-form";
import { logoPath } from "@/orgs/rules";
import { removeLogo, saveColor, saveLogo } from "../actions";
import { readSection } from "../read-section";
import { SettingsPage } from "../settings-page";

type Props = { params: Promise<{ org: string }> };

export default async function Look({ params }: Props) {
  const { org: slug } = await params;
  const { settings, hidden } = await readSection(slug);
  const { name, brand } = settings;
  const org = { name, brand, logo: logoPath(settings) };
  return (
    <SettingsPage section="look" slug={slug}>
      <LogoForm hidden={hidden} org={org} remove={removeLogo} save={saveLogo} />
      <LookForm action={saveColor} hidden={hidden} org={org} />
    </SettingsPage>
  );
}

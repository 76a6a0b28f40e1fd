import { InvitationsForm } from "@/orgs/components/invitations-form";
import { saveInvitations } from "../actions";
import { readSection } from "../read-section";
import { SettingsPage } from "../settings-page";

type Props = { params: Promise<{ org: string }> };

export default async function Invitations({ params }: Props) {
  const { org: slug } = await params;
  const { settings, hidden } = await readSection(slug);
  return (
    <SettingsPage section="invitations" slug={slug}>
      <InvitationsForm action={saveInvitations} hidden={hidden} settings={settings} />
    </SettingsPage>
  );
}

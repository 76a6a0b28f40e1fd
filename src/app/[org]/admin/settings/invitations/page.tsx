import { inOrg } from "@/lib/in-org";
import { InvitationsForm } from "@/orgs/components/invitations-form";
import { foreseeReminders } from "@/reminders/foresee-reminders";
import { saveInvitations } from "../actions";
import { readSection } from "../read-section";
import { SettingsPage } from "../settings-page";

type Props = { params: Promise<{ org: string }> };

export default async function Invitations({ params }: Props) {
  const { org: slug } = await params;
  const { gate, settings, hidden } = await readSection(slug);
  const ahead = await inOrg(gate.scope, foreseeReminders, "page");
  return (
    <SettingsPage section="invitations" slug={slug}>
      <InvitationsForm action={saveInvitations} ahead={ahead} hidden={hidden} settings={settings} />
    </SettingsPage>
  );
}

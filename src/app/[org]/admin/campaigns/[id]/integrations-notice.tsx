import { getTranslations } from "next-intl/server";
import { Notice } from "@/ui/notice";
import { TextLink } from "@/ui/text-link";
import type { CampaignPage } from "./read-page";

/** What its tick switched on goes on once something has left: whoever stopped it is told which it is, and where it is changed who may. */
export async function IntegrationsNotice({ campaign, gate }: CampaignPage) {
  const t = await getTranslations("campaigns.page");
  const { state, hasSwitched, integrationsInvite: isOn } = campaign;
  if (state !== "STOPPED" || !hasSwitched) return null;
  const href = `/${gate.org.slug}/admin/settings/invitations`;
  const may = gate.permissions.includes("settings.manage");
  return (
    <Notice tone="quiet">
      {t.rich(isOn ? "integrationsStay" : "integrationsOff", {
        link: (words) => (may ? <TextLink href={href}>{words}</TextLink> : words),
      })}
    </Notice>
  );
}

import { useTranslations } from "next-intl";
import { allOf } from "@/addressees/rules";
import { PageHead } from "@/ui/page";
import type { CampaignKind } from "../../rules";
import type { Recipients } from "./recipients-of";

interface ComposerHeadProps {
  org: string;
  kind: CampaignKind;
  recipients: Recipients;
}

/** "Invite 30 of 32 people": the number that goes out, of those who were chosen. */
export function ComposerHead({ org, kind, recipients }: ComposerHeadProps) {
  const t = useTranslations("campaigns.compose");
  const count = allOf(recipients.channels);
  const isPart = count < recipients.count;
  return (
    <PageHead
      crumbs={[{ label: t("crumb"), href: `/${org}/admin/campaigns` }]}
      fact={t("fact")}
      title={t(`${isPart ? "titleOf" : "title"}.${kind}`, { count, of: recipients.count })}
    />
  );
}

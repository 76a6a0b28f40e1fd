"use client";

import { useTranslations } from "next-intl";
import { CheckboxField } from "@/ui/forms/tick-field";
import { TextLink } from "@/ui/text-link";
import { NumberedPart } from "./numbered-part";

/** Whether integrations invite whom they add already, and where that is changed, for who may. */
export interface Integrations {
  isOn: boolean;
  settingsHref: string | undefined;
}

interface IntegrationsPartProps extends Integrations {
  onChange: (isTicked: boolean) => void;
}

/** Last part of "Invite all": once everybody is in, who comes later through an integration is invited as well. */
export function IntegrationsPart({ isOn, settingsHref, onChange }: IntegrationsPartProps) {
  const t = useTranslations("campaigns.compose");
  const where = (key: "integrationsHint" | "integrationsOn") =>
    t.rich(key, {
      link: (words) => (settingsHref ? <TextLink href={settingsHref}>{words}</TextLink> : words),
    });
  return (
    <NumberedPart number={4} title={t("later")}>
      {isOn ? (
        <p className="text-sm text-muted">{where("integrationsOn")}</p>
      ) : (
        <CheckboxField
          defaultChecked
          hint={where("integrationsHint")}
          label={t("integrations")}
          name="integrations"
          onChange={(event) => onChange(event.target.checked)}
        />
      )}
    </NumberedPart>
  );
}

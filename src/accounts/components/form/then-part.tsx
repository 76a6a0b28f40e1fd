"use client";

import { useTranslations } from "next-intl";
import { CheckboxField } from "@/ui/forms/tick-field";
import { Section } from "@/ui/panel";
import { TextLink } from "@/ui/text-link";
import type { Texted } from "./use-texted";
import { WayField } from "./way-field";

export type InviteWay = "EMAIL" | "SMS" | "CODE";

/** By which ways somebody can be invited who has this address and this number; a code leads to everybody. */
export const waysFor = (email: string, { bar }: Texted): InviteWay[] => [
  ...(email.trim() === "" ? [] : (["EMAIL"] as const)),
  ...(bar === null ? (["SMS"] as const) : []),
  "CODE",
];

const LABELS = { EMAIL: "send", SMS: "send", CODE: "copy" } as const;
const HINTS = { EMAIL: "sendHint", SMS: "textHint", CODE: "codeHint" } as const;

interface ThenPartProps {
  org: string;
  ways: readonly InviteWay[];
  way: InviteWay;
  texted: Texted;
  isTicked: boolean;
  onTick: (isTicked: boolean) => void;
  onWay: (way: string) => void;
}

/** Whether the invitation goes out at once, by which way, and why by no other. */
export function ThenPart({ org, ways, way, texted, isTicked, onTick, onWay }: ThenPartProps) {
  const t = useTranslations("person.form");
  const { bar, country = "" } = texted;
  const isTold = bar === "off" || bar === "country" || bar === "landline";
  return (
    <Section title={t("then")}>
      <CheckboxField
        defaultChecked={isTicked}
        hint={isTicked || way === "CODE" ? t(HINTS[way]) : t("sendNobody")}
        label={t(LABELS[way])}
        name="now"
        onChange={(event) => onTick(event.target.checked)}
      />
      {ways.length > 1 && <WayField key={ways.join()} onChange={onWay} value={way} ways={ways} />}
      {isTold && (
        <p className="text-xs text-muted" role="status">
          {t.rich(`noText.${bar}`, {
            country,
            link: (words) => <TextLink href={`/${org}/admin/settings/texts`}>{words}</TextLink>,
          })}
        </p>
      )}
      {ways.length === 1 && bar === "none" && <p className="text-xs text-muted">{t("noWay")}</p>}
    </Section>
  );
}

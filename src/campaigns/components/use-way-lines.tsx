import { KeyRound, Mail, MessageSquare } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ByChannel } from "@/addressees/rules";
import { CHANNELS } from "@/addressees/rules";

const ICONS = { EMAIL: Mail, SMS: MessageSquare, CODE: KeyRound } as const;

/** One line a way by which somebody is written to, as a confirmation counts them. */
export function useWayLines(channels: ByChannel) {
  const t = useTranslations("campaigns.confirm");
  const format = useFormatter();
  return CHANNELS.filter((channel) => channels[channel] > 0).map((channel) => {
    const Icon = ICONS[channel];
    return {
      ...{ icon: <Icon aria-hidden />, label: t(`way.${channel}`) },
      note: channel === "CODE" ? t("toHandOver") : undefined,
      value: format.number(channels[channel]),
    };
  });
}

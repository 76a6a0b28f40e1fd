import { KeyRound, Mail, MessageSquare, UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ByChannel } from "@/addressees/rules";
import { Figures } from "@/ui/states/figures";

interface WayFiguresProps {
  channels: ByChannel;
  /** How many are left out. */
  without: number;
}

/** So many by mail, by text, with a code, and left out: the same four figures wherever people are about to be written to. */
export function WayFigures({ channels, without }: WayFiguresProps) {
  const t = useTranslations("campaigns.ways");
  return (
    <Figures
      figures={[
        { label: t("byMail"), icon: <Mail aria-hidden />, value: channels.EMAIL },
        { label: t("byText"), icon: <MessageSquare aria-hidden />, value: channels.SMS },
        { label: t("byCode"), icon: <KeyRound aria-hidden />, value: channels.CODE },
        { label: t("without"), icon: <UserMinus aria-hidden />, value: without },
      ]}
    />
  );
}

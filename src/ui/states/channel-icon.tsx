import type { LucideIcon } from "lucide-react";
import { DoorOpen, Hash, KeyRound, Link2, Mail, MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";

export type Channel = "EMAIL" | "SMS" | "SLACK" | "CODE" | "LINK" | "JOIN";

const ICONS: Record<Channel, LucideIcon> = {
  EMAIL: Mail,
  SMS: MessageSquare,
  SLACK: Hash,
  CODE: KeyRound,
  LINK: Link2,
  JOIN: DoorOpen,
};

/** The way an invitation goes: an icon, its word beside it or only read aloud. */
export function ChannelIcon({
  channel,
  isWordShown = false,
}: {
  channel: Channel;
  isWordShown?: boolean;
}) {
  const t = useTranslations("common.channel");
  const Icon = ICONS[channel];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-muted">
      <Icon aria-hidden className="size-3.5 flex-none" />
      <span className={isWordShown ? "" : "sr-only"}>{t(channel)}</span>
    </span>
  );
}

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Channel } from "@/addressees/rules";
import { ChannelIcon } from "@/ui/states/channel-icon";

interface WayPaneProps {
  channel: Channel;
  /** It is the way by which whoever is shown is reached. */
  isTheirs: boolean;
  /** "138 characters, 1 part" */
  note?: ReactNode;
  children: ReactNode;
}

/** One way beside the others: what it is, and whether it is theirs. */
export function WayPane({ channel, isTheirs, note, children }: WayPaneProps) {
  const t = useTranslations("campaigns.compose");
  const words = useTranslations("common.channel");
  return (
    <section aria-label={words(channel)} className="flex min-w-0 flex-col gap-1.5">
      <div className="flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
        <ChannelIcon channel={channel} isWordShown />
        {isTheirs && <span className="pill pill-info">{t("theirs")}</span>}
        {note && <span className="ms-auto tabular-nums">{note}</span>}
      </div>
      {children}
    </section>
  );
}

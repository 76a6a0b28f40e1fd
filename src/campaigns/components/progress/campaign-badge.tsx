import type { LucideIcon } from "lucide-react";
import { CalendarClock, CircleCheck, CirclePause, Clock3, Hourglass, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CampaignState } from "../../rules";

const LOOKS: Record<CampaignState, [className: string, icon: LucideIcon | "dot"]> = {
  SCHEDULED: ["pill-outline", CalendarClock],
  QUEUED: ["pill-outline", Clock3],
  BETWEEN: ["pill-info", Hourglass],
  SENDING: ["pill-success", "dot"],
  PAUSED: ["pill-neutral", CirclePause],
  STOPPING: ["pill-neutral", Square],
  STOPPED: ["pill-neutral", Square],
  DONE: ["pill-quiet", CircleCheck],
};

/** How a campaign stands: a filled badge with icon and words. */
export function CampaignBadge({ state }: { state: CampaignState }) {
  const t = useTranslations("campaigns.state");
  const [look, Icon] = LOOKS[state];
  return (
    <span className={`pill ${look}`}>
      {Icon === "dot" ? (
        <span aria-hidden className="size-2 rounded-full bg-success" />
      ) : (
        <Icon aria-hidden />
      )}
      {t(state)}
    </span>
  );
}

import { CalendarClock } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Notice } from "@/ui/notice";
import { TextLink } from "@/ui/text-link";
import type { PlannedInvitation } from "@/waves/queries";

interface PlannedProps {
  planned: readonly PlannedInvitation[];
  /** Of campaigns. */
  path: string;
}

/** Whom a campaign invites later: of these nobody has forgotten anybody. */
export function Planned({ planned, path }: PlannedProps) {
  const t = useTranslations("campaigns.unsent");
  const format = useFormatter();
  if (planned.length === 0) return null;
  return (
    <div className="px-4 pb-4 md:px-8">
      <Notice icon={<CalendarClock aria-hidden />} tone="info">
        <ul className="flex flex-col gap-1">
          {planned.map(({ id, at, count, state }) => (
            <li key={id}>
              {at
                ? t("planned", { count, at: format.dateTime(at, "exact") })
                : t(state === "PAUSED" ? "plannedPaused" : "plannedRest", { count })}{" "}
              <TextLink href={`${path}/${id}`}>{t("toCampaign")}</TextLink>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

import { BellRing } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Timeline, TimelineDay, TimelineEvent } from "@/ui/timeline";
import type { outlook } from "../rules";
import { REMIND_HOUR } from "../rules";

type Outlook = ReturnType<typeof outlook>;

/** What is still to come on a person's timeline: the day of their next reminder, or why there is none. */
export function ReminderLine({ outlook: next }: { outlook: Outlook }) {
  const t = useTranslations("reminders");
  const format = useFormatter();
  if ("not" in next) return <p className="pb-3 text-xs text-muted">{t(`not.${next.not}`)}</p>;
  const day = format.dateTime(new Date(`${next.on}T12:00:00Z`), {
    ...({ weekday: "long", day: "numeric", month: "long" } as const),
    timeZone: "UTC",
  });
  const b = (words: ReactNode) => <strong>{words}</strong>;
  return (
    <div className="pb-2">
      <Timeline>
        <TimelineDay label={t("ahead", { day })}>
          <TimelineEvent
            at={t("from", { hour: REMIND_HOUR })}
            icon={<BellRing aria-hidden />}
            title={t.rich("willBe", { b })}
          />
        </TimelineDay>
      </Timeline>
    </div>
  );
}

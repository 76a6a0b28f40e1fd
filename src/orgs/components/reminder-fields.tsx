import { useFormatter, useTranslations } from "next-intl";
import { CountList } from "@/ui/dialogs/count-list";
import { NumberField } from "@/ui/forms/text-field";
import { SwitchField } from "@/ui/forms/tick-field";
import { Section } from "@/ui/panel";

/** Days on which somebody would be written to ("2026-11-22"), with how many. */
export type Ahead = { days: readonly { day: string; count: number }[]; total: number };

interface ReminderFieldsProps {
  settings: { autoRemind: boolean; mostReminders: number };
  ahead: Ahead;
}

/** Whether people who have not claimed are reminded by themselves, and whom that would write to. */
export function ReminderFields({ settings, ahead }: ReminderFieldsProps) {
  const t = useTranslations("settings.reminders");
  return (
    <Section text={t("text")} title={t("title")}>
      <SwitchField
        defaultChecked={settings.autoRemind}
        hint={t("onHint")}
        label={t("on")}
        name="autoRemind"
      />
      <NumberField
        hint={t("mostHint")}
        label={t("most")}
        name="mostReminders"
        value={settings.mostReminders}
      />
      <Days ahead={ahead} isOn={settings.autoRemind} />
    </Section>
  );
}

function Days({ ahead, isOn }: { ahead: Ahead; isOn: boolean }) {
  const t = useTranslations("settings.reminders");
  const format = useFormatter();
  if (ahead.total === 0) return <p className="text-sm text-muted">{t("nobody")}</p>;
  const counts = ahead.days.map(({ day, count }) => ({
    label: format.dateTime(new Date(`${day}T12:00:00Z`), {
      weekday: "long",
      day: "numeric",
      month: "long",
      timeZone: "UTC",
    }),
    value: format.number(count),
  }));
  return (
    <div className="flex max-w-96 flex-col gap-2">
      <p className="text-sm text-muted">{t(isOn ? "will" : "would", { count: ahead.total })}</p>
      <CountList counts={counts} />
    </div>
  );
}

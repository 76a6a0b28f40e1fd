import { useFormatter, useTranslations } from "next-intl";
import { TextField } from "@/ui/forms/text-field";
import { CheckboxField } from "@/ui/forms/tick-field";
import { Section } from "@/ui/panel";

interface HoursFieldsProps {
  settings: { sendingDays: readonly number[]; sendingFrom: string; sendingUntil: string };
}

/** The first of these days was a Monday. */
const WEEK = [5, 6, 7, 8, 9, 10, 11].map((date) => new Date(Date.UTC(2026, 0, date, 12)));

/** On which days and between which hours letters of campaigns leave. */
export function HoursFields({ settings }: HoursFieldsProps) {
  const t = useTranslations("waves");
  const format = useFormatter();
  const { sendingDays, sendingFrom, sendingUntil } = settings;
  return (
    <Section text={t("hoursText")} title={t("hours")}>
      <fieldset className="flex flex-wrap gap-x-5 gap-y-2.5">
        <legend className="mb-1.5 text-sm font-medium text-foreground">{t("sendingDays")}</legend>
        {WEEK.map((date, index) => (
          <CheckboxField
            defaultChecked={sendingDays.includes(index + 1)}
            key={date.getTime()}
            label={format.dateTime(date, { weekday: "long", timeZone: "UTC" })}
            name={`sendingDay${index + 1}`}
          />
        ))}
      </fieldset>
      <div className="flex gap-3">
        <TextField
          className="max-w-36 flex-1"
          defaultValue={sendingFrom}
          label={t("from")}
          name="sendingFrom"
          type="time"
        />
        <TextField
          className="max-w-36 flex-1"
          defaultValue={sendingUntil}
          label={t("until")}
          name="sendingUntil"
          type="time"
        />
      </div>
    </Section>
  );
}

import { useFormatter, useTranslations } from "next-intl";
import { Notice } from "@/ui/notice";

/** The provider takes no texts, and this one waits for it. */
export function TextWaits({ since }: { since: Date | null }) {
  const t = useTranslations("texts.outage");
  const format = useFormatter();
  if (!since) return null;
  return (
    <Notice tone="warning">{t("waiting", { since: format.dateTime(since, "moment") })}</Notice>
  );
}

/** The day's text messages are spent: one that waits already, and until when. */
export function HeldTexts({ until }: { until: Date | null }) {
  const t = useTranslations("texts.heldBack");
  const format = useFormatter();
  if (!until) return null;
  return <Notice tone="warning">{t("waiting", { at: format.dateTime(until, "moment") })}</Notice>;
}

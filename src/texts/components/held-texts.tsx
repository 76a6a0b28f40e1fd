import { useFormatter, useTranslations } from "next-intl";
import { Notice } from "@/ui/notice";

interface HeldTextsProps {
  /** Until when texts wait that a cap of the day holds back; null where none does. */
  until: Date | null;
  /** How many are about to be sent; none: one that waits already. */
  count?: number;
}

/** The provider takes no texts, and this one waits for it. */
export function TextWaits({ since }: { since: Date | null }) {
  const t = useTranslations("texts.outage");
  const format = useFormatter();
  if (!since) return null;
  return (
    <Notice tone="warning">{t("waiting", { since: format.dateTime(since, "moment") })}</Notice>
  );
}

/** The day's text messages are spent: what waits, and until when. */
export function HeldTexts({ until, count }: HeldTextsProps) {
  const t = useTranslations("texts.heldBack");
  const format = useFormatter();
  if (!until || count === 0) return null;
  const at = format.dateTime(until, "moment");
  return (
    <Notice tone="warning">{count ? t("before", { count, at }) : t("waiting", { at })}</Notice>
  );
}

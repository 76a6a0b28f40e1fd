import { useFormatter, useTranslations } from "next-intl";
import { Notice } from "@/ui/notice";

interface HeldTextsProps {
  /** Until when texts wait that a cap of the day holds back; null where none does. */
  until: Date | null;
  /** How many are about to be sent; none: one that waits already. */
  count?: number;
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

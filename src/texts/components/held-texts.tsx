import { useFormatter, useTranslations } from "next-intl";
import { Notice } from "@/ui/notice";

interface HeldTextsProps {
  /** The day's text messages are spent until then. */
  until: Date | null;
  /** The provider takes none since then: that is the longer wait. */
  since: Date | null;
}

/** A text that waits already: for what, since or until when. */
export function HeldTexts({ until, since }: HeldTextsProps) {
  const t = useTranslations("texts");
  const format = useFormatter();
  const moment = (at: Date): string => format.dateTime(at, "moment");
  if (since) return <Notice tone="warning">{t("outage.waiting", { since: moment(since) })}</Notice>;
  if (!until) return null;
  return <Notice tone="warning">{t("heldBack.waiting", { at: moment(until) })}</Notice>;
}

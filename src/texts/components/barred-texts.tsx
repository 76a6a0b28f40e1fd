import { useTranslations } from "next-intl";
import { LinkButton } from "@/ui/button";
import { Notice } from "@/ui/notice";

interface BarredTextsProps {
  /** So many wait that may not leave as the settings are. */
  count: number;
  /** Whose they are: a campaign's, or all on the page of the settings. */
  of: "campaign" | "settings";
  /** Where texts are switched on again, for those who may. */
  settingsHref?: string | undefined;
}

/** Texts wait that were switched off meanwhile: what becomes of them, and what can be done before. */
export function BarredTexts({ count, of, settingsHref }: BarredTextsProps) {
  const t = useTranslations("texts.barred");
  if (count === 0) return null;
  const on = settingsHref && (
    <LinkButton href={settingsHref} size="sm">
      {t("act")}
    </LinkButton>
  );
  return (
    <Notice acts={on} tone="warning">
      {t(of, { count })}
    </Notice>
  );
}

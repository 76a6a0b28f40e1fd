import { useTranslations } from "next-intl";
import { Notice } from "@/ui/notice";
import { ReasonList } from "./compose/recipients";
import type { LeftOut } from "./compose/recipients-of";
import { leftOutOf } from "./compose/recipients-of";

/** Who is left out of what is confirmed, and why; nothing where nobody is. */
export function LeftOutNotice({ leftOut }: { leftOut: readonly LeftOut[] }) {
  const t = useTranslations("campaigns.confirm");
  const count = leftOutOf({ leftOut });
  if (count === 0) return null;
  return (
    <Notice tone="warning">
      <p>{t("without", { count })}</p>
      <ReasonList groups={leftOut} label={t("without", { count })} />
    </Notice>
  );
}

import { useTranslations } from "next-intl";
import type { RecipientState } from "@/recipients/list-recipients";
import { textFaultOf } from "@/texts/rules";
import { reasonKey } from "./reason-key";

/** Says why a letter or a text did not arrive, or was not sent. */
export function useReason() {
  const t = useTranslations("campaigns.page.reason");
  const texts = useTranslations("texts.fault");
  return (row: { state: RecipientState; reason: string | null }): string => {
    const fault = textFaultOf(row.reason);
    return fault ? texts(fault) : t(reasonKey(row));
  };
}

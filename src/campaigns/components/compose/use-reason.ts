import { useTranslations } from "next-intl";
import type { RefusalCode } from "@/lib/refusal";

const INSTEAD = ["no-address", "text-country", "text-stopped", "undeliverable"] as const;

/** A refusal's first sentence is the reason; what follows is for whom it stopped. */
const firstOf = (refusal: string): string => refusal.split(/(?<=[.。])\s/u)[0] ?? refusal;

/** Why somebody is left out, in one sentence; or why they get a code. */
export function useReason(sayOf?: "instead"): (code: RefusalCode) => string {
  const refusals = useTranslations("refusals");
  const t = useTranslations("campaigns.why");
  return (code) => {
    const why = INSTEAD.find((one) => one === code);
    return sayOf && why ? t(why) : firstOf(refusals(code, { field: "" }));
  };
}

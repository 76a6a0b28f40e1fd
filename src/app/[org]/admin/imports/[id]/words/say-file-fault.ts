import { getTranslations } from "next-intl/server";
import type { RefusalCode } from "@/lib/refusal";

/** Why a file cannot be read, in the reader's words. */
export async function sayFileFault(code: string, line?: number): Promise<string> {
  const t = await getTranslations("imports.fault");
  const refusals = await getTranslations("refusals");
  const known = t.has(code as "other") ? t(code as "other") : undefined;
  const refusal = refusals.has(code as RefusalCode)
    ? refusals(code as RefusalCode, { field: "" })
    : undefined;
  const text = known ?? refusal ?? t("other");
  return line === undefined ? text : t("atLine", { text, line });
}

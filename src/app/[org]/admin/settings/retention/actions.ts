"use server";

import { getTranslations } from "next-intl/server";
import { changeLapseRules } from "@/lapses/change-lapse-rules";
import { lapseRulesInput } from "@/lapses/input";
import { countTouched } from "@/lapses/queries";
import type { Touched } from "@/lapses/rules";
import { inOrg } from "@/lib/in-org";
import type { FormState } from "@/ui/forms/form-state";
import { enter } from "../../enter";
import { actOnSettings } from "../save-section";

export async function saveLapseRules(_: FormState, data: FormData): Promise<FormState> {
  const t = await getTranslations("settings.done");
  return actOnSettings(data, async (tx, seen) => {
    const rules = lapseRulesInput.parse(Object.fromEntries(data));
    const { changed } = await changeLapseRules(tx, { ...rules, seen });
    return { done: t(changed.length > 0 ? "saved" : "unchanged") };
  });
}

/** Whom the typed rules would act on today; nothing where they are typed wrong. */
export async function foreseeRules(data: FormData): Promise<Touched | undefined> {
  const { scope } = await enter(String(data.get("org")), "settings.manage");
  const { data: rules } = lapseRulesInput.safeParse(Object.fromEntries(data));
  return rules && inOrg(scope, (tx) => countTouched(tx, rules), "page");
}

"use server";

import { getTranslations } from "next-intl/server";
import { inOrg } from "@/lib/in-org";
import { testText } from "@/texts/test-text";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../../answer";
import { enter } from "../../enter";
import { saveSection } from "../save-section";

export async function saveTexts(_: FormState, data: FormData): Promise<FormState> {
  return saveSection("texts", data);
}

/** The invitation, to the admin's own number. */
export async function sendTestText(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { scope } = await enter(String(data.get("org")), "settings.manage");
    const { to } = await inOrg(scope, (tx) => testText(tx));
    const t = await getTranslations("texts.settings");
    return { done: t("tested", { phone: to }) };
  });
}

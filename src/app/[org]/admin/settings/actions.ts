"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { inOrg } from "@/lib/in-org";
import { changeSettings } from "@/orgs/change-settings";
import { settingsInput } from "@/orgs/input";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../answer";
import { enter } from "../enter";

const settingsForm = settingsInput.extend({
  autoInvite: z.literal("on").optional().transform(Boolean),
});

export async function saveSettings(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const settings = settingsForm.parse(given);
    const { scope } = await enter(String(given.org), "settings.manage");
    const { changed } = await inOrg(scope, (tx) => changeSettings(tx, settings));
    refresh();
    const t = await getTranslations("people.done");
    return { done: t(changed.length > 0 ? "settings" : "unchanged") };
  });
}

"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { termsInput } from "@/terms/input";
import { publishTerms } from "@/terms/publish-terms";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../../answer";
import { enter } from "../../enter";

const seenInput = z.coerce.number().int().min(0);

/** Publishes the texts of all languages as one version. */
export async function publish(_: FormState, data: FormData): Promise<FormState> {
  const t = await getTranslations("termsForm");
  return answer(data, async () => {
    const { scope } = await enter(String(data.get("org")), "settings.manage");
    const texts = termsInput.parse(Object.fromEntries(data));
    const publication = {
      texts,
      askAgain: data.get("askAgain") === "on",
      seen: seenInput.parse(data.get("seen")),
    };
    try {
      const { version, changed } = await inOrg(scope, (tx) => publishTerms(tx, publication));
      refresh();
      if (!changed) return { done: t("unchanged") };
      return { done: version === null ? t("withdrawn") : t("published", { version }) };
    } catch (fault) {
      if (fault instanceof Refusal && fault.code === "settings-changed") refresh();
      throw fault;
    }
  });
}

"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { inOrg } from "@/lib/in-org";
import { hideSteps } from "@/orgs/hide-steps";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../answer";
import { enter } from "../enter";

const stepsForm = z.object({ org: z.string().max(80), hidden: z.enum(["yes", "no"]) });

/** Takes the first steps off the overview, or puts them back; the one undoes the other. */
export async function switchSteps(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, hidden } = stepsForm.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "settings.manage");
    await inOrg(scope, (tx) => hideSteps(tx, { hidden: hidden === "yes" }));
    refresh();
    const t = await getTranslations("overview.steps");
    const back = { org, hidden: hidden === "yes" ? "no" : "yes" };
    return { done: t(hidden === "yes" ? "hiddenDone" : "shownDone"), undo: back };
  });
}

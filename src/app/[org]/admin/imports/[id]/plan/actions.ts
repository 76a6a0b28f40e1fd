"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { omissionInput } from "@/omissions/input";
import { omitRows } from "@/omissions/omit-rows";
import { checkAgain } from "@/rechecks/check-again";
import { freezeChosen } from "@/selections/freeze-chosen";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../../../answer";
import { enter } from "../../../enter";

/** Which of its people: those to be invited, or those whose invitation ran out. */
const chosenForm = z.object({
  ...{ org: z.string().max(100), id: z.uuid("import-not-found") },
  expired: z.literal("on").optional().catch(undefined),
});
const form = z.object({ org: z.string().max(100), id: z.uuid("import-not-found") });

/** Keeps the people whom the file chose, and leads to the message that they are to get. */
export async function writeToChosen(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id, expired } = chosenForm.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.invite");
    const whose = { id, areExpired: expired === "on" };
    const chosen = await inOrg(scope, (tx) => freezeChosen(tx, whose), "chunk");
    const kind = whose.areExpired ? "again" : "invite";
    redirect(`/${org}/admin/campaigns/new?selection=${chosen.id}&kind=${kind}`);
  });
}

/** Judges a plan that has become old by what is here now; one that is nobody's to judge any more is shown as it is. */
export async function lookAgain(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = form.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.view");
    const checked = await inOrg(scope, (tx) => checkAgain(tx, { id }), "chunk").catch((fault) => {
      if (fault instanceof Refusal) return undefined;
      throw fault;
    });
    const t = await getTranslations("imports.apply");
    refresh();
    if (checked === null) return { done: t("lookingAgain") };
    return { done: t(checked ? "lookedAgain" : "shownAgain") };
  });
}

/** Leaves rows out of the plan, or takes them back: those that are ticked, or all that the page found, if they are as many as it said. */
export async function omit(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const [{ org }, input] = [form.parse(given), omissionInput.parse(given)];
    const { scope } = await enter(org, "accounts.view");
    const { count, counts } = await inOrg(scope, (tx) => omitRows(tx, input), "chunk").catch(
      (fault) => {
        // the page asks again with the number that it is now
        if (fault instanceof Refusal && fault.code === "rows-recounted") refresh();
        throw fault;
      },
    );
    const t = await getTranslations("imports.plan.omit");
    refresh();
    return { done: t(`${input.act}${counts ? "Done" : "Begun"}`, { count }) };
  });
}

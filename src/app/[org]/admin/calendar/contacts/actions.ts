"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { inOrg } from "@/lib/in-org";
import { handOverContacts } from "@/lifecycle/hand-over-contacts";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../../answer";
import { enter } from "../../enter";
import { personId } from "../../people/person-form";

const form = personId.extend({ newOwnerId: z.uuid("owner-missing") });

/** Gives the contacts of somebody who left to another user. */
export async function handOver(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id, newOwnerId } = form.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.manage");
    const count = await inOrg(scope, (tx) => handOverContacts(tx, { from: [id], to: newOwnerId }));
    refresh();
    const t = await getTranslations("calendar.contacts");
    return { done: t("done", { count }) };
  });
}

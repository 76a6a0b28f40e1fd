"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import { writeWording } from "@/messages/write-wording";
import type { TextState } from "@/texts/components/text-composer";
import { textInput } from "@/texts/input";
import type { FormState } from "@/ui/forms/form-state";
import { answer, faultsByField, sole } from "../../../answer";
import { enter } from "../../../enter";
import { personId } from "../../person-form";
import { readText } from "./read-text";

const textForm = z.object({ text: textInput });

export async function previewTexted(org: string, id: string, words: string): Promise<TextState> {
  const person = personId.parse({ org, id });
  const { scope } = await enter(person.org, "accounts.invite");
  const given = textForm.safeParse({ text: words });
  if (given.error) {
    const t = await getTranslations("refusals");
    return { fault: faultsByField(t, given.error).text ?? "" };
  }
  const { text } = await inOrg(scope, (tx) => readText(tx, person.id, given.data.text), "page");
  return { text };
}

export async function sendText(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const { org, id } = personId.parse(given);
    const { scope } = await enter(org, "accounts.invite");
    const { text } = textForm.parse(given);
    await inOrg(scope, async (tx) => {
      const wordingId = text ? await writeWording(tx, { subject: "", body: "", text }) : null;
      sole(await inviteAccounts(tx, { ids: [id], lane: 2, wordingId, way: "SMS" }));
    });
    revalidatePath(`/${org}/admin`, "layout");
    redirect(`/${org}/admin/people/${id}?done=invited`);
  });
}

"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { writeWording } from "@/messages/write-wording";
import { ownText } from "@/templates/rules";
import type { TextState } from "@/texts/components/text-composer";
import { textInput } from "@/texts/input";
import type { FormState } from "@/ui/forms/form-state";
import { answer, faultsByField, sole } from "../../../answer";
import { enter } from "../../../enter";
import { personId } from "../../person-form";
import { readText } from "./read-text";

const textForm = z.object({ text: textInput });

/** What was written instead of the words that it began from. */
async function ownOf(tx: OrgTx, id: string, { text }: z.output<typeof textForm>) {
  const { start } = await readText(tx, id, null);
  return ownText(text, { text: start });
}

export async function previewTexted(org: string, id: string, words: string): Promise<TextState> {
  const person = personId.parse({ org, id });
  const { scope } = await enter(person.org, "accounts.invite");
  const given = textForm.safeParse({ text: words });
  if (given.error) {
    const t = await getTranslations("refusals");
    return { fault: faultsByField(t, given.error).text ?? "" };
  }
  const read = async (tx: OrgTx) => readText(tx, person.id, await ownOf(tx, person.id, given.data));
  const { text } = await inOrg(scope, read, "page");
  return { text };
}

export async function sendText(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const { org, id } = personId.parse(given);
    const { scope } = await enter(org, "accounts.invite");
    const words = textForm.parse(given);
    await inOrg(scope, async (tx) => {
      const text = await ownOf(tx, id, words);
      const wordingId = text ? await writeWording(tx, { subject: "", body: "", text }) : null;
      sole(await inviteAccounts(tx, { ids: [id], lane: 2, wordingId, way: "SMS" }));
    });
    revalidatePath(`/${org}/admin`, "layout");
    redirect(`/${org}/admin/people/${id}?done=invited`);
  });
}

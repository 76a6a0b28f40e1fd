"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { Wording } from "@/invitations/components/message-fields";
import type { PreviewState } from "@/invitations/components/use-preview";
import { wordingInput } from "@/invitations/input";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { readPreviewFacts } from "@/messages/queries";
import { writeWording } from "@/messages/write-wording";
import type { FormState } from "@/ui/forms/form-state";
import { answer, faultsByField, sole } from "../../../answer";
import { enter } from "../../../enter";
import { personId } from "../../person-form";
import { readLetter } from "./read-letter";

export async function previewInvitation(
  org: string,
  id: string,
  given: Wording | null,
): Promise<PreviewState> {
  const person = personId.parse({ org, id });
  const { scope } = await enter(person.org, "accounts.invite");
  const wording = wordingInput.nullable().safeParse(given);
  if (wording.error) {
    const t = await getTranslations("refusals");
    return { fields: faultsByField(t, wording.error) };
  }
  const { letter } = await inOrg(scope, (tx) => readLetter(tx, person.id, wording.data), "page");
  return { letter };
}

/** Beside one own part the other is the organisation's, in this person's language. */
async function keepWords(tx: OrgTx, id: string, wording: Wording): Promise<string> {
  const facts = await readPreviewFacts(tx, id);
  const locale = facts?.language ?? facts?.organization.language ?? "en";
  return writeWording(tx, wording, { letter: "invitation", locale });
}

export async function sendInvitation(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const { org, id } = personId.parse(given);
    const { scope } = await enter(org, "accounts.invite");
    const wording = given.own === "on" ? wordingInput.parse(given) : null;
    await inOrg(scope, async (tx) => {
      const wordingId = wording && (await keepWords(tx, id, wording));
      sole(await inviteAccounts(tx, { ids: [id], lane: 2, wordingId, way: "EMAIL" }));
    });
    revalidatePath(`/${org}/admin`, "layout");
    redirect(`/${org}/admin/people/${id}?done=invited`);
  });
}

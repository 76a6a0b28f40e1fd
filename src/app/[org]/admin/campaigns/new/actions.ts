"use server";

import { refresh, revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { LANGUAGES } from "@/accounts/input";
import { beginCampaign } from "@/campaigns/begin-campaign";
import type { LetterState, Turn } from "@/campaigns/components/preview/use-letter";
import { LETTER_OF } from "@/campaigns/rules";
import { sendTest } from "@/campaigns/send-test";
import type { Wording } from "@/invitations/components/message-fields";
import { wordingInput } from "@/invitations/input";
import { inOrg } from "@/lib/in-org";
import { Refusal } from "@/lib/refusal";
import { readSelection } from "@/selections/queries";
import type { FormState } from "@/ui/forms/form-state";
import { readPlan } from "@/waves/input";
import { answer, faultsByField } from "../../answer";
import { enter } from "../../enter";
import type { Whom } from "../letters";
import { isUnsent, readLetter, whom } from "../letters";

const turnInput = z.object({ id: z.uuid(), step: z.enum(["next", "previous"]).optional() });

/** The letter of a recipient with what is being typed. */
export async function previewLetter(
  given: Whom,
  at: Turn,
  words: Wording | null,
): Promise<LetterState> {
  const own = whom.parse(given);
  const { scope } = await enter(own.org, "accounts.invite");
  const wording = wordingInput.nullable().safeParse(words);
  const t = await getTranslations("refusals");
  if (wording.error) return { fields: faultsByField(t, wording.error) };
  const { id, step } = turnInput.parse(at);
  const turn = { id, ...(step && { step }) };
  try {
    const shown = await inOrg(scope, (tx) => readLetter(tx, own, turn, wording.data), "page");
    return { shown };
  } catch (fault) {
    if (fault instanceof Refusal) return { error: t(fault.code, { field: "" }) };
    throw fault;
  }
}

/** Mails the letter to whoever writes it. */
export async function testLetter(
  given: Whom,
  language: string,
  words: Wording | null,
): Promise<{ done?: string; error?: string }> {
  const own = whom.parse(given);
  const { scope } = await enter(own.org, "accounts.invite");
  const wording = wordingInput.nullable().safeParse(words);
  const t = await getTranslations("refusals");
  if (wording.error) return { error: Object.values(faultsByField(t, wording.error))[0] ?? "" };
  const test = {
    letter: LETTER_OF[own.kind],
    locale: z.enum(LANGUAGES).parse(language),
    wording: wording.data,
  };
  try {
    const { to } = await inOrg(scope, (tx) => sendTest(tx, test));
    return { done: (await getTranslations("campaigns.compose"))("tested", { address: to }) };
  } catch (fault) {
    if (fault instanceof Refusal) return { error: t(fault.code, { field: "", ...fault.details }) };
    throw fault;
  }
}

const counted = z.coerce.number<string>().int().nonnegative();
const beginForm = whom.extend({
  ...{ EMAIL: counted, SMS: counted, CODE: counted },
  codes: z
    .literal("on")
    .optional()
    .catch(undefined)
    .transform((word) => word === "on"),
});

/** Confirms the numbers that were shown. Where it is another by now, the page is counted again and nothing goes out. */
export async function begin(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const { org, selection, kind, codes, ...expected } = beginForm.parse(given);
    const { scope } = await enter(org, "accounts.invite");
    const wording = given.own === "on" ? wordingInput.parse(given) : null;
    const plan = readPlan(given);
    const { id } = await inOrg(scope, async (tx) => {
      const own = await readSelection(tx, selection);
      const source = own && isUnsent(own) ? ("UNSENT" as const) : ("PEOPLE" as const);
      const whom = { selectionId: selection, kind, source, withCodes: codes };
      return beginCampaign(tx, { ...whom, expected, wording, plan });
    }).catch((fault: unknown) => {
      if (fault instanceof Refusal && fault.code === "selection-recounted") refresh();
      throw fault;
    });
    // who awaits an invitation is counted anew in the frame
    revalidatePath(`/${org}/admin`, "layout");
    redirect(`/${org}/admin/campaigns/${id}`);
  });
}

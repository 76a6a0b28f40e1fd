"use server";

import { refresh, revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { LANGUAGES } from "@/accounts/input";
import { allOf } from "@/addressees/rules";
import { beginCampaign } from "@/campaigns/begin-campaign";
import type { OwnWords } from "@/campaigns/components/compose/use-draft";
import type { TestWay } from "@/campaigns/components/preview/test-button";
import type { LetterState, Turn } from "@/campaigns/components/preview/use-letter";
import { LETTER_OF } from "@/campaigns/rules";
import { sendTest } from "@/campaigns/send-test";
import { settleChoice } from "@/imports/settle-choice";
import { wordingInput } from "@/invitations/input";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readSelection } from "@/selections/queries";
import { textInput } from "@/texts/input";
import { testText } from "@/texts/test-text";
import type { FormState } from "@/ui/forms/form-state";
import type { Start } from "@/waves/input";
import { readPlan, startInput } from "@/waves/input";
import { answer, faultsByField } from "../../answer";
import { enter } from "../../enter";
import type { Whom } from "../letters";
import { chosenBy, judgeWords, readLetter, sourceOf, whom } from "../letters";

const turnInput = z.object({ id: z.uuid(), step: z.enum(["next", "previous"]).optional() });

/** The letter of a recipient with what is being typed, as it leaves when it is to. */
export async function previewLetter(
  given: Whom,
  at: Turn,
  words: OwnWords,
  start: Start | null,
): Promise<LetterState> {
  const own = whom.parse(given);
  const { scope } = await enter(own.org, "accounts.invite");
  const said = judgeWords(words);
  const t = await getTranslations("refusals");
  if (said.error) return { fields: faultsByField(t, said.error) };
  const { id, step } = turnInput.parse(at);
  const turn = { id, ...(step && { step }) };
  const leaves = startInput.nullable().parse(start);
  try {
    const read = (tx: OrgTx) => readLetter(tx, own, turn, said.words, leaves);
    const shown = await inOrg(scope, read, "page");
    return { shown };
  } catch (fault) {
    if (fault instanceof Refusal) return { error: t(fault.code, { field: "" }) };
    throw fault;
  }
}

/** Mails or texts it to whoever writes it. */
export async function testLetter(
  given: Whom,
  way: TestWay,
  language: string,
  words: OwnWords,
): Promise<{ done?: string; error?: string }> {
  const own = whom.parse(given);
  const { scope } = await enter(own.org, "accounts.invite");
  const said = judgeWords(words);
  const t = await getTranslations("refusals");
  if (said.error) return { error: Object.values(faultsByField(t, said.error))[0] ?? "" };
  const letter = LETTER_OF[own.kind];
  const locale = z.enum(LANGUAGES).parse(language);
  const { mail: wording, text } = said.words;
  const send = (tx: OrgTx) =>
    z.enum(["EMAIL", "SMS"]).parse(way) === "SMS"
      ? testText(tx, { letter, locale, words: text })
      : sendTest(tx, { letter, locale, wording });
  try {
    const { to } = await inOrg(scope, send);
    const compose = await getTranslations("campaigns.compose");
    return { done: compose("tested", { address: to }) };
  } catch (fault) {
    if (fault instanceof Refusal) return { error: t(fault.code, { field: "", ...fault.details }) };
    throw fault;
  }
}

const counted = z.coerce.number<string>().int().nonnegative();
const ticked = z
  .literal("on")
  .optional()
  .catch(undefined)
  .transform((word) => word === "on");
const beginForm = whom.extend({
  ...{ EMAIL: counted, SMS: counted, CODE: counted },
  ...{ codes: ticked, integrations: ticked },
});

/** Confirms the numbers that were shown. Where it is another by now, the page is counted again and nothing goes out. */
export async function begin(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const { org, selection, kind, declined, codes, integrations, ...expected } =
      beginForm.parse(given);
    const { scope } = await enter(org, "accounts.invite");
    const wording = given.own === "on" ? wordingInput.parse(given) : null;
    const text = textInput.optional().parse(given.text) || null;
    const plan = readPlan(given);
    const { id } = await inOrg(scope, async (tx) => {
      const own = await readSelection(tx, selection);
      // who is sent their invitation again is not whom the file chose to be invited
      const importId = own && kind === "INVITE" ? chosenBy(own) : undefined;
      if (importId) await settleChoice(tx, { id: importId, count: allOf(expected) });
      const source = own ? sourceOf(own) : undefined;
      const whom = { selectionId: selection, kind, source, importId, withCodes: codes };
      const ticks = { withDeclined: declined, switchesIntegrations: integrations };
      const says = { expected, wording, text, plan, ...ticks };
      return beginCampaign(tx, { ...whom, ...says });
    }).catch((fault: unknown) => {
      if (fault instanceof Refusal && fault.code === "selection-recounted") refresh();
      throw fault;
    });
    // who awaits an invitation is counted anew in the frame
    revalidatePath(`/${org}/admin`, "layout");
    redirect(`/${org}/admin/campaigns/${id}`);
  });
}

"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { Wording } from "@/invitations/components/message-fields";
import type { PreviewState } from "@/invitations/components/use-preview";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { readSettings } from "@/orgs/queries";
import { dropTemplate } from "@/templates/drop-template";
import type { TemplateKey } from "@/templates/input";
import { templateKey, templateWording } from "@/templates/input";
import { previewTemplate } from "@/templates/preview-template";
import { saveTemplate } from "@/templates/save-template";
import { testTemplate } from "@/templates/test-template";
import type { FormState } from "@/ui/forms/form-state";
import { answer, faultsByField } from "../../answer";
import { enter } from "../../enter";
import { senderLine } from "../../sender-line";

/** The letter with what is being typed. */
export async function previewTyped(
  given: { org: string } & TemplateKey,
  words: Wording | null,
): Promise<PreviewState> {
  const key = templateKey.parse(given);
  const { scope } = await enter(String(given.org), "settings.manage");
  const wording = templateWording(key.letter).nullable().safeParse(words);
  if (wording.error) {
    const t = await getTranslations("refusals");
    return { fields: faultsByField(t, wording.error) };
  }
  const show = async (tx: OrgTx) => {
    const made = await previewTemplate(tx, { ...key, wording: wording.data });
    const from = await senderLine(tx, await readSettings(tx));
    return { from, subject: made.subject, html: made.html };
  };
  return { letter: await inOrg(scope, show, "page") };
}

type Act = (tx: OrgTx, key: TemplateKey, data: FormData) => Promise<string>;

const seenOf = (data: FormData): Date | null => {
  const seen = data.get("seen");
  return seen ? z.coerce.date().parse(seen) : null;
};
const wordsOf = (key: TemplateKey, data: FormData) =>
  templateWording(key.letter).parse(Object.fromEntries(data));

const ACTS: Record<string, Act> = {
  save: async (tx, key, data) => {
    const { isOwn } = await saveTemplate(tx, { ...key, ...wordsOf(key, data), seen: seenOf(data) });
    return (await getTranslations("templates"))(isOwn ? "saved" : "savedBuiltIn");
  },
  drop: async (tx, key, data) => {
    const seen = seenOf(data);
    if (!seen) throw new Refusal("settings-changed");
    await dropTemplate(tx, { ...key, seen });
    return (await getTranslations("templates"))("dropped");
  },
  test: async (tx, key, data) => {
    const { to } = await testTemplate(tx, { ...key, wording: wordsOf(key, data) });
    return (await getTranslations("templates"))("tested", { address: to });
  },
};

/** Saves the words, goes back to the built-in ones, or mails the letter to whoever presses the button. */
export async function actOnTemplate(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const key = templateKey.parse(Object.fromEntries(data));
    const { scope } = await enter(String(data.get("org")), "settings.manage");
    const act = ACTS[String(data.get("act"))] ?? ACTS.save;
    const done = act && (await inOrg(scope, (tx) => act(tx, key, data)));
    if (data.get("act") !== "test") refresh();
    return { done: done ?? "" };
  });
}

"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { groupsOf, spoken } from "@/codes/rules";
import type { DeskState } from "@/handovers/components/code-desk";
import { readFilter } from "@/handovers/input";
import { makeMissing } from "@/handovers/make-missing";
import { markHandedOver } from "@/handovers/mark-handed-over";
import { showCode } from "@/handovers/show-code";
import { inOrg } from "@/lib/in-org";
import { parseQuery } from "@/people/input";
import { beginLetters } from "@/printouts/begin-letters";
import { lettersForm } from "@/printouts/input";
import { listPrinted } from "@/printouts/queries";
import type { FormState } from "@/ui/forms/form-state";
import { answer, sole } from "../answer";
import { enter } from "../enter";
import { personId } from "../people/person-form";

const marking = z.object({
  org: z.string().max(100),
  ids: z.array(z.uuid()).min(1).max(50),
  isHanded: z.boolean(),
});

/** Notes of those who are ticked that their code was handed over, or that it was not. */
export async function markCodes(org: string, ids: string[], isHanded: boolean): Promise<FormState> {
  return answer(new FormData(), async () => {
    const given = marking.parse({ org, ids, isHanded });
    const { scope } = await enter(given.org, "codes.see");
    const { done } = await inOrg(scope, (tx) => markHandedOver(tx, given));
    refresh();
    const t = await getTranslations("codes.done");
    return { done: t(isHanded ? "handed" : "notHanded", { count: done.length }) };
  });
}

/** Makes the codes that are missing of people whom nobody invited yet. */
export async function makeCodes(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org } = z.object({ org: z.string().max(100) }).parse(Object.fromEntries(data));
    const { scope } = await enter(org, "codes.see");
    const { count } = await inOrg(scope, makeMissing, "chunk");
    refresh();
    const t = await getTranslations("codes.done");
    return { done: t("made", { count }) };
  });
}

const printing = z.object({
  org: z.string().max(100),
  query: z.string().max(4_000).optional(),
  ids: z.string().max(4_000).optional(),
});

/** Letters for who is ticked, or for all that the view holds. */
export async function printLetters(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const { org, query = "", ids } = printing.parse(given);
    const { scope } = await enter(org, "codes.see");
    const chosen = ids
      ? { ids: z.array(z.uuid()).parse(ids.split(",")) }
      : { filter: readFilter(parseQuery(query)) };
    const form = lettersForm.parse(given);
    // thousands of people, each with a line in their timeline
    const { id } = await inOrg(scope, (tx) => beginLetters(tx, { chosen, ...form }), "chunk");
    redirect(`/${org}/admin/codes/letters/${id}`);
  });
}

/** Everybody of a print run was given their letter. */
export async function handLetters(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = personId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "codes.see");
    const { done } = await inOrg(
      scope,
      async (tx) => markHandedOver(tx, { ids: await listPrinted(tx, id), isHanded: true }),
      "chunk",
    );
    refresh();
    const t = await getTranslations("codes.done");
    return { done: t("handed", { count: done.length }) };
  });
}

/** One code, in groups, with the words that are said for its signs in the reader's language. */
export async function showAtDesk(_: DeskState, data: FormData): Promise<DeskState> {
  return answer<DeskState>(data, async () => {
    const { org, id } = personId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "codes.see");
    const replaces = data.get("replaces") === "on";
    const { code, expiresAt } = await inOrg(scope, (tx) =>
      showCode(tx, { id, replaces, waits: true }),
    );
    const [language, format] = await Promise.all([getLocale(), getFormatter()]);
    const groups = groupsOf(code).map((symbols, place) => ({
      ...{ place, symbols, words: spoken(symbols, language) },
    }));
    const until = expiresAt && format.dateTime(expiresAt, "day");
    return { shown: { groups, until, isNew: replaces } };
  });
}

/** This one was given their code: back to those who still wait. */
export async function handAtDesk(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = personId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "codes.see");
    await inOrg(scope, async (tx) => sole(await markHandedOver(tx, { ids: [id], isHanded: true })));
    redirect(`/${org}/admin/codes`);
  });
}

"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { changeJoinLink } from "@/joins/change-join-link";
import { closeJoinLink } from "@/joins/close-join-link";
import { joinRulesInput } from "@/joins/input";
import { openJoinLink } from "@/joins/open-join-link";
import { resumeJoinLink } from "@/joins/resume-join-link";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../../answer";
import { enter } from "../../enter";

/** What was done; of a link that was switched off, how many waited. */
type Done = "opened" | "saved" | "unchanged" | "resumed" | { waiting: number };

const linkInput = z.object({ id: z.uuid() });

/** An act on the open link; the page shows what holds then. */
const act = (data: FormData, work: (tx: OrgTx, given: object) => Promise<Done>) =>
  answer(data, async (): Promise<FormState> => {
    const { scope } = await enter(String(data.get("org")), "settings.manage");
    const done = await inOrg(scope, (tx) => work(tx, Object.fromEntries(data)));
    refresh();
    const t = await getTranslations("joins.done");
    if (typeof done === "string") return { done: t(done) };
    return { done: t("off", { count: done.waiting }) };
  });

export async function switchOn(_: FormState, data: FormData): Promise<FormState> {
  return act(data, async (tx, given) => {
    await openJoinLink(tx, joinRulesInput.parse(given));
    return "opened";
  });
}

export async function saveRules(_: FormState, data: FormData): Promise<FormState> {
  return act(data, async (tx, given) => {
    const input = { ...joinRulesInput.parse(given), ...linkInput.parse(given) };
    const { changed } = await changeJoinLink(tx, input);
    return changed.length > 0 ? "saved" : "unchanged";
  });
}

export async function switchOff(_: FormState, data: FormData): Promise<FormState> {
  return act(data, (tx, given) => closeJoinLink(tx, linkInput.parse(given)));
}

export async function resumeLink(_: FormState, data: FormData): Promise<FormState> {
  return act(data, async (tx, given) => {
    await resumeJoinLink(tx, linkInput.parse(given));
    return "resumed";
  });
}

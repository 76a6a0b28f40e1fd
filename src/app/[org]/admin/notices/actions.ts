"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { markRead } from "@/alerts/mark-read";
import { ALERT_KINDS } from "@/alerts/rules";
import { inOrg } from "@/lib/in-org";
import { chooseAlerts } from "@/preferences/choose-alerts";
import { alertChoices } from "@/preferences/input";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../answer";
import { enter } from "../enter";

const readForm = z.object({ org: z.string().max(80), id: z.uuid().optional() });

/** Marks one notice as read, or all of them. */
export async function read(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = readForm.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.view");
    const { count } = await inOrg(scope, (tx) => markRead(tx, { ids: id ? [id] : null }));
    refresh();
    const t = await getTranslations("alerts");
    return { done: t("marked", { count }) };
  });
}

/** Saves how the reader is told of each kind. */
export async function saveChoices(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { scope } = await enter(String(data.get("org")), "accounts.view");
    const given = ALERT_KINDS.flatMap((kind) => (data.has(kind) ? [[kind, data.get(kind)]] : []));
    const choices = alertChoices.parse(Object.fromEntries(given));
    await inOrg(scope, (tx) => chooseAlerts(tx, choices));
    refresh();
    const t = await getTranslations("alerts.choices");
    return { done: t("saved") };
  });
}

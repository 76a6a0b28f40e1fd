"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { line } from "@/accounts/input";
import { inOrg } from "@/lib/in-org";
import { parseQuery, readView } from "@/people/input";
import { queryOf } from "@/people/rules";
import type { FormState } from "@/ui/forms/form-state";
import { changeView } from "@/views/change-view";
import { chooseDensity } from "@/views/choose-density";
import { removeView } from "@/views/remove-view";
import { DENSITIES } from "@/views/rules";
import { saveView } from "@/views/save-view";
import { answer } from "../answer";
import { enter } from "../enter";

const viewName = z.object({
  org: z.string().max(100),
  name: line(60).transform((name, context) => {
    if (name !== null) return name;
    context.addIssue({ code: "custom", message: "name-missing" });
    return z.NEVER;
  }),
  shared: z.literal("on").optional().transform(Boolean),
});
const viewId = z.object({ org: z.string().max(100), id: z.uuid("view-not-found") });
const newView = viewName.extend({ query: z.string().max(4_000) });

export async function saveCurrentView(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, name, shared, query } = newView.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.view");
    const { filter, columns } = readView(parseQuery(query));
    const view = { name, shared, query: queryOf(filter, columns) };
    await inOrg(scope, (tx) => saveView(tx, view));
    refresh();
    const t = await getTranslations("list.view");
    return { done: t("saved", { name }) };
  });
}

export async function changeSavedView(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const { org, id, ...view } = { ...viewId.parse(given), ...viewName.parse(given) };
    const { scope } = await enter(org, "accounts.view");
    await inOrg(scope, (tx) => changeView(tx, { id, ...view }));
    refresh();
    const t = await getTranslations("list.view");
    return { done: t("changed") };
  });
}

export async function removeSavedView(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = viewId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.view");
    await inOrg(scope, (tx) => removeView(tx, { id }));
    refresh();
    const t = await getTranslations("list.view");
    return { done: t("removed") };
  });
}

/** Keeps the row height with the person. */
export async function chooseRowHeight(org: string, density: string): Promise<void> {
  const chosen = z.enum(DENSITIES).parse(density);
  const { scope } = await enter(z.string().max(100).parse(org), "accounts.view");
  await inOrg(scope, (tx) => chooseDensity(tx, chosen));
  refresh();
}

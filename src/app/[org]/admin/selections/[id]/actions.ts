"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { undoDismissal } from "@/desk/undo-dismissal";
import { inOrg } from "@/lib/in-org";
import { beginSelection } from "@/selections/begin-selection";
import { actInput } from "@/selections/input";
import { stopSelection } from "@/selections/stop-selection";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../../answer";
import { enter } from "../../enter";

const selectionId = z.object({ org: z.string().max(100), id: z.uuid("selection-not-found") });
const beginForm = actInput.extend({
  ...selectionId.shape,
  expected: z.coerce.number().int().nonnegative(),
});

/** Confirms the act: a small set is done when this returns, a large one waits for the worker. */
export async function begin(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, ...input } = beginForm.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.view");
    await inOrg(scope, (tx) => beginSelection(tx, input), "chunk");
    refresh();
    return {};
  });
}

/** Takes back whom it put aside. */
export async function undo(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = selectionId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.invite");
    const { count } = await inOrg(scope, (tx) => undoDismissal(tx, { selectionId: id }), "chunk");
    refresh();
    const t = await getTranslations("selections");
    return { done: t("undone", { count }) };
  });
}

export async function stop(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = selectionId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.view");
    await inOrg(scope, (tx) => stopSelection(tx, { id }));
    refresh();
    return {};
  });
}

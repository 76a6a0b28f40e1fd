"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { changeApplication } from "@/applications/change-application";
import { createApplication } from "@/applications/create-application";
import { deleteApplication } from "@/applications/delete-application";
import { grantApplication } from "@/applications/grant-application";
import { revokeApplication } from "@/applications/revoke-application";
import { inOrg } from "@/lib/in-org";
import type { RowRefusal } from "@/lib/refusal";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../answer";
import { chosenIds, ownId } from "../chosen";
import { enter } from "../enter";
import { orgOf } from "../people/person-form";
import { applicationForm } from "./application-form";

export async function addApplication(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const { org } = orgOf.parse(given);
    const { scope } = await enter(org, "settings.manage");
    const input = applicationForm.parse(given);
    const { id } = await inOrg(scope, (tx) => createApplication(tx, input));
    redirect(`/${org}/admin/applications/${id}?done=created`);
  });
}

export async function saveApplication(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const { org, id } = ownId.parse(given);
    const { scope } = await enter(org, "settings.manage");
    const input = applicationForm.parse(given);
    const { changed } = await inOrg(scope, (tx) => changeApplication(tx, { id, ...input }));
    const word = changed.length > 0 ? "changed" : "unchanged";
    redirect(`/${org}/admin/applications/${id}?done=${word}`);
  });
}

export async function remove(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = ownId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "settings.manage");
    await inOrg(scope, (tx) => deleteApplication(tx, { id }));
    redirect(`/${org}/admin/applications?done=deleted`);
  });
}

/** How many got it, then each reason for which others did not, with its number. */
async function told(count: number, refused: readonly RowRefusal[]): Promise<string> {
  const t = await getTranslations("applications.done");
  const reason = await getTranslations("refusals");
  const reasons = Map.groupBy(refused, ({ code }) => code);
  const parts = [...reasons].map(([code, rows]) =>
    t("leftOut", { count: rows.length, reason: reason(code, { field: "" }) }),
  );
  return [t("given", { count }), ...parts].join(" ");
}

export async function givePeople(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = ownId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.manage");
    const ids = chosenIds(data, "ids");
    const { done, refused } = await inOrg(scope, (tx) =>
      grantApplication(tx, { applicationId: id, ids }),
    );
    refresh();
    const text = await told(done.length, refused);
    // Whoever was left out is read in the dialog, not in a toast that goes by.
    if (refused.length === 0) return { done: text };
    return { error: text, left: refused.map(({ id: one }) => one) };
  });
}

export async function takeFromPeople(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = ownId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.manage");
    const ids = chosenIds(data, "ids");
    const { done } = await inOrg(scope, (tx) => revokeApplication(tx, { applicationId: id, ids }));
    refresh();
    const t = await getTranslations("applications.done");
    return { done: t("taken", { count: done.length }) };
  });
}

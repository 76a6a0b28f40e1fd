"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { changeLogo } from "@/files/change-logo";
import { changeSlug } from "@/orgs/change-slug";
import { slugInput } from "@/orgs/input";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../answer";
import { actOnSettings, saveSection } from "./save-section";

export async function saveGeneral(_: FormState, data: FormData): Promise<FormState> {
  return saveSection("general", data);
}

export async function saveColor(_: FormState, data: FormData): Promise<FormState> {
  return saveSection("look", data);
}

export async function saveInvitations(_: FormState, data: FormData): Promise<FormState> {
  return saveSection("invitations", data);
}

export async function saveAccess(_: FormState, data: FormData): Promise<FormState> {
  return saveSection("access", data);
}

export async function saveSender(_: FormState, data: FormData): Promise<FormState> {
  return saveSection("sender", data);
}

export async function saveRetention(_: FormState, data: FormData): Promise<FormState> {
  return saveSection("retention", data);
}

/** Moves the organisation to another address; the page goes on under it. */
export async function moveAddress(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { slug } = slugInput.parse({ slug: data.get("slug") });
    const state = await actOnSettings(data, async (tx, seen) => {
      const { changed } = await changeSlug(tx, { slug, seen });
      return { done: changed ? "address" : "unchanged" };
    });
    if (!state.done) return state;
    redirect(`/${slug}/admin/settings/general?done=${state.done}`);
  });
}

/** The file that a form carries; a field left empty carries one without a name. */
async function pictureOf(data: FormData) {
  const file = data.get("logo");
  if (!(file instanceof File) || file.size === 0) return undefined;
  return { name: file.name, content: new Uint8Array(await file.arrayBuffer()) };
}

export async function saveLogo(_: FormState, data: FormData): Promise<FormState> {
  const [t, logo] = [await getTranslations("settings.look"), await pictureOf(data)];
  if (!logo) return { fields: { logo: t("logoMissing") } };
  return actOnSettings(data, async (tx) => {
    await changeLogo(tx, { logo });
    return { done: t("logoSaved") };
  });
}

export async function removeLogo(_: FormState, data: FormData): Promise<FormState> {
  const t = await getTranslations("settings.look");
  return actOnSettings(data, async (tx) => {
    await changeLogo(tx, { logo: null });
    return { done: t("logoRemoved") };
  });
}

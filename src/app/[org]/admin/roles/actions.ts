"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { changeRole } from "@/admins/change-role";
import { createRole } from "@/admins/create-role";
import { deleteRole } from "@/admins/delete-role";
import { permissionSet, roleName } from "@/admins/input";
import { inOrg } from "@/lib/in-org";
import { PERMISSIONS } from "@/lib/org";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../answer";
import { enter } from "../enter";

const org = z.string().max(100);
const roleId = z.object({ org, id: z.uuid("role-unknown") });
const words = z
  .string()
  .max(500)
  .transform((text) => text.split(" ").filter(Boolean))
  .pipe(permissionSet);

const texts = () => getTranslations("roles.done");

export async function newRole(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { scope } = await enter(org.parse(data.get("org")), "admins.manage");
    const { name } = z.object({ name: roleName }).parse({ name: data.get("name") });
    const permissions = PERMISSIONS.filter((permission) => data.get(permission) === "on");
    await inOrg(scope, (tx) => createRole(tx, { name, permissions }));
    refresh();
    return { done: (await texts())("created") };
  });
}

const changeForm = roleId.extend({ permissions: words, seen: words });

export async function saveRole(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org: slug, ...change } = changeForm.parse(Object.fromEntries(data));
    const { scope } = await enter(slug, "admins.manage");
    const { changed, holders } = await inOrg(scope, (tx) => changeRole(tx, change));
    refresh();
    return { done: (await texts())(changed ? "saved" : "unchanged", { count: holders }) };
  });
}

const renameForm = roleId.extend({ name: roleName });

export async function renameRole(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org: slug, ...change } = renameForm.parse(Object.fromEntries(data));
    const { scope } = await enter(slug, "admins.manage");
    const { changed } = await inOrg(scope, (tx) => changeRole(tx, change));
    refresh();
    return { done: (await texts())(changed ? "renamed" : "unchanged") };
  });
}

export async function removeRole(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org: slug, id } = roleId.parse(Object.fromEntries(data));
    const { scope } = await enter(slug, "admins.manage");
    const { holders } = await inOrg(scope, (tx) => deleteRole(tx, { id }));
    refresh();
    return { done: (await texts())("deleted", { count: holders }) };
  });
}

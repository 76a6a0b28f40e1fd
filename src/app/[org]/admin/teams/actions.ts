"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { addMembers } from "@/teams/add-members";
import { createTeam } from "@/teams/create-team";
import { deleteTeam } from "@/teams/delete-team";
import { teamName } from "@/teams/input";
import { removeMembers } from "@/teams/remove-members";
import { renameTeam } from "@/teams/rename-team";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../answer";
import { chosenIds, ownId } from "../chosen";
import { enter } from "../enter";

const named = z.object({ org: z.string().max(100), name: teamName });

export async function newTeam(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, name } = named.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.manage");
    const { id } = await inOrg(scope, (tx) => createTeam(tx, { name }));
    redirect(`/${org}/admin/teams/${id}?done=created`);
  });
}

export async function rename(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id, name } = named.extend(ownId.shape).parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.manage");
    const { changed } = await inOrg(scope, (tx) => renameTeam(tx, { id, name }));
    refresh();
    const t = await getTranslations("teams.done");
    return { done: t(changed ? "renamed" : "unchanged") };
  });
}

export async function remove(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = ownId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.manage");
    await inOrg(scope, (tx) => deleteTeam(tx, { id }));
    redirect(`/${org}/admin/teams?done=deleted`);
  });
}

type Verb = (tx: OrgTx, input: { teamId: string; ids: string[] }) => ReturnType<typeof addMembers>;

/** Moves the chosen people in or out, and says how many; who was gone or closed meanwhile is counted. */
async function move(data: FormData, verb: Verb, word: "added" | "removed"): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = ownId.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.manage");
    const ids = chosenIds(data, "ids");
    const { done, refused } = await inOrg(scope, (tx) => verb(tx, { teamId: id, ids }));
    refresh();
    const t = await getTranslations("teams.done");
    const text = t(word, { count: done.length });
    return { done: refused.length > 0 ? t("leftOut", { text, count: refused.length }) : text };
  });
}

export async function addPeople(_: FormState, data: FormData): Promise<FormState> {
  return move(data, addMembers, "added");
}

export async function removePeople(_: FormState, data: FormData): Promise<FormState> {
  return move(data, removeMembers, "removed");
}

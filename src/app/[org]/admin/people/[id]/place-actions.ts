"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { revokeApplication } from "@/applications/revoke-application";
import { inOrg } from "@/lib/in-org";
import { removeMembers } from "@/teams/remove-members";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../../answer";
import { chosenIds, ownId } from "../../chosen";
import { enter } from "../../enter";
import type { Places } from "../place-person";
import { placePerson } from "../place-person";

/** Puts the person where the form says, all or nothing. */
async function place(data: FormData, places: Places): Promise<void> {
  const { org, id } = ownId.parse(Object.fromEntries(data));
  const { scope } = await enter(org, "accounts.manage");
  await inOrg(scope, (tx) => placePerson(tx, id, places));
  refresh();
}

export async function joinTeams(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const teamIds = chosenIds(data, "teamIds").sort();
    await place(data, { teamIds, applicationIds: [] });
    const t = await getTranslations("teams.person");
    return { done: t("joined", { count: teamIds.length }) };
  });
}

export async function giveApplications(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const applicationIds = chosenIds(data, "applicationIds").sort();
    await place(data, { teamIds: [], applicationIds });
    const t = await getTranslations("applications.person");
    return { done: t("given", { count: applicationIds.length }) };
  });
}

const placed = ownId.extend({ place: z.uuid("not-found") });

export async function leaveTeam(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id, place: teamId } = placed.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.manage");
    await inOrg(scope, (tx) => removeMembers(tx, { teamId, ids: [id] }));
    refresh();
    const t = await getTranslations("teams.person");
    return { done: t("left") };
  });
}

export async function takeApplication(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org, id, place: applicationId } = placed.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.manage");
    await inOrg(scope, (tx) => revokeApplication(tx, { applicationId, ids: [id] }));
    refresh();
    const t = await getTranslations("applications.person");
    return { done: t("taken") };
  });
}

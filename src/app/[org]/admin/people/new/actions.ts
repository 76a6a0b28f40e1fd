"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { createAccounts } from "@/accounts/create-accounts";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import type { FormState } from "@/ui/forms/form-state";
import { answer, sole } from "../../answer";
import { optionalIds } from "../../chosen";
import { enter } from "../../enter";
import { newPersonForm, orgOf } from "../person-form";
import type { Places } from "../place-person";
import { placePerson } from "../place-person";

type NewPerson = ReturnType<ReturnType<typeof newPersonForm>["parse"]>;
type Made = {
  id: string;
  done: "created" | "createdInvited" | "createdTexted" | "createdCoded" | "createdSuspended";
};

const INVITED = {
  EMAIL: "createdInvited",
  SMS: "createdTexted",
  CODE: "createdCoded",
} as const;

/** The account and what was ticked with it, all or nothing. */
async function make(
  tx: OrgTx,
  { status, now, ...person }: NewPerson,
  places: Places,
): Promise<Made> {
  const created = sole(await createAccounts(tx, { people: [person], source: "HAND" }));
  const ids = created ? [created.id] : [];
  const [id = ""] = ids;
  if (status === "suspended") sole(await suspendAccounts(tx, { ids }));
  await placePerson(tx, id, places);
  if (status === "suspended") return { id, done: "createdSuspended" };
  if (!now) return { id, done: "created" };
  const invited = sole(await inviteAccounts(tx, { ids, lane: 2, withCodes: true }));
  return { id, done: INVITED[invited?.channel ?? "EMAIL"] };
}

export async function createPerson(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const { org } = orgOf.parse(given);
    const gate = await enter(org, "accounts.manage");
    const person = newPersonForm(gate.org.country).parse(given);
    const places = {
      teamIds: optionalIds(data, "teamIds"),
      applicationIds: optionalIds(data, "applicationIds"),
    };
    const { id, done } = await inOrg(gate.scope, (tx) => make(tx, person, places));
    // the frame counts people, and would stay as it was through a redirect
    revalidatePath(`/${org}/admin`, "layout");
    const ask = done === "createdCoded" ? "&ask=showCode" : "";
    redirect(`/${org}/admin/people/${id}?done=${done}${ask}`);
  });
}

"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { createAccounts } from "@/accounts/create-accounts";
import { prepareCodes } from "@/codes/prepare-codes";
import { inviteAccounts } from "@/invitations/invite-accounts";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import { Refusal } from "@/lib/refusal";
import { suspendAccounts } from "@/lifecycle/suspend-accounts";
import type { FormState } from "@/ui/forms/form-state";
import { typedValues } from "@/ui/forms/form-state";
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
  isCoded: boolean,
): Promise<Made> {
  const created = sole(await createAccounts(tx, { people: [person], source: "HAND" }));
  const ids = created ? [created.id] : [];
  const [id = ""] = ids;
  if (status === "suspended") sole(await suspendAccounts(tx, { ids }));
  // who can be written to has none until somebody asks for it
  else if (!person.email && !person.phone) await prepareCodes(tx, { ids });
  await placePerson(tx, id, places);
  if (status === "suspended") return { id, done: "createdSuspended" };
  if (!now) return { id, done: "created" };
  const by = isCoded ? ({ way: "CODE" } as const) : { withCodes: true };
  const invited = sole(await inviteAccounts(tx, { ids, lane: 2, ...by }));
  return { id, done: INVITED[invited?.channel ?? "EMAIL"] };
}

const NOT_TODAY: ReadonlySet<string> = new Set(["texts-full", "letters-today"]);

/** Who cannot be invited today is not added either: said so, with what was typed. */
async function notInvited(fault: unknown, data: FormData): Promise<FormState> {
  if (!(fault instanceof Refusal && NOT_TODAY.has(fault.code))) throw fault;
  const refusals = await getTranslations("refusals");
  const t = await getTranslations("person.form");
  const error = t("notAdded", { why: refusals(fault.code, { field: "" }) });
  return { error, values: typedValues(data) };
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
    const made = await inOrg(gate.scope, (tx) =>
      make(tx, person, places, given.inviteBy === "CODE"),
    ).catch((fault: unknown) => notInvited(fault, data));
    if (!("id" in made)) return made;
    const { id, done } = made;
    // the frame counts people, and would stay as it was through a redirect
    revalidatePath(`/${org}/admin`, "layout");
    const ask = done === "createdCoded" ? "&ask=showCode" : "";
    redirect(`/${org}/admin/people/${id}?done=${done}${ask}`);
  });
}

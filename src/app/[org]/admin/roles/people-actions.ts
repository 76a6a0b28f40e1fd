"use server";

import { refresh, revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { displayName } from "@/accounts/input";
import { readPerson } from "@/accounts/queries";
import { inviteAdmin } from "@/appointments/invite-admin";
import { transferOwnership } from "@/appointments/transfer-ownership";
import { withdrawOutstanding } from "@/appointments/withdraw-outstanding";
import { inOrg } from "@/lib/in-org";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../answer";
import { enter } from "../enter";
import { newAdminForm } from "../people/person-form";
import { proveForRole, proveOneself } from "../prove-oneself";

const org = z.string().max(100);

export async function sendAdmin(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const gate = await enter(org.parse(given.org), "admins.manage");
    const { role, ...person } = newAdminForm(gate.org.country).parse(given);
    await proveForRole(gate, role, data);
    const { id } = await inOrg(gate.scope, (tx) => inviteAdmin(tx, { person, role }));
    revalidatePath(`/${gate.org.slug}/admin`, "layout");
    redirect(`/${gate.org.slug}/admin/people/${id}?done=createdInvited`);
  });
}

const transferForm = z.object({
  org,
  ownerId: z.uuid("successor-missing"),
  layDown: z.literal("on").optional().transform(Boolean),
  password: z.string().max(1_000),
});

export async function handOver(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const given = Object.fromEntries(data);
    const { ownerId: toId, layDown, password, org: slug } = transferForm.parse(given);
    const gate = await enter(slug, "admins.manage");
    const oldHash = await proveOneself(gate, password);
    const person = await inOrg(gate.scope, async (tx) => {
      await transferOwnership(tx, { toId, layDown, oldHash });
      return readPerson(tx, toId);
    });
    // Who laid it down may see none of these pages any more: their own says what became of it.
    if (layDown) redirect(`/${gate.org.slug}/me?done=handedOver`);
    const t = await getTranslations("roles.done");
    refresh();
    return { done: t("transferred", { name: person ? displayName(person) : "" }) };
  });
}

const outstandingForm = z.object({ org, id: z.uuid("not-found") });

export async function withdrawAllOf(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org: slug, id } = outstandingForm.parse(Object.fromEntries(data));
    await enter(slug, "admins.manage");
    const { scope } = await enter(slug, "accounts.invite");
    const { withdrawn, left } = await inOrg(scope, (tx) =>
      withdrawOutstanding(tx, { inviterId: id }),
    );
    refresh();
    const t = await getTranslations("roles.done");
    return { done: t("withdrawn", { count: withdrawn, left }) };
  });
}

"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { cancelAddressChange } from "@/addresses/cancel-address-change";
import { resendAddressChange } from "@/addresses/resend-address-change";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../../answer";
import { enter } from "../../enter";
import { personId } from "../person-form";
import { limitLinks } from "./limit-links";

/** An act on the address that waits for its proof, and what came of it in words. */
async function actOn(
  data: FormData,
  done: "resent" | "kept",
  verb: (tx: OrgTx, input: { id: string }) => Promise<void>,
): Promise<FormState> {
  return answer(data, async () => {
    const { org, id } = personId.parse(Object.fromEntries(data));
    const gate = await enter(org, "accounts.manage");
    if (done === "resent") await limitLinks(gate, id);
    await inOrg(gate.scope, (tx) => verb(tx, { id }));
    refresh();
    const t = await getTranslations("person.pendingAddress");
    return { done: t(done) };
  });
}

export async function resendAddress(_: FormState, data: FormData): Promise<FormState> {
  return actOn(data, "resent", resendAddressChange);
}

export async function keepAddress(_: FormState, data: FormData): Promise<FormState> {
  return actOn(data, "kept", cancelAddressChange);
}

"use server";

import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { cancelAddressChange } from "@/addresses/cancel-address-change";
import { resendAddressChange } from "@/addresses/resend-address-change";
import type { ProvenBy } from "@/addresses/rules";
import { inOrg } from "@/lib/in-org";
import type { OrgTx } from "@/lib/org";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../../answer";
import { enter } from "../../enter";
import { personId } from "../person-form";
import { limitLinks } from "./limit-links";

const pendingForm = personId.extend({ channel: z.enum(["EMAIL", "SMS"]) });

const WORDS = { EMAIL: "person.pendingAddress", SMS: "person.pendingMobile" } as const;

/** An act on the address or mobile that waits for its proof, and what came of it in words. */
async function actOn(
  data: FormData,
  done: "resent" | "kept",
  verb: (tx: OrgTx, input: { id: string; channel: ProvenBy }) => Promise<void>,
): Promise<FormState> {
  return answer(data, async () => {
    const { org, id, channel } = pendingForm.parse(Object.fromEntries(data));
    const gate = await enter(org, "accounts.manage");
    if (done === "resent") await limitLinks(gate, id, channel);
    await inOrg(gate.scope, (tx) => verb(tx, { id, channel }));
    refresh();
    const t = await getTranslations(WORDS[channel]);
    return { done: t(done) };
  });
}

export async function resendAddress(_: FormState, data: FormData): Promise<FormState> {
  return actOn(data, "resent", resendAddressChange);
}

export async function keepAddress(_: FormState, data: FormData): Promise<FormState> {
  return actOn(data, "kept", cancelAddressChange);
}

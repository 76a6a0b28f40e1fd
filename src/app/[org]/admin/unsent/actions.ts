"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { inOrg } from "@/lib/in-org";
import { freezeSelection } from "@/selections/freeze-selection";
import type { FormState } from "@/ui/forms/form-state";
import { answer } from "../answer";
import { UNSENT } from "../campaigns/letters";
import { enter } from "../enter";

const orgForm = z.object({ org: z.string().max(100) });

/** Keeps everybody who awaits an invitation now, and leads to their message. */
export async function inviteAll(_: FormState, data: FormData): Promise<FormState> {
  return answer(data, async () => {
    const { org } = orgForm.parse(Object.fromEntries(data));
    const { scope } = await enter(org, "accounts.invite");
    const { id } = await inOrg(scope, (tx) => freezeSelection(tx, { query: UNSENT }), "chunk");
    redirect(`/${org}/admin/campaigns/new?selection=${id}&kind=invite`);
  });
}
